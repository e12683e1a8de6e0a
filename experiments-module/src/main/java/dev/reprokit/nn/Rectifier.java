package dev.reprokit.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Activation;

import java.util.List;

/**
 * ReLU, or leaky ReLU.
 *
 * @param slope the slope below 0
 */
record Rectifier(float slope) implements Operation {
    @Override
    public List<Argument> arguments() {
        return List.of(Argument.of(BATCH, CHANNELS));
    }

    @Override
    public NDArray compute(List<NDArray> arguments) {
        NDArray x = arguments.get(0);
        return slope == 0 ? Activation.relu(x) : Activation.leakyRelu(x, slope);
    }

    @Override
    public Definition definition(float[][] arguments) {
        float[] x = arguments[0];
        return new Definition() {
            private double slope(int at) {
                return x[at] > 0 ? 1 : slope;
            }

            @Override
            public double output(int at) {
                return slope(at) * x[at];
            }

            @Override
            public double gradient(int argument, int at, float[] g) {
                return slope(at) * g[at];
            }
        };
    }

    @Override
    public String toString() {
        return slope == 0 ? "ReLU" : "leaky ReLU";
    }
}
