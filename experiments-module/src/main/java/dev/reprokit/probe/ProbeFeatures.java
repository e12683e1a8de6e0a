package dev.reprokit.probe;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;

import dev.reprokit.nn.GradientMode;
import dev.reprokit.training.Classifier;
import dev.reprokit.training.ImageTensors;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * The inputs of the probes (linear classifiers) of all layers of a trained network, computed in one
 * forward pass over the images. By default, as in the research log (a notebook of training runs on
 * CIFAR-10 that ReproKit repeats), the features of a layer whose output has height and width are
 * the means of its channels; those of a fully connected layer are its outputs.
 *
 * <p>Layers with equal numbers of features share an array, so that their probes are trained as one.
 * Closing it frees the features.
 */
public final class ProbeFeatures implements AutoCloseable {
    private static final int BATCH = 250;

    private final NDManager manager;
    private final List<String> layers;
    private final List<Group> groups;

    /**
     * Layers with equal numbers of features.
     *
     * @param layers their names, in the network's order
     * @param train (training images, layers, features + 1), float32; the last feature is 1
     * @param test (test images, layers, features + 1), likewise
     */
    record Group(List<String> layers, NDArray train, NDArray test) {

        /** {@return the number of features of a layer, without the constant one} */
        int features() {
            return (int) train.getShape().get(2) - 1;
        }
    }

    private ProbeFeatures(NDManager manager, List<String> layers, List<Group> groups) {
        this.manager = manager;
        this.layers = layers;
        this.groups = groups;
    }

    /**
     * Runs a network over all images once and keeps the features of every layer: the mean of each
     * channel over all pixels or, for a fully connected layer, the output of each unit.
     *
     * @param classifier the network, a sequence of layers, with its present parameters; it is not
     *     trained
     * @param data training and test images
     * @return the features on the images' device; the caller closes them
     * @throws IllegalArgumentException if the network is not a sequence of layers, or has a layer
     *     of an unknown kind
     */
    public static ProbeFeatures of(Classifier classifier, ImageTensors data) {
        return of(classifier, data, ProbePoints.RESEARCH_LOG);
    }

    /**
     * Runs a network over all images once and keeps the features of some layers.
     *
     * @param classifier the network, a sequence of layers, with its present parameters; it is not
     *     trained
     * @param data training and test images
     * @param points the choice of the layers whose outputs are kept, and of the features that are
     *     computed from these outputs
     * @return the features on the images' device; the caller closes them
     * @throws IllegalArgumentException if the network is not a sequence of layers, has a layer of
     *     an unknown kind, or lacks a chosen layer
     */
    public static ProbeFeatures of(Classifier classifier, ImageTensors data, ProbePoints points) {
        GradientMode.off();
        Pass pass = new Pass(new Layers(classifier.block()), points);
        NDManager manager = data.trainImages().getManager().newSubManager();
        try {
            return gathered(pass, data, manager);
        } catch (RuntimeException | Error e) {
            // Closed here: the images outlive the trial, and so would arrays attached to their
            // manager.
            manager.close();
            throw e;
        }
    }

    private static ProbeFeatures gathered(Pass pass, ImageTensors data, NDManager manager) {
        List<Group> groups = new ArrayList<>();
        groups(pass, data, manager)
                .forEach(
                        (features, names) ->
                                groups.add(
                                        new Group(
                                                names,
                                                ones(manager, data.trainImages(), names, features),
                                                ones(
                                                        manager,
                                                        data.testImages(),
                                                        names,
                                                        features))));
        gather(pass, data.trainImages(), groups, Group::train);
        gather(pass, data.testImages(), groups, Group::test);
        if (pass.points().features() == ProbePoints.Features.ALL) {
            groups.forEach(group -> CentredFeatures.centre(group.train(), group.test()));
        }
        return new ProbeFeatures(manager, pass.probed(), List.copyOf(groups));
    }

