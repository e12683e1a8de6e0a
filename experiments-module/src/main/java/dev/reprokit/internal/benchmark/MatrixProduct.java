package dev.reprokit.internal.benchmark;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

import dev.reprokit.experiment.AcceptedTrap;

import java.util.List;

/**
 * Measures the machine's rate of square matrix products in float32, with the library that trains.
 */
final class MatrixProduct {
    private final Workers workers;
    private final int size;
    private final List<Factors> factors;
    private final int products;

    /**
     * Creates the matrices and finds the number of products that fill a time.
     *
     * @param workers multiply side by side, each with its own matrices
     * @param manager owns the matrices
     * @param size rows and columns
     * @param seconds intended duration of {@link #measure()} in seconds; at least one product is
     *     computed
     */
    MatrixProduct(Workers workers, NDManager manager, int size, double seconds) {
        this.workers = workers;
        this.size = size;
        factors = workers.each(worker -> Factors.of(manager.newSubManager(), size));
        run(1);
        products = (int) Math.max(1, Math.round(seconds / run(1).seconds()));
    }

    private Timing run(int count) {
        return workers.time(worker -> factors.get(worker).multiply(count));
    }

    /** Measures once. */
    Rate measure() {
        Timing timing = run(products);
        double operations = 2.0 * size * size * size * products * workers.count();
        return new Rate(operations / timing.seconds() / 1e9, timing.cores());
    }

    /**
     * A rate.
     *
     * @param gigaflops 1e9 floating-point operations per second, of all workers together
     * @param cores processor time divided by wall time
     */
    record Rate(double gigaflops, double cores) {}

    private record Factors(NDManager manager, NDArray left, NDArray right) {
        @AcceptedTrap(
                value = "djl-one-generator",
                because = "the time of a product does not depend on its numbers")
        static Factors of(NDManager manager, int size) {
            Shape shape = new Shape(size, size);
            return new Factors(
                    manager,
                    manager.randomUniform(-1, 1, shape),
                    manager.randomUniform(-1, 1, shape));
        }

        void multiply(int count) {
            try (NDManager scope = manager.newSubManager()) {
                NDArray product = scope.zeros(new Shape());
                for (int i = 0; i < count; i++) {
                    product.close();
                    product = left.matMul(right);
                    product.attach(scope);
                }
                // A GPU computes on until something is read.
                product.getFloat(0, 0);
            }
        }
    }
}
