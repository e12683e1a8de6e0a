package dev.reprokit.harness;

import ai.djl.ndarray.NDManager;

import dev.reprokit.data.Dataset;

/**
 * What trials on one device share.
 *
 * @param manager on the device; trials make sub managers of it
 * @param tensors the data set on the device
 */
record Workplace(NDManager manager, SharedTensors tensors) {

    static Workplace on(NDManager manager, Dataset dataset) {
        return new Workplace(manager, new SharedTensors(manager, dataset));
    }
}
