package dev.reprokit.paper.maennel2020;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Block;

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
        double[] spread = new double[inputs];
        for (int input = 0; input < inputs; input++) {
            double mean = 0;
            for (int unit = 0; unit < units; unit++) {
                mean += weights[unit * inputs + input] / (double) units;
            }
            double variance = 0;
            for (int unit = 0; unit < units; unit++) {
                double deviation = weights[unit * inputs + input] - mean;
                variance += deviation * deviation / units;
            }
            spread[input] = Math.sqrt(variance);
        }
        return spread;
    }
}
