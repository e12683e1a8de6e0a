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
import dev.reprokit.nn.InputSkip;
import dev.reprokit.nn.LocalResponseNorm;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * The layers of a network whose outputs can be probed: each child of a sequential block, including
 * those inside a skip connection. A layer is named by its kind and its number among that kind, e.g.
 * {@code conv1, relu1, pool1, lrn1, conv2}. Flattening and dropout are left out, because they do
 * not change their input outside of training.
 */
final class Layers {
    private static final String NONE = "";

    private final Block network;
    private final Map<Block, String> byBlock = new IdentityHashMap<>();
    private final List<String> names = new ArrayList<>();

    /**
     * Finds the layers of a network.
     *
     * @param network its block; parameters must be initialised if {@link #run} is to be called
     * @throws IllegalArgumentException if the network is not a sequence of layers, or has a layer
     *     of an unknown kind
     */
    Layers(Block network) {
        if (!(network instanceof SequentialBlock)) {
            throw new IllegalArgumentException(
                    "probes need a sequence of layers, but %s is not one"
                            .formatted(network.getClass().getSimpleName()));
        }
        this.network = network;
        name(network, new HashMap<>());
    }

    private void name(Block block, Map<String, Integer> numbers) {
        if (block instanceof InputSkip skip) {
            name(skip.layers(), numbers);
        } else if (block instanceof SequentialBlock) {
            block.getChildren().values().forEach(child -> name(child, numbers));
        } else {
            String kind = kind(block);
            if (!kind.equals(NONE)) {
                names.add(kind + numbers.merge(kind, 1, Integer::sum));
                byBlock.put(block, names.get(names.size() - 1));
            }
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
            case "LeakyReLU" -> "leaky";
            case "maxPool2d" -> "pool";
            case "batchFlatten" -> NONE;
            default ->
                    throw new IllegalArgumentException(
                            "probes do not know layers of the kind " + function);
        };
    }

    /** {@return the names of the layers, from the input to the output} */
    List<String> names() {
        return List.copyOf(names);
    }

    /**
     * Returns a layer.
     *
     * @param name one of {@link #names()}
     * @throws IllegalArgumentException if there is no such layer
     */
    Block layer(String name) {
        return byBlock.entrySet().stream()
                .filter(layer -> layer.getValue().equals(name))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "there is no layer %s; there are %s"
                                                .formatted(name, names)));
    }

    /**
     * Runs the network in evaluation mode.
     *
     * @param images (batch, channels, height, width); their manager owns all outputs
     * @param output receives the name and the output of each layer, in order
     */
    void run(NDArray images, BiConsumer<String, NDArray> output) {
        try (NDManager scope = images.getManager().newSubManager()) {
            run(network, new ParameterStore(scope, false), new NDList(images), output);
        }
    }

    private NDList run(
            Block block,
            ParameterStore parameters,
            NDList input,
            BiConsumer<String, NDArray> output) {
        if (block instanceof InputSkip skip) {
            return InputSkip.joined(run(skip.layers(), parameters, input, output), input);
        }
        if (block instanceof SequentialBlock) {
            NDList x = input;
            for (Block child : block.getChildren().values()) {
                x = run(child, parameters, x, output);
            }
            return x;
        }
        NDList x = block.forward(parameters, input, false);
        if (byBlock.containsKey(block)) {
            output.accept(byBlock.get(block), x.singletonOrThrow());
        }
        return x;
    }
}
