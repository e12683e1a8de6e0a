package dev.reprokit.kernel;

import dev.reprokit.linalg.Matrix;

/**
 * Inner products of points with other points.
 *
 * @param products one row per point, one column per other point; closed with this
 * @param squares squared length of each other point
 */
public record CrossProducts(Matrix products, double[] squares) implements AutoCloseable {

    /**
     * Computes the inner products.
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
