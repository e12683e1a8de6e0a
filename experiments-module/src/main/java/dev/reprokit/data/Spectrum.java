package dev.reprokit.data;

/**
 * Computes the discrete Fourier transform of small images by its definition: rows, then columns.
 */
final class Spectrum {
    private Spectrum() {}

    /**
     * Computes the power of each frequency.
     *
     * @param image (height, width)
     * @return squared moduli (height, width); frequency k of n is also frequency k - n
     */
    static double[][] power(double[][] image) {
        int height = image.length;
        int width = image[0].length;
        Circle across = Circle.of(width);
        Circle down = Circle.of(height);
        double[][] real = new double[height][width];
        double[][] imaginary = new double[height][width];
        for (int row = 0; row < height; row++) {
            for (int k = 0; k < width; k++) {
                for (int column = 0; column < width; column++) {
                    int angle = k * column % width;
                    real[row][k] += image[row][column] * across.cos[angle];
                    imaginary[row][k] -= image[row][column] * across.sin[angle];
                }
            }
        }
        double[][] power = new double[height][width];
        for (int column = 0; column < width; column++) {
            for (int k = 0; k < height; k++) {
                double re = 0;
                double im = 0;
                for (int row = 0; row < height; row++) {
                    int angle = k * row % height;
                    double cos = down.cos[angle];
                    double sin = -down.sin[angle];
                    re += real[row][column] * cos - imaginary[row][column] * sin;
                    im += real[row][column] * sin + imaginary[row][column] * cos;
                }
                power[k][column] = re * re + im * im;
            }
        }
        return power;
    }

    /** Cosines and sines of the n-th parts of a circle. */
    private record Circle(double[] cos, double[] sin) {
        static Circle of(int parts) {
            double[] cos = new double[parts];
            double[] sin = new double[parts];
            for (int i = 0; i < parts; i++) {
                cos[i] = Math.cos(2 * Math.PI * i / parts);
                sin[i] = Math.sin(2 * Math.PI * i / parts);
            }
            return new Circle(cos, sin);
        }
    }
}
