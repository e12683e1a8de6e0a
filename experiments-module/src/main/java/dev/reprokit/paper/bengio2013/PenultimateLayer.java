package dev.reprokit.paper.bengio2013;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.nn.Block;
import ai.djl.training.ParameterStore;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The output of a network's last but one layer, which the last layer turns into logits.
 *
 * @param network a sequence of layers with their parameters
 */
record PenultimateLayer(Block network) {
    private static final int BATCH = 250;

    /**
     * Computes the output in evaluation mode.
     *
     * @param images (images, channels, height, width), standardised
     * @return one row per image, one number per unit
     */
    float[][] of(NDArray images) {
        int size = (int) images.getShape().get(0);
        float[][] rows = new float[size][];
        for (int from = 0; from < size; from += BATCH) {
            int to = Math.min(size, from + BATCH);
            try (NDManager scope = images.getManager().newSubManager()) {
                NDIndex range = new NDIndex().addSliceDim(from, to);
                float[] numbers = forward(scope, images.get(scope, range)).toFloatArray();
                int units = numbers.length / (to - from);
                for (int image = from; image < to; image++) {
                    int first = (image - from) * units;
                    rows[image] = Arrays.copyOfRange(numbers, first, first + units);
                }
            }
        }
        return rows;
    }

    private NDArray forward(NDManager scope, NDArray batch) {
        ParameterStore parameters = new ParameterStore(scope, false);
        List<Block> layers = new ArrayList<>(network.getChildren().values());
        NDList outputs = new NDList(batch);
        for (Block layer : layers.subList(0, layers.size() - 1)) {
            outputs = layer.forward(parameters, outputs, false);
        }
        return outputs.singletonOrThrow();
    }
}