    /**
     * A pass over images.
     *
     * @param layers the layers that are run
     * @param points the layers whose features are kept
     */
    private record Pass(Layers layers, ProbePoints points) {

        List<String> probed() {
            return points.in(layers.names());
        }

        /** Passes name and features (batch, features) of each probed layer to {@code features}. */
        void run(NDArray images, BiConsumer<String, NDArray> features) {
            List<String> probed = probed();
            BiConsumer<String, NDArray> output =
                    (name, numbers) -> {
                        if (probed.contains(name)) {
                            features.accept(name, points.of(numbers));
                        }
                    };
            output.accept(ProbePoints.INPUT, images);
            layers.run(images, output);
        }
    }

    /** Groups the layers by their number of features, found from one image. */
    private static Map<Integer, List<String>> groups(
            Pass pass, ImageTensors data, NDManager manager) {
        Map<Integer, List<String>> groups = new LinkedHashMap<>();
        try (NDManager scope = manager.newSubManager()) {
            NDArray image = data.trainImages().get(scope, new NDIndex().addSliceDim(0, 1));
            pass.run(
                    image,
                    (name, features) ->
                            groups.computeIfAbsent(
                                            (int) features.getShape().get(1),
                                            n -> new ArrayList<>())
                                    .add(name));
        }
        return groups;
    }

    private static NDArray ones(
            NDManager manager, NDArray images, List<String> layers, int features) {
        return manager.ones(new Shape(images.getShape().get(0), layers.size(), features + 1));
    }

    private static void gather(
            Pass pass, NDArray images, List<Group> groups, Function<Group, NDArray> part) {
        long size = images.getShape().get(0);
        for (long from = 0; from < size; from += BATCH) {
            NDIndex range = new NDIndex().addSliceDim(from, Math.min(size, from + BATCH));
            try (NDManager batch = images.getManager().newSubManager()) {
                long start = from;
                pass.run(
                        images.get(batch, range),
                        (name, features) -> {
                            for (Group group : groups) {
                                int layer = group.layers().indexOf(name);
                                if (layer >= 0) {
                                    Shape shape = features.getShape();
                                    part.apply(group)
                                            .set(
                                                    new NDIndex()
                                                            .addSliceDim(
                                                                    start, start + shape.get(0))
                                                            .addIndices(layer)
                                                            .addSliceDim(0, shape.get(1)),
                                                    features);
                                }
                            }
                        });
            }
        }
    }

    /**
     * {@return the names of the layers whose outputs get probes (linear classifiers), from the
     * input to the output}
     */
    public List<String> layers() {
        return layers;
    }

    /**
     * Returns the features of the training images.
     *
     * @param layer one of {@link #layers()}
     * @return one row per image, without the constant feature
     */
    double[][] train(String layer) {
        return rows(layer, Group::train);
    }

    /**
     * Returns the features of the test images.
     *
     * @param layer one of {@link #layers()}
     * @return one row per image, without the constant feature
     */
    double[][] test(String layer) {
        return rows(layer, Group::test);
    }

    private double[][] rows(String layer, Function<Group, NDArray> part) {
        Group group =
                groups.stream()
                        .filter(candidate -> candidate.layers().contains(layer))
                        .findFirst()
                        .orElseThrow(
                                () ->
                                        new IllegalArgumentException(
                                                "there is no layer %s; there are %s"
                                                        .formatted(layer, layers)));
        int features = group.features();
        try (NDManager scope = manager.newSubManager()) {
            NDIndex index =
                    new NDIndex()
                            .addAllDim()
                            .addIndices(group.layers().indexOf(layer))
                            .addSliceDim(0, features);
            float[] numbers = part.apply(group).get(scope, index).toFloatArray();
            double[][] rows = new double[numbers.length / features][features];
            for (int i = 0; i < numbers.length; i++) {
                rows[i / features][i % features] = numbers[i];
            }
            return rows;
        }
    }

    List<Group> groups() {
        return groups;
    }

    @Override
    public void close() {
        manager.close();
    }
}
