package dev.reprokit.linalg;

import dev.reprokit.random.RandomStream;

import java.util.random.RandomGenerator;

/** Made matrices, and plain ways to compute with them. */
final class Matrices {
    private Matrices() {}

    /** Normal random numbers. */
    static Matrix random(int rows, int columns, String purpose) {
        RandomGenerator random = RandomStream.of(1, purpose);
        double[][] numbers = new double[columns][rows];
        for (double[] column : numbers) {
            for (int row = 0; row < rows; row++) {
                column[row] = random.nextGaussian();
            }
        }
        return Matrix.ofColumns(numbers);
    }

    /** Columns of a matrix. */
    static double[][] columns(Matrix matrix) {
        double[][] columns = new double[matrix.columns()][];
        for (int column = 0; column < columns.length; column++) {
            columns[column] = matrix.column(column);
        }
        return columns;
    }

    /** The inner products of points, by loops, with a number added to the diagonal. */
    static double[][] innerProducts(Matrix points, double diagonal) {
        double[][] columns = columns(points);
        double[][] products = new double[columns.length][columns.length];
        for (int i = 0; i < columns.length; i++) {
            for (int j = 0; j < columns.length; j++) {
                for (int k = 0; k < points.rows(); k++) {
                    products[i][j] += columns[i][k] * columns[j][k];
                }
            }
            products[i][i] += diagonal;
        }
        return products;
    }

    /** A symmetric matrix times vectors, by loops. */
    static Matrix product(double[][] symmetric, Matrix x) {
        double[][] products = new double[x.columns()][symmetric.length];
        for (int column = 0; column < products.length; column++) {
            double[] vector = x.column(column);
            for (int i = 0; i < symmetric.length; i++) {
                for (int j = 0; j < symmetric.length; j++) {
                    products[column][i] += symmetric[i][j] * vector[j];
                }
            }
        }
        return Matrix.ofColumns(products);
    }
}
