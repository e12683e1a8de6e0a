package dev.reprokit.kernel;

import dev.reprokit.linalg.Matrix;

/**
 * Inner products of points with others.
 *
 * @param products a row a point, a column another one; closed with this
 * @param squares of the others: the inner product of each with itself
 */
public record CrossProducts(Matrix products, double[] squares) implements AutoCloseable {

    /**
     * Computes them.
     *
     * @param points the points
     * @param others other points of the same space
     * @return the inner products, to be closed
     */
    public static CrossProducts of(Points points, Points others) {
        Matrix products = Matrix.zeros(points.size(), others.size());
        double[] squares = new double[others.size()];
        for (int part = 0; part < points.parts(); part++) {
            try (Matrix left = points.part(part);
                    Matrix right = others.part(part)) {
                products.addProduct(1, left, true, right, false);
                for (int other = 0; other < squares.length; other++) {
                    for (double coordinate : right.column(other)) {
                        squares[other] += coordinate * coordinate;
                    }
                }
            }
        }
        return new CrossProducts(products, squares);
    }

    @Override
    public void close() {
        products.close();
    }
}
