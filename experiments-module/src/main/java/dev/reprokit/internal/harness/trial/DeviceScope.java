package dev.reprokit.internal.harness.trial;

import ai.djl.ndarray.NDManager;

import dev.reprokit.data.Dataset;

/**
 * Resources that trials on one device share.
 *
 * @param manager a manager on the device; trials create sub managers of it
 * @param tensors the data set on the device
 */
public record DeviceScope(NDManager manager, SharedTensors tensors) {

    public static DeviceScope on(NDManager manager, Dataset dataset) {
        return new DeviceScope(manager, new SharedTensors(manager, dataset));
    }
}
