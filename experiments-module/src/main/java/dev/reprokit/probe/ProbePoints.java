package dev.reprokit.probe;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;

import java.util.List;
import java.util.stream.Stream;

/**
 * The layers of a network whose outputs get probes (linear classifiers that measure how well a
 * layer separates the classes), and the features that each probe receives.
 *
 * @param layers names of layers, {@link #INPUT} or e.g. {@code conv1}; empty for every layer
 * @param features how a layer's output becomes the features of its probe
 */
public record ProbePoints(List<String> layers, Features features) {
    /**
     * The name in {@link #layers} for a probe (linear classifier) on the images themselves, before
     * the first layer.
     */
    public static final String INPUT = "input";

    /**
     * The probes (linear classifiers on the outputs of layers) of the research log, a notebook of
     * training runs on CIFAR-10 that ReproKit repeats: one after every layer, on the mean of each
     * channel over all pixels.
     */
    public static final ProbePoints RESEARCH_LOG = new ProbePoints(List.of(), Features.MEANS);

    /** The features that a probe (a linear classifier) receives of a layer's output. */
    public enum Features {
        /**
         * The mean of each channel over its height and width; for a fully connected layer the
         * output of each unit.
         */
        MEANS,
        /**
         * Every number of the output (Alain and Bengio 2016). The mean over the training images is
         * subtracted from each, and all are multiplied by one factor per layer, so that one
         * learning rate suits every layer.
         */
        ALL
    }

    /** Keeps a copy of the list of layers. */
    public ProbePoints {
        layers = List.copyOf(layers);
    }

    /**
     * Selects the probed layers of a network.
     *
     * @param network the names of all its layers, in order
     * @return the probed layers, in the network's order
     * @throws IllegalArgumentException if the network lacks one of them
     */
    List<String> in(List<String> network) {
        if (layers.isEmpty()) {
            return network;
        }
        List<String> probed =
                Stream.concat(Stream.of(INPUT), network.stream()).filter(layers::contains).toList();
        if (probed.size() < layers.size()) {
            throw new IllegalArgumentException(
                    "probes were asked for at the layers %s, but the network has only %s of them"
                            .formatted(layers, probed));
        }
        return probed;
    }

    /**
     * Computes the features of a layer.
     *
     * @param output (batch, channels, height, width) or (batch, units)
     * @return (batch, features)
     */
    NDArray of(NDArray output) {
        Shape shape = output.getShape();
        if (shape.dimension() == 2) {
            return output;
        }
        return switch (features) {
            case MEANS -> output.reshape(shape.get(0), shape.get(1), -1).mean(new int[] {2});
            case ALL -> output.reshape(shape.get(0), -1);
        };
    }
}
