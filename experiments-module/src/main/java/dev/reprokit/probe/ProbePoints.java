package dev.reprokit.probe;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;

import java.util.List;
import java.util.stream.Stream;

/**
 * The choice of the layers of a network whose outputs get probes, and of the features that each
 * probe receives. A probe is a linear classifier; its accuracy tells how well the output of a layer
 * separates the classes.
 *
 * @param layers the names of the layers, in any order; empty for every layer of the network,
 *     without its input. A name is the kind of the layer, {@code conv}, {@code relu}, {@code
 *     leaky}, {@code pool}, {@code lrn} (local response normalisation) or {@code fc} (fully
 *     connected), and its number among the layers of this kind, counted from 1 at the input, e.g.
 *     {@code conv2}. The name {@link #INPUT} stands for the images
 * @param features the rule by which the features of the probe are computed from the output of the
 *     layer
 */
public record ProbePoints(List<String> layers, Features features) {
    /**
     * The name to put into the list {@link #layers} for a probe (a linear classifier) on the images
     * themselves, as the first layer receives them.
     */
    public static final String INPUT = "input";

    /**
     * The probes (linear classifiers) of the research log, a notebook of training runs on CIFAR-10
     * that ReproKit repeats: one on the output of every layer, without the images themselves. Its
     * features are the mean of each channel over all pixels or, for a fully connected layer, the
     * output of each unit.
     */
    public static final ProbePoints RESEARCH_LOG = new ProbePoints(List.of(), Features.MEANS);

    /**
     * The rules by which the features of a probe (a linear classifier) are computed from a layer's
     * output, of shape (batch, channels, height, width) or (batch, units).
     */
    public enum Features {
        /**
         * The mean of each channel over its height and width, i.e. one feature per channel; for a
         * fully connected layer the output of each unit.
         */
        MEANS,
        /**
         * Every number of the output (Alain and Bengio 2016), in the order channel, row, column.
         * The mean over the training images is subtracted from each feature, and all features of a
         * layer are multiplied by one factor, so that the mean squared length of their vector is
         * 1,000; one learning rate then suits every layer.
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
