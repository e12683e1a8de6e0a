package dev.reprokit.kernel;

import dev.reprokit.linalg.Matrix;
import dev.reprokit.linalg.PackedMatrix;

import java.util.Arrays;

/**
 * The Gaussian kernel {@code k(x, y) = exp(-|x - y|^2 / (2 s^2))}, a similarity of two vectors from
 * 1 (equal) down to 0 (far apart). It is computed from inner products: {@code |x - y|^2 = |x|^2 +
 * |y|^2 - 2 x y}. Rounding may make that slightly negative; it then counts as 0.
 *
 * @param bandwidth s, in the unit of the coordinates, positive: the distance over which the
 *     similarity falls to 0.61
 */
public record GaussianKernel(double bandwidth) {

    /**
     * Computes the median distance between points (vectors). Users often choose the bandwidth s of
     * a kernel as a multiple of it.
     *
     * @param products inner products of at least two points, one row and one column per point;
     *     unchanged
     * @return the median of {@code |x - y|} over all pairs of different points, in the unit of the
     *     coordinates; for an even number of pairs the upper of the two middle distances
     * @throws IllegalArgumentException if a distance is not a number
     */
    public static double medianDistance(PackedMatrix products) {
        double[] squares = products.diagonal();
        int n = products.size();
        double[] distances = new double[(int) ((long) n * (n - 1) / 2)];
        for (int i = 1, at = 0; i < n; i++) {
            for (int j = 0; j < i; j++, at++) {
                distances[at] = Math.max(0, squares[i] + squares[j] - 2 * products.get(i, j));
            }
        }
        Arrays.sort(distances);
        // Sorted as the largest, it would only shift the median.
        if (Double.isNaN(distances[distances.length - 1])) {
            throw new IllegalArgumentException(
                    "a distance is not a number: a point has an infinite or missing coordinate");
        }
        return Math.sqrt(distances[distances.length / 2]);
    }

    /**
     * Replaces the inner products of points (vectors) with each other by the kernel {@code k(x, y)
     * = exp(-|x - y|^2 / (2 s^2))} of each pair x, y, in place.
     *
     * @param products inner products, one row and one column per point; afterwards {@code k} of
     *     each pair, with ones on the diagonal
     */
    public void applyTo(PackedMatrix products) {
        double[] squares = products.diagonal();
        products.replaceAll(
                (i, j, product) -> i == j ? 1 : ofSquare(squares[i] + squares[j] - 2 * product));
    }

    /**
     * Replaces inner products of points (vectors) with other points by the kernel {@code k(x, y) =
     * exp(-|x - y|^2 / (2 s^2))} of each point x and other point y, in place.
     *
     * @param squares one number per point (row): its squared length, i.e. the diagonal of the
     *     points' own inner products before {@link #applyTo(PackedMatrix)} replaced them
     * @param others inner products, one row per point and one column per other point; afterwards
     *     their entries are {@code k} of each pair
     */
    public void applyTo(double[] squares, CrossProducts others) {
        Matrix products = others.products();
        for (int other = 0; other < products.columns(); other++) {
            double[] column = products.column(other);
            for (int i = 0; i < column.length; i++) {
                column[i] = ofSquare(squares[i] + others.squares()[other] - 2 * column[i]);
            }
            products.setColumn(other, column);
        }
    }

    private double ofSquare(double distance) {
        return Math.exp(-Math.max(0, distance) / (2 * bandwidth * bandwidth));
    }
}
