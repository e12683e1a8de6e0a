package dev.reprokit.kernel;

import dev.reprokit.linalg.Matrix;
import dev.reprokit.linalg.PackedMatrix;

import java.util.Arrays;

/**
 * The kernel {@code k(x, y) = exp(-|x - y|^2 / (2 s^2))}, from inner products: {@code |x - y|^2 =
 * |x|^2 + |y|^2 - 2 x y}, which rounding may make slightly negative and which then counts as 0.
 *
 * @param bandwidth s, in the unit of the coordinates
 */
public record GaussianKernel(double bandwidth) {

    /**
     * The distance that half of some points' distances are below.
     *
     * @param products inner products of at least two points
     * @return the median distance of two different points; of an even number the upper of the two
     *     in the middle
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
        return Math.sqrt(distances[distances.length / 2]);
    }

    /**
     * Makes the kernel matrix of inner products, in place.
     *
     * @param products of points with each other
     */
    public void applyTo(PackedMatrix products) {
        double[] squares = products.diagonal();
        products.replaceAll(
                (i, j, product) -> i == j ? 1 : ofSquare(squares[i] + squares[j] - 2 * product));
    }

    /**
     * The kernel of points with others, in place.
     *
     * @param squares of the points: the inner product of each with itself
     * @param others inner products of the points with others
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
