package dev.reprokit.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.core.Linear;

import java.util.ArrayList;
import java.util.List;

/**
 * A fully connected layer.
 *
 * @param inputs number of inputs
 * @param units number of outputs
 * @param biased true if it adds a bias per unit
 */
record FullyConnected(int inputs, int units, boolean biased) implements Operation {
    private static final int MOST = 192;
    private static final int BLOCK = 64;

    /**
     * Returns the layer that stands for one of any size: large numbers become small ones with the
     * same remainder by 64, because matrix products are computed in blocks.
     */
    static FullyConnected like(long inputs, long units, boolean biased) {
        return new FullyConnected(reduced(inputs), reduced(units), biased);
    }

    private static int reduced(long number) {
        return (int) (number <= MOST ? number : 2 * BLOCK + number % BLOCK);
    }

    @Override
    public List<Argument> arguments() {
        List<Argument> arguments = new ArrayList<>();
        arguments.add(Argument.of(BATCH, inputs));
        arguments.add(Argument.of(units, inputs));
        if (biased) {
            arguments.add(Argument.of(units));
        }
        return arguments;
    }

    @Override
    public NDArray compute(List<NDArray> arguments) {
        NDArray x = arguments.get(0);
        NDArray w = arguments.get(1);
        return (biased ? Linear.linear(x, w, arguments.get(2)) : Linear.linear(x, w))
                .singletonOrThrow();
    }

    @Override
    public Definition definition(float[][] arguments) {
        float[] x = arguments[0];
        float[] w = arguments[1];
        return new Definition() {
            @Override
            public double output(int at) {
                double sum = biased ? arguments[2][at % units] : 0;
                for (int i = 0; i < inputs; i++) {
                    sum += (double) x[at / units * inputs + i] * w[at % units * inputs + i];
                }
                return sum;
            }

            @Override
            public double gradient(int argument, int at, float[] g) {
                double sum = 0;
                if (argument == 0) {
                    for (int unit = 0; unit < units; unit++) {
                        sum +=
                                (double) g[at / inputs * units + unit]
                                        * w[unit * inputs + at % inputs];
                    }
                    return sum;
                }
                int unit = argument == 1 ? at / inputs : at;
                for (int image = 0; image < BATCH; image++) {
                    float input = argument == 1 ? x[image * inputs + at % inputs] : 1;
                    sum += (double) g[image * units + unit] * input;
                }
                return sum;
            }
        };
    }

    @Override
    public String toString() {
        return "fully connected layer %d -> %d".formatted(inputs, units);
    }
}
