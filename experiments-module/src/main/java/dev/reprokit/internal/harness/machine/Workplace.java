package dev.reprokit.internal.harness.machine;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.concurrent.ThreadFactory;

/** The devices of a plan, and what computes on them. */
public interface Workplace {
    /** {@return the CPU, or one or more GPUs} */
    List<Device> devices();

    /** {@return the first device} */
    default Device device() {
        return devices().get(0);
    }

    /** {@return the devices by their makers' names} */
    String deviceName();

    /**
     * {@return the properties of the devices on which the bits of results depend: neither number of
     * devices nor of cores}
     */
    String deviceKind();

    /** {@return the free memory in bytes on the first device; empty if it is unknown} */
    OptionalLong freeBytes();

    /** {@return the versions of what computes, by name} */
    Map<String, String> versions();

    /** {@return the inputs, by name, of whatever is computed here, beside the device} */
    SortedMap<String, String> inputs();

    /** {@return what is not as one may expect, and what to do about it; a run goes on} */
    default List<String> warnings() {
        return List.of();
    }

    /** {@return a manager of arrays, which the caller closes} */
    NDManager manager();

    /** Sets what a thread needs that trials compute on. */
    void prepareThread();

    /** {@return what creates the threads of trials} */
    default ThreadFactory threads() {
        return trials ->
                new Thread(
                        () -> {
                            prepareThread();
                            trials.run();
                        },
                        "repro-trials");
    }
}
