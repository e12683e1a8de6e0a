package dev.reprokit.nn;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.ParallelBlock;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Convolution;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.BatchNorm;

/**
 * The floating-point operations that one image needs, counted from the layers; a multiplication and
 * an addition are two.
 *
 * <ul>
 *   <li>A convolution: {@code 2 K_h K_w C_in C_out H_out W_out} forward; padding counts like
 *       pixels.
 *   <li>A fully connected layer: {@code 2 in out} forward.
 *   <li>Layers side by side: their sum.
 *   <li>Not counted: biases, ReLU, pooling, normalisations, softmax, the update of the weights.
 * </ul>
 *
 * <p>A training step is three times the forward pass, {@code forward + gradient by weights +
 * gradient by input}, less the gradient by input of the first layer that has weights: nobody needs
 * the images' gradient.
 *
 * @param forward operations of a forward pass
 * @param firstLayer those of the first layer with weights
 */
public record Flops(long forward, long firstLayer) {

    /**
     * Counts a network.
     *
     * @param block its layers; their parameters need not be initialised
     * @param image the shape of one image: channels, height, width
     * @return what an image needs
     * @throws IllegalArgumentException if a layer has weights but is no convolution and not fully
     *     connected
     */
    public static Flops of(Block block, Shape image) {
        return new Count(new Shape(1).addAll(image)).add(block);
    }

    /** {@return the operations of a training step for an image} */
    public long trainingStep() {
        return 3 * forward - firstLayer;
    }

    /** A walk along the layers. */
    private static final class Count {
        private Shape shape;
        private long forward;
        private long firstLayer;

        Count(Shape input) {
            shape = input;
        }

        Flops add(Block block) {
            if (block instanceof SequentialBlock layers) {
                layers.getChildren().values().forEach(this::add);
            } else if (block instanceof ParallelBlock branches) {
                Shape input = shape;
                for (Block branch : branches.getChildren().values()) {
                    shape = input;
                    add(branch);
                }
                shape = block.getOutputShapes(new Shape[] {input})[0];
            } else {
                Shape output = block.getOutputShapes(new Shape[] {shape})[0];
                long layer = layer(block, output);
                firstLayer = forward == 0 ? layer : firstLayer;
                forward += layer;
                shape = output;
            }
            return new Flops(forward, firstLayer);
        }

        private long layer(Block block, Shape output) {
            if (block instanceof Convolution convolution) {
                long weightsOfAFilter =
                        convolution.getKernelShape().size()
                                * (shape.get(1) / convolution.getGroups());
                return 2 * weightsOfAFilter * output.size();
            }
            if (block instanceof Linear) {
                return 2 * shape.get(shape.dimension() - 1) * output.size();
            }
            if (!(block instanceof BatchNorm) && !block.getDirectParameters().isEmpty()) {
                throw new IllegalArgumentException(
                        "no formula for the operations of " + block.getClass().getName());
            }
            return 0;
        }
    }
}
