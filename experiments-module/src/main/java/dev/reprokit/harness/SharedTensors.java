package dev.reprokit.harness;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;

import dev.reprokit.data.Dataset;
import dev.reprokit.data.LabelledImages;
import dev.reprokit.data.Transforms;
import dev.reprokit.training.ImageTensors;

import java.util.HashMap;
import java.util.Map;

/** The data set on the device, made once for each crop and shared by all trials. */
final class SharedTensors {
    private static final int PART = 1000;

    private final NDManager manager;
    private final Dataset dataset;
    private final Map<Integer, ImageTensors> byCrop = new HashMap<>();

    SharedTensors(NDManager manager, Dataset dataset) {
        this.manager = manager;
        this.dataset = dataset;
    }

    synchronized ImageTensors get(int crop) {
        return byCrop.computeIfAbsent(crop, this::upload);
    }

    private ImageTensors upload(int crop) {
        ImageTensors tensors =
                new ImageTensors(
                        upload(dataset.train(), crop),
                        dataset.train().labels(),
                        upload(dataset.test(), crop),
                        dataset.test().labels(),
                        dataset.train().classes());
        // All of it went through buffers that only a collection frees; the heap would not be full
        // for a long time, and a gigabyte would lie idle while trials train.
        System.gc();
        return tensors;
    }

    /** In parts: a copy of all images on Java's heap, and one on the way, would be gigabytes. */
    private NDArray upload(LabelledImages images, int crop) {
        Shape image = new Shape(images.channels(), crop, crop);
        NDArray all = manager.zeros(new Shape(images.size()).addAll(image));
        for (int from = 0; from < images.size(); from += PART) {
            int to = Math.min(images.size(), from + PART);
            float[] numbers = Transforms.standardised(images.range(from, to), crop);
            try (NDArray part = manager.create(numbers, new Shape(to - from).addAll(image))) {
                all.set(new NDIndex().addSliceDim(from, to), part);
            }
        }
        return all;
    }
}
