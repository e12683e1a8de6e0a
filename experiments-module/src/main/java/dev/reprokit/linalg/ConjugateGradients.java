package dev.reprokit.linalg;

/**
 * Conjugate gradients (Hestenes and Stiefel 1952): an iteration that solves A x = b for a symmetric
 * positive definite matrix A and needs only products of A with vectors, so that A need not be
 * stored. Several right-hand sides b can be solved in one run, in which A multiplies the vectors of
 * all of them together; the solution of each is the same as alone.
 *
 * @param tolerance the method stops if the norm of the residual b - A x is at most this number
 *     times the norm of b, for all right-hand sides
 * @param mostSteps largest number of steps, each with one product of A; the method stops after them
 *     in any case
 */
public record ConjugateGradients(double tolerance, int mostSteps) {

    /**
     * The solutions x of A x = b for several right-hand sides b.
     *
     * @param x one solution per column, in the order of the right-hand sides; closed with this
     * @param steps number of steps made, each with one product of the matrix A
     * @param converged true if the residuals b - A x of all right-hand sides became as small as the
     *     tolerance demands
     */
    public record Solution(Matrix x, int steps, boolean converged) implements AutoCloseable {
        @Override
        public void close() {
            x.close();
        }
    }

    /**
     * Solves A x = b, beginning at x = 0.
     *
     * @param a the matrix A
     * @param b one right-hand side per column; stays open and unchanged
     * @return the solutions; if the method did not converge, the last iterates
     */
    public Solution solve(SymmetricOperator a, Matrix b) {
        Matrix x = Matrix.zeros(b.rows(), b.columns());
        int steps = 0;
        boolean converged = false;
        try (Matrix residuals = b.copy();
                Matrix directions = b.copy()) {
            double[] wanted = squares(b);
            double[] squares = wanted.clone();
            for (int i = 0; i < wanted.length; i++) {
                wanted[i] *= tolerance * tolerance;
            }
            converged = allBelow(squares, wanted);
            for (; !converged && steps < mostSteps; steps++) {
                step(a, x, residuals, directions, squares, wanted);
                converged = allBelow(squares, wanted);
            }
        }
        return new Solution(x, steps, converged);
    }

    private static void step(
            SymmetricOperator a,
            Matrix x,
            Matrix residuals,
            Matrix directions,
            double[] squares,
            double[] wanted) {
        try (Matrix products = a.times(directions)) {
            for (int i = 0; i < squares.length; i++) {
                if (squares[i] > wanted[i]) {
                    double[] direction = directions.column(i);
                    double[] product = products.column(i);
                    double[] residual = residuals.column(i);
                    double length = squares[i] / dot(direction, product);
                    x.setColumn(i, sum(x.column(i), length, direction));
                    residual = sum(residual, -length, product);
                    residuals.setColumn(i, residual);
                    double square = dot(residual, residual);
                    directions.setColumn(i, sum(residual, square / squares[i], direction));
                    squares[i] = square;
                }
            }
        }
    }

    private static boolean allBelow(double[] squares, double[] wanted) {
        for (int i = 0; i < squares.length; i++) {
            if (!(squares[i] <= wanted[i])) {
                return false;
            }
        }
        return true;
    }

    private static double[] squares(Matrix vectors) {
        double[] squares = new double[vectors.columns()];
        for (int i = 0; i < squares.length; i++) {
            double[] vector = vectors.column(i);
            squares[i] = dot(vector, vector);
        }
        return squares;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static double[] sum(double[] a, double scale, double[] b) {
        double[] sum = new double[a.length];
        for (int i = 0; i < a.length; i++) {
            sum[i] = a[i] + scale * b[i];
        }
        return sum;
    }
}
