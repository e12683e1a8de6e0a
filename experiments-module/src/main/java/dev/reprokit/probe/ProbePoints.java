package dev.reprokit.probe;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;

import java.util.List;
import java.util.stream.Stream;

/**
 * Where the probes of a network sit, and what they see there.
 *
 * @param layers names of layers, {@link #INPUT} or e.g. {@code conv1}; empty for every layer
 * @param features what they see
 */
public record ProbePoints(List<String> layers, Features features) {
    /** The name of the images themselves, as a layer. */
    public static final String INPUT = "input";

    /** The research log's: behind every layer, the means of its channels. */
    public static final ProbePoints RESEARCH_LOG = new ProbePoints(List.of(), Features.MEANS);

    /** What a probe sees of a layer's output. */
    public enum Features {
        /** The mean of each channel over its places; the units of a fully connected layer. */
        MEANS,
        /**
         * Every number (Alain and Bengio 2016), centred and scaled by one number: see {@link
         * CentredFeatures}.
         */
        ALL
    }

    /** Keeps a copy. */
    public ProbePoints {
        layers = List.copyOf(layers);
    }

    /**
     * The probed layers of a network.
     *
     * @param network the names of all its layers, in order
     * @return those that are probed, in the network's order
     * @throws IllegalArgumentException if it lacks one
     */
    List<String> in(List<String> network) {
        if (layers.isEmpty()) {
            return network;
        }
        List<String> probed =
                Stream.concat(Stream.of(INPUT), network.stream()).filter(layers::contains).toList();
        if (probed.size() < layers.size()) {
            throw new IllegalArgumentException(
                    "of the layers %s the network has only %s".formatted(layers, probed));
        }
        return probed;
    }

    /**
     * The features of a layer.
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
