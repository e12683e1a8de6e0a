package dev.reprokit.probe;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Block;
import ai.djl.nn.LambdaBlock;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Convolution;
import ai.djl.nn.core.Linear;
import ai.djl.training.ParameterStore;

import dev.reprokit.nn.Dropout;
import dev.reprokit.nn.LocalResponseNorm;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * The layers of a network whose outputs are probed: each child of a sequential block, named by its
 * kind and its number among that kind, e.g. {@code conv1, relu1, pool1, lrn1, conv2}. Flattening
 * and dropout, which only hand on what they get when the network is not trained, are no layers.
 */
final class Layers {
    private static final String NONE = "";

    private final List<Block> blocks = new ArrayList<>();
    private final List<String> names = new ArrayList<>();

    /**
     * The layers of a network.
     *
     * @param network with its parameters, if it is to run
     * @throws IllegalArgumentException if it is not a sequence, or has a layer of a kind that has
     *     no name here
     */
    Layers(Block network) {
        if (!(network instanceof SequentialBlock)) {
            throw new IllegalArgumentException(
                    "probes sit between the layers of a sequence; %s is none"
                            .formatted(network.getClass().getSimpleName()));
        }
        Map<String, Integer> numbers = new HashMap<>();
        for (Block block : network.getChildren().values()) {
            String kind = kind(block);
            blocks.add(block);
            names.add(kind.equals(NONE) ? NONE : kind + numbers.merge(kind, 1, Integer::sum));
        }
    }

    private static String kind(Block block) {
        if (block instanceof Convolution) {
            return "conv";
        }
        if (block instanceof Linear) {
            return "fc";
        }
        if (block instanceof LocalResponseNorm) {
            return "lrn";
        }
        if (block instanceof Dropout) {
            return NONE;
        }
        String function =
                block instanceof LambdaBlock lambda
                        ? lambda.getName()
                        : block.getClass().getSimpleName();
        return switch (function) {
            case "ReLU" -> "relu";
            case "maxPool2d" -> "pool";
            case "batchFlatten" -> NONE;
            default ->
                    throw new IllegalArgumentException(
                            "a probe has no name for a layer of the kind " + function);
        };
    }

    /** {@return the names of the layers, from the input to the output} */
    List<String> names() {
        return names.stream().filter(name -> !name.equals(NONE)).toList();
    }

    /**
     * Runs the network as it is, without training.
     *
     * @param images (batch, channels, height, width); their manager gets all outputs
     * @param output is told the name and the output of each layer, in order
     */
    void run(NDArray images, BiConsumer<String, NDArray> output) {
        try (NDManager scope = images.getManager().newSubManager()) {
            ParameterStore parameters = new ParameterStore(scope, false);
            NDList x = new NDList(images);
            for (int i = 0; i < blocks.size(); i++) {
                x = blocks.get(i).forward(parameters, x, false);
                if (!names.get(i).equals(NONE)) {
                    output.accept(names.get(i), x.singletonOrThrow());
                }
            }
        }
    }
}
