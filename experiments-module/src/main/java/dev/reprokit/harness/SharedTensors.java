package dev.reprokit.harness;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

import dev.reprokit.data.Dataset;
import dev.reprokit.data.LabelledImages;
import dev.reprokit.data.Transforms;
import dev.reprokit.training.ImageTensors;

import java.util.HashMap;
import java.util.Map;

/** The data set on the device, made once for each crop and shared by all trials. */
final class SharedTensors {
    private final NDManager manager;
    private final Dataset dataset;
    private final Map<Integer, ImageTensors> byCrop = new HashMap<>();

    SharedTensors(NDManager manager, Dataset dataset) {
        this.manager = manager;
        this.dataset = dataset;
    }

    synchronized ImageTensors get(int crop) {
        return byCrop.computeIfAbsent(
                crop,
                pixels ->
                        new ImageTensors(
                                upload(dataset.train(), pixels),
                                dataset.train().labels(),
                                upload(dataset.test(), pixels),
                                dataset.test().labels(),
                                dataset.train().classes()));
    }

    private NDArray upload(LabelledImages images, int crop) {
        return manager.create(
                Transforms.standardised(images, crop),
                new Shape(images.size(), images.channels(), crop, crop));
    }
}
