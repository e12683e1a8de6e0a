package dev.reprokit.internal.harness.machine;

import ai.djl.Device;
import ai.djl.util.cuda.CudaUtils;

import java.lang.management.MemoryUsage;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/** The memory of a device; for the CPU that of the machine or container, whichever has less. */
public final class Memory {
    private static final MachineMemory MACHINE = new MachineMemory(Path.of("/"));

    private Memory() {}

    /** Returns the free memory in bytes; empty if the operating system does not provide it. */
    public static OptionalLong free(Device device) {
        if (device.isGpu()) {
            MemoryUsage gpu = CudaUtils.getGpuMemory(device);
            return OptionalLong.of(gpu.getMax() - gpu.getCommitted());
        }
        return MACHINE.free();
    }

    /** Returns a container's limit in words; empty if it does not decide what is free. */
    public static Optional<String> limit(Device device) {
        return device.isGpu() ? Optional.empty() : MACHINE.limit();
    }

    /**
     * Returns all memory of a device in bytes; empty if the operating system does not provide it.
     */
    public static OptionalLong total(Device device) {
        return device.isGpu()
                ? OptionalLong.of(CudaUtils.getGpuMemory(device).getMax())
                : MACHINE.total();
    }
}
