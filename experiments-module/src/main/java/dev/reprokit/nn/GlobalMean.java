package dev.reprokit.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.pooling.Pool;

import java.util.List;

/** The mean of each channel over all pixels. */
record GlobalMean() implements Operation {
    private static final int SIDE = 7;
    private static final int PLACES = SIDE * SIDE;

    @Override
    public List<Argument> arguments() {
        return List.of(Argument.of(BATCH, CHANNELS, SIDE, SIDE));
    }

    @Override
    public NDArray compute(List<NDArray> arguments) {
        return Pool.globalAvgPool2d(arguments.get(0));
    }

    @Override
    public Definition definition(float[][] arguments) {
        float[] x = arguments[0];
        return new Definition() {
            @Override
            public double output(int at) {
                double sum = 0;
                for (int place = 0; place < PLACES; place++) {
                    sum += x[at * PLACES + place];
                }
                return sum / PLACES;
            }

            @Override
            public double gradient(int argument, int at, float[] g) {
                return (double) g[at / PLACES] / PLACES;
            }
        };
    }

    @Override
    public String toString() {
        return "mean over all pixels";
    }
}
