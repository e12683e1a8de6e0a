package dev.reprokit.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import ai.djl.training.ParameterStore;

import java.util.List;

/**
 * Local response normalisation with alpha = 1: the published 1e-4 would hide a wrong sum of
 * squares.
 *
 * @param size number of neighbouring channels in the sum
 * @param k the constant that is added to the sum
 * @param channels number of channels
 */
record LocalNormalisation(int size, float k, int channels) implements Operation {
    private static final double BETA = 0.75;
    private static final int SIDE = 3;
    private static final int PLACES = SIDE * SIDE;

    @Override
    public List<Argument> arguments() {
        return List.of(Argument.of(BATCH, channels, SIDE, SIDE));
    }

    @Override
    public NDArray compute(List<NDArray> arguments) {
        NDArray x = arguments.get(0);
        LocalResponseNorm layer = new LocalResponseNorm(size, 1, k);
        layer.initialize(x.getManager(), DataType.FLOAT32, x.getShape());
        return layer.forward(new ParameterStore(x.getManager(), false), new NDList(x), true)
                .singletonOrThrow();
    }

    @Override
    public Definition definition(float[][] arguments) {
        float[] x = arguments[0];
        return new Definition() {
            private int channel(int at) {
                return at / PLACES % channels;
            }

            /** Returns k and the mean square of the channels around one. */
            private double base(int at) {
                int channel = channel(at);
                int last = Math.min(channels - 1, channel + (size - 1) / 2);
                double sum = 0;
                for (int c = Math.max(0, channel - size / 2); c <= last; c++) {
                    double number = x[at + (c - channel) * PLACES];
                    sum += number * number;
                }
                return k + sum / size;
            }

            @Override
            public double output(int at) {
                return x[at] / Math.pow(base(at), BETA);
            }

            @Override
            public double gradient(int argument, int at, float[] g) {
                int channel = channel(at);
                double gradient = g[at] / Math.pow(base(at), BETA);
                // The outputs whose sum has this channel.
                int last = Math.min(channels - 1, channel + size / 2);
                for (int c = Math.max(0, channel - (size - 1) / 2); c <= last; c++) {
                    int other = at + (c - channel) * PLACES;
                    gradient -=
                            g[other]
                                    * x[other]
                                    * BETA
                                    * Math.pow(base(other), -BETA - 1)
                                    * 2
                                    * x[at]
                                    / size;
                }
                return gradient;
            }
        };
    }

    @Override
    public String toString() {
        return "local response normalisation of %d channels".formatted(channels);
    }
}
