package dev.reprokit.paper.maennel2020;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Block;

import org.apache.commons.statistics.descriptive.StandardDeviation;

import java.util.stream.IntStream;

/** The first layer of a network, as far as its weights' covariance goes. */
final class FirstLayer {
    private FirstLayer() {}

    /**
     * Computes the spread of the weights along each input: {@code tau_i = sqrt(e_i^T S e_i)}, where
     * S is the covariance of the units' weight vectors and e_i the unit vector of input i. That is
     * the standard deviation over the units of the weights at input i.
     *
     * @param network a network whose first parameter is a fully connected layer's weight
     * @return one spread per input
     */
    static double[] spread(Block network) {
        NDArray weight = network.getParameters().valueAt(0).getArray();
        int units = (int) weight.getShape().get(0);
        return spread(weight.toFloatArray(), units);
    }

    /**
     * Computes the same of the weights themselves.
     *
     * @param weights (units, inputs), row after row
     * @param units number of units, at least 1
     * @return one spread per input
     */
    static double[] spread(float[] weights, int units) {
        int inputs = weights.length / units;
        return IntStream.range(0, inputs)
                .mapToDouble(input -> spread(weights, inputs, input))
                .toArray();
    }

    private static double spread(float[] weights, int inputs, int input) {
        double[] ofUnits =
                IntStream.range(0, weights.length / inputs)
                        .mapToDouble(unit -> weights[unit * inputs + input])
                        .toArray();
        return StandardDeviation.of(ofUnits).setBiased(true).getAsDouble();
    }
}
