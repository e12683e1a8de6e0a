package dev.reprokit.paper.maennel2020;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Block;

import org.apache.commons.statistics.descriptive.StandardDeviation;

import java.util.random.RandomGenerator;
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

    /**
     * Draws the weight vectors of new units from the normal distribution of mean 0 that has the
     * covariance of the given units' weight vectors: a new vector is the sum of the vectors'
     * deviations from their mean, each times a standard normal number, divided by the root of their
     * number. Of a vector that is drawn so, the covariance is the mean product of deviations, as in
     * {@link #spread}.
     *
     * @param weights (units, inputs), row after row
     * @param units number of units, at least 1
     * @param random draws them
     * @return (units, inputs), row after row
     */
    static float[] drawn(float[] weights, int units, RandomGenerator random) {
        int inputs = weights.length / units;
        double[] mean = new double[inputs];
        for (int i = 0; i < weights.length; i++) {
            mean[i % inputs] += weights[i] / (double) units;
        }
        float[] drawn = new float[weights.length];
        for (int unit = 0; unit < units; unit++) {
            double[] sum = new double[inputs];
            for (int from = 0; from < units; from++) {
                double factor = random.nextGaussian() / Math.sqrt(units);
                for (int input = 0; input < inputs; input++) {
                    sum[input] += factor * (weights[from * inputs + input] - mean[input]);
                }
            }
            for (int input = 0; input < inputs; input++) {
                drawn[unit * inputs + input] = (float) sum[input];
            }
        }
        return drawn;
    }

    private static double spread(float[] weights, int inputs, int input) {
        double[] ofUnits =
                IntStream.range(0, weights.length / inputs)
                        .mapToDouble(unit -> weights[unit * inputs + input])
                        .toArray();
        return StandardDeviation.of(ofUnits).setBiased(true).getAsDouble();
    }
}
