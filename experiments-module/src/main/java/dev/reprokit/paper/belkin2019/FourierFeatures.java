package dev.reprokit.paper.belkin2019;

import dev.reprokit.linalg.Matrix;
import dev.reprokit.random.RandomStream;

import java.util.random.RandomGenerator;

/**
 * Random Fourier features (Rahimi and Recht 2007): N real features, the cosines and the sines of
 * N/2 random projections of a point. Each is multiplied by sqrt(2/N), so that the inner product of
 * two points' features tends to their Gaussian kernel as N grows, and is 1 of a point with itself.
 *
 * @param frequencies one random direction per column: normal numbers of mean 0 and deviation
 *     1/bandwidth, as many as a point has coordinates; closed with this
 */
record FourierFeatures(Matrix frequencies) implements AutoCloseable {

    /**
     * Draws frequencies. Fewer features of a seed are the first of more.
     *
     * @param coordinates number of coordinates of a point
     * @param features number N of features, even
     * @param bandwidth that of the Gaussian kernel, in the unit of the coordinates
     */
    static FourierFeatures draw(int coordinates, int features, double bandwidth, long seed) {
        if (features < 2 || features % 2 != 0) {
            throw new IllegalArgumentException(
                    "a cosine and a sine per frequency cannot make %d features"
                            .formatted(features));
        }
        RandomGenerator random = RandomStream.of(seed, "frequencies");
        Matrix frequencies = Matrix.zeros(coordinates, features / 2);
        double[] frequency = new double[coordinates];
        for (int column = 0; column < frequencies.columns(); column++) {
            for (int i = 0; i < coordinates; i++) {
                frequency[i] = random.nextGaussian() / bandwidth;
            }
            frequencies.setColumn(column, frequency);
        }
        return new FourierFeatures(frequencies);
    }

    /** Returns the number N of features. */
    int size() {
        return 2 * frequencies.columns();
    }

    /**
     * Computes the features of points.
     *
     * @param points one column per point
     * @return one row per point, one column per feature: all cosines, then all sines; the caller
     *     closes it
     */
    Matrix of(Matrix points) {
        int half = frequencies.columns();
        double scale = Math.sqrt(1.0 / half);
        Matrix features = Matrix.zeros(points.columns(), size());
        try (Matrix projections = Matrix.zeros(points.columns(), half)) {
            projections.addProduct(1, points, true, frequencies, false);
            double[] sines = new double[points.columns()];
            for (int column = 0; column < half; column++) {
                double[] cosines = projections.column(column);
                for (int point = 0; point < sines.length; point++) {
                    double angle = cosines[point];
                    cosines[point] = scale * Math.cos(angle);
                    sines[point] = scale * Math.sin(angle);
                }
                features.setColumn(column, cosines);
                features.setColumn(half + column, sines);
            }
        }
        return features;
    }

    @Override
    public void close() {
        frequencies.close();
    }
}
