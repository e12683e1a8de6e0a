package dev.reprokit.nn;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.ParallelBlock;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Convolution;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.BatchNorm;

/**
 * The number of floating-point operations that a network needs per image; a multiplication and an
 * addition are two operations. It is the sum over the layers.
 *
 * <ul>
 *   <li>A convolution needs {@code 2 K_h K_w C_in C_out H_out W_out} in a forward pass, with a
 *       kernel of K_h x K_w, C_in input channels, C_out filters and an output of H_out x W_out
 *       pixels; padding counts like pixels.
 *   <li>A fully connected layer needs {@code 2 in out} in a forward pass, with its numbers of
 *       inputs and outputs.
 *   <li>Not counted: biases, ReLU, pooling, normalisations, softmax, the update of the weights.
 * </ul>
 *
 * <p>A training step needs three times the forward pass, {@code forward + gradient by weights +
 * gradient by input}, minus the gradient by input of the first layer with weights, because the
 * gradient of the images is not computed.
 *
 * @param forward operations of a forward pass, per image
 * @param firstLayer operations of the first layer with weights in a forward pass, per image
 */
public record Flops(long forward, long firstLayer) {

    /**
     * Counts the floating-point operations of one forward pass through a network: two, a
     * multiplication and an addition, for each weight that is applied at each place of a
     * convolution or fully connected layer. Biases, pooling and activations count nothing.
     *
     * @param block its layers; their parameters need not be initialised
     * @param image shape of one image: (channels, height, width)
     * @return the operations per image, of the whole network and of its first layer with weights
     * @throws IllegalArgumentException if a layer has weights but is neither a convolution nor
     *     fully connected
     */
    public static Flops of(Block block, Shape image) {
        return new Count(new Shape(1).addAll(image)).add(block);
    }

    /** {@return the operations of a training step per image} */
    public long trainingStep() {
        return 3 * forward - firstLayer;
    }

    /** Walks along the layers and adds up their operations. */
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
