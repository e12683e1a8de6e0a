package dev.reprokit.kernel;

import dev.reprokit.linalg.Matrix;

/**
 * Inner products of some vectors (here called points, see {@link Points}), e.g. training images,
 * with others, e.g. test images. A {@link GaussianKernel} is computed from them.
 *
 * @param products one row per point, one column per other point; closed with this
 * @param squares one number per other point: its inner product with itself, which distances are
 *     computed from
 */
public record CrossProducts(Matrix products, double[] squares) implements AutoCloseable {

    /**
     * Computes the inner product of each point with each other point.
     *
     * @param points the points of the rows, e.g. training images
     * @param others the points of the columns, with the same coordinates in the same parts, e.g.
     *     test images
     * @return the inner products; the caller closes them
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
