package dev.reprokit.internal.benchmark;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

import java.util.List;

/** The machine's rate at square matrix products in float32, through the library that trains. */
final class MatrixProduct {
    private final Workers workers;
    private final int size;
    private final List<Factors> factors;
    private final int products;

    /**
     * Makes the matrices, and finds out how many products fill a time.
     *
     * @param workers multiply side by side, each its own matrices
     * @param manager owns the matrices
     * @param size rows and columns
     * @param seconds how long {@link #measure()} should take, at least one product
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

    /** One measurement. */
    Rate measure() {
        Timing timing = run(products);
        double operations = 2.0 * size * size * size * products * workers.count();
        return new Rate(operations / timing.seconds() / 1e9, timing.cores());
    }

    /**
     * A speed.
     *
     * @param gigaflops 1e9 floating-point operations a second, all workers together
     * @param cores processor time over wall time
     */
    record Rate(double gigaflops, double cores) {}

    private record Factors(NDManager manager, NDArray left, NDArray right) {
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
                // A GPU is still at work until something is read.
                product.getFloat(0, 0);
            }
        }
    }
}
