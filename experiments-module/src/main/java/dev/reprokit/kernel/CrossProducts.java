package dev.reprokit.kernel;

import dev.reprokit.linalg.Matrix;

/**
 * Inner products of some vectors (here called points, see {@link Points}), e.g. training images,
 * with other vectors, e.g. test images. A {@link GaussianKernel} is computed from them.
 *
 * @param products entry (i, j) is the inner product of point i with other point j: one row per
 *     point, one column per other point; closed with this
 * @param squares one number per other point, in the order of the columns: its inner product with
 *     itself, from which distances are computed
 */
public record CrossProducts(Matrix products, double[] squares) implements AutoCloseable {

    /**
     * Computes the inner product of each point with each other point.
     *
     * @param points the points of the rows, e.g. training images
     * @param others the points of the columns, e.g. test images. Their coordinates must have the
     *     same meaning and be divided into the same parts ({@link Points#part}) as those of {@code
     *     points}
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
