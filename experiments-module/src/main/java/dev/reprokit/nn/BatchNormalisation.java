package dev.reprokit.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.norm.BatchNorm;

import java.util.List;

/**
 * Batch normalisation.
 *
 * @param channels number of channels
 * @param side height and width of the images; 1 for rows of numbers, (batch, channels)
 * @param training true for statistics of the batch, false for running ones
 */
record BatchNormalisation(int channels, int side, boolean training) implements Operation {
    private static final float MOMENTUM = 0.9f;
    private static final float EPSILON = 1e-5f;
    private static final int GAMMA = 1;
    private static final int BETA = 2;
    private static final int MEAN = 3;
    private static final int VARIANCE = 4;

    private static final int SIDE = 3;

    /** Returns those of a number of channels: of images and rows, in training and evaluation. */
    static List<Operation> all(int channels) {
        return List.of(
                new BatchNormalisation(channels, SIDE, true),
                new BatchNormalisation(channels, SIDE, false),
                new BatchNormalisation(channels, 1, true),
                new BatchNormalisation(channels, 1, false));
    }

    @Override
    public List<Argument> arguments() {
        Argument input =
                side == 1 ? Argument.of(BATCH, channels) : Argument.of(BATCH, channels, side, side);
        Argument each = Argument.of(channels);
        Shape shape = each.shape();
        return List.of(
                input, each, each, new Argument(shape, -1, false), new Argument(shape, 0.5, false));
    }

    @Override
    public NDArray compute(List<NDArray> arguments) {
        return BatchNorm.batchNorm(
                        arguments.get(0),
                        arguments.get(MEAN),
                        arguments.get(VARIANCE),
                        arguments.get(GAMMA),
                        arguments.get(BETA),
                        1,
                        MOMENTUM,
                        EPSILON,
                        training)
                .singletonOrThrow();
    }

    @Override
    public Definition definition(float[][] arguments) {
        return new Statistics(arguments);
    }

    @Override
    public String toString() {
        return "batch normalisation of %d channels of %s in %s"
                .formatted(
                        channels,
                        side == 1 ? "rows" : "images",
                        training ? "training" : "evaluation");
    }

    private final class Statistics implements Definition {
        private final float[][] arguments;
        private final int places = side * side;
        private final int count = BATCH * places;

        Statistics(float[][] arguments) {
            this.arguments = arguments;
        }

        /** Computes one number from the index of each number of a channel. */
        private interface Term {
            double at(int index);
        }

        private double sum(int channel, Term term) {
            double sum = 0;
            for (int image = 0; image < BATCH; image++) {
                for (int place = 0; place < places; place++) {
                    sum += term.at((image * channels + channel) * places + place);
                }
            }
            return sum;
        }

        private double x(int at) {
            return arguments[0][at];
        }

        private double mean(int channel) {
            return training ? sum(channel, this::x) / count : arguments[MEAN][channel];
        }

        private double squares(int channel, double mean) {
            return sum(channel, at -> (x(at) - mean) * (x(at) - mean));
        }

        private double deviation(int channel, double mean) {
            double variance =
                    training ? squares(channel, mean) / count : arguments[VARIANCE][channel];
            return Math.sqrt(variance + EPSILON);
        }

        @Override
        public double output(int at) {
            int channel = at / places % channels;
            double mean = mean(channel);
            double standardised = (x(at) - mean) / deviation(channel, mean);
            return arguments[GAMMA][channel] * standardised + arguments[BETA][channel];
        }

        @Override
        public double gradient(int argument, int at, float[] g) {
            int channel = argument == 0 ? at / places % channels : at;
            double mean = mean(channel);
            double deviation = deviation(channel, mean);
            return switch (argument) {
                case 0 -> {
                    double own = g[at];
                    if (training) {
                        double standardised = (x(at) - mean) / deviation;
                        own -= sum(channel, i -> g[i]) / count;
                        own -= standardised * byScale(channel, mean, deviation, g) / count;
                    }
                    yield arguments[GAMMA][channel] * own / deviation;
                }
                case GAMMA -> byScale(channel, mean, deviation, g);
                case BETA -> sum(channel, i -> g[i]);
                case MEAN -> moved(arguments[MEAN][channel], mean);
                default ->
                        moved(
                                arguments[VARIANCE][channel],
                                training
                                        ? squares(channel, mean) / (count - 1)
                                        : arguments[VARIANCE][channel]);
            };
        }

        private double byScale(int channel, double mean, double deviation, float[] g) {
            return sum(channel, i -> g[i] * (x(i) - mean) / deviation);
        }

        private double moved(double running, double ofBatch) {
            return MOMENTUM * running + (1 - MOMENTUM) * ofBatch;
        }
    }
}
