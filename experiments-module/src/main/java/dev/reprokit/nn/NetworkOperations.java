package dev.reprokit.nn;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.LambdaBlock;
import ai.djl.nn.Parameter;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.BatchNorm;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds the operations of a network. Blocks of other kinds, and functions that join branches, have
 * none; a {@link CheckedConvolution} has none, because it checks itself.
 */
final class NetworkOperations {
    /** Classes of nearly all data sets; any other number is computed by the same code. */
    private static final int CLASSES = 10;

    private static final float SLOPE = 0.01f;

    private final Set<Operation> found = new LinkedHashSet<>();

    private NetworkOperations() {}

    /** Returns the operations of a network with initialised parameters, and that of its loss. */
    static Set<Operation> of(Block network) {
        NetworkOperations operations = new NetworkOperations();
        operations.addAll(network);
        operations.found.add(new LogSoftmax(CLASSES));
        return operations.found;
    }

    private void addAll(Block block) {
        if (block instanceof MaxPool.Pooled pooled) {
            found.add(pooled.operation());
        } else {
            found.addAll(own(block));
            block.getChildren().values().forEach(this::addAll);
        }
    }

    private static List<Operation> own(Block block) {
        if (block instanceof Conv2d layer) {
            return ConvolutionKernel.of(layer).<List<Operation>>map(List::of).orElse(List.of());
        }
        if (block instanceof Linear) {
            Shape weight = shape(block, Parameter.Type.WEIGHT);
            return List.of(
                    FullyConnected.like(
                            weight.get(1), weight.get(0), block.getDirectParameters().size() > 1));
        }
        if (block instanceof BatchNorm) {
            return BatchNormalisation.all((int) shape(block, Parameter.Type.BETA).get(0));
        }
        if (block instanceof LocalResponseNorm layer) {
            return List.of(layer.operation());
        }
        if (block instanceof LambdaBlock lambda) {
            return switch (lambda.getName()) {
                case "ReLU" -> List.of(new Rectifier(0));
                case "LeakyReLU" -> List.of(new Rectifier(SLOPE));
                case "globalAvgPool2d" -> List.of(new GlobalMean());
                default -> List.of();
            };
        }
        return List.of();
    }

    private static Shape shape(Block block, Parameter.Type type) {
        return block.getDirectParameters().values().stream()
                .filter(parameter -> parameter.getType() == type)
                .findFirst()
                .orElseThrow()
                .getArray()
                .getShape();
    }
}
