package dev.reprokit.internal.harness.trial;

import ai.djl.ndarray.NDManager;

import dev.reprokit.data.Dataset;
import dev.reprokit.training.ImageTensors;

import java.util.HashMap;
import java.util.Map;

/** The data set on the device, uploaded once per crop and shared by all trials. */
public final class SharedTensors {
    private final NDManager manager;
    private final Dataset dataset;
    private final Map<Integer, ImageTensors> byCrop = new HashMap<>();

    public SharedTensors(NDManager manager, Dataset dataset) {
        this.manager = manager;
        this.dataset = dataset;
    }

    public synchronized ImageTensors get(int crop) {
        return byCrop.computeIfAbsent(crop, this::upload);
    }

    private ImageTensors upload(int crop) {
        ImageTensors tensors = ImageTensors.of(manager, dataset.train(), dataset.test(), crop);
        // The upload left buffers that only a collection frees; the heap would fill up late, and a
        // gigabyte would be unused while trials train.
        System.gc();
        return tensors;
    }
}
