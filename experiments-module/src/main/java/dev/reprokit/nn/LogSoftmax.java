package dev.reprokit.nn;

import ai.djl.ndarray.NDArray;

import java.util.List;

/**
 * The logarithm of the softmax over classes, from which cross-entropies are computed.
 *
 * @param classes number of classes
 */
record LogSoftmax(int classes) implements Operation {
    @Override
    public List<Argument> arguments() {
        return List.of(Argument.of(BATCH, classes));
    }

    @Override
    public NDArray compute(List<NDArray> arguments) {
        return arguments.get(0).logSoftmax(1);
    }

    @Override
    public Definition definition(float[][] arguments) {
        float[] x = arguments[0];
        return new Definition() {
            @Override
            public double output(int at) {
                double sum = 0;
                for (int i = 0; i < classes; i++) {
                    sum += Math.exp(x[first(at) + i]);
                }
                return x[at] - Math.log(sum);
            }

            @Override
            public double gradient(int argument, int at, float[] g) {
                double sum = 0;
                for (int i = 0; i < classes; i++) {
                    sum += g[first(at) + i];
                }
                return g[at] - Math.exp(output(at)) * sum;
            }

            private int first(int at) {
                return at / classes * classes;
            }
        };
    }

    @Override
    public String toString() {
        return "log-softmax of %d classes".formatted(classes);
    }
}
