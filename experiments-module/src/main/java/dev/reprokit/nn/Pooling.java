package dev.reprokit.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;

import java.util.List;

/**
 * Max-pooling.
 *
 * @param pool window, stride and padding
 * @param relu true if ReLU precedes it
 */
record Pooling(MaxPool pool, boolean relu) implements Operation {
    private static final int ROWS = 9;
    private static final int COLUMNS = 7;

    @Override
    public List<Argument> arguments() {
        return List.of(Argument.of(BATCH, CHANNELS, ROWS, COLUMNS));
    }

    @Override
    public NDArray compute(List<NDArray> arguments) {
        return relu ? pool.reluAndPool(arguments.get(0)) : pool.pool(arguments.get(0));
    }

    @Override
    public Definition definition(float[][] arguments) {
        return new Largest(arguments[0]);
    }

    @Override
    public String toString() {
        return "%smax-pool %dx%d, stride %d"
                .formatted(
                        relu ? "ReLU and " : "",
                        pool.window().get(0),
                        pool.window().get(1),
                        pool.stride().get(0));
    }

    /** The largest number of each window. */
    private final class Largest implements Definition {
        private final float[] x;
        private final int rows = outputs(ROWS, 0);
        private final int columns = outputs(COLUMNS, 1);

        Largest(float[] x) {
            this.x = x;
        }

        private int outputs(int side, int axis) {
            long padded = side + 2 * pool.padding().get(axis);
            return (int) ((padded - pool.window().get(axis)) / pool.stride().get(axis)) + 1;
        }

        @Override
        public double output(int at) {
            double largest = x[winner(at)];
            return relu ? Math.max(0, largest) : largest;
        }

        /** Returns the index of the pixel that wins the window of an output. */
        private int winner(int at) {
            int first = at / (rows * columns) * ROWS * COLUMNS;
            int top = at / columns % rows * at(pool.stride(), 0) - at(pool.padding(), 0);
            int left = at % columns * at(pool.stride(), 1) - at(pool.padding(), 1);
            int winner = -1;
            for (int row = Math.max(0, top); row < Math.min(ROWS, top + height()); row++) {
                for (int c = Math.max(0, left); c < Math.min(COLUMNS, left + width()); c++) {
                    int pixel = first + row * COLUMNS + c;
                    winner = winner < 0 || x[pixel] > x[winner] ? pixel : winner;
                }
            }
            return winner;
        }

        private int height() {
            return at(pool.window(), 0);
        }

        private int width() {
            return at(pool.window(), 1);
        }

        private static int at(Shape shape, int axis) {
            return (int) shape.get(axis);
        }

        @Override
        public double gradient(int argument, int at, float[] g) {
            if (relu && x[at] <= 0) {
                return 0;
            }
            int first = at / (ROWS * COLUMNS) * rows * columns;
            double sum = 0;
            for (int output = first; output < first + rows * columns; output++) {
                sum += winner(output) == at ? g[output] : 0;
            }
            return sum;
        }
    }
}
