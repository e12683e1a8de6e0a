package dev.reprokit.paper.researchlog;

import java.util.Arrays;

/**
 * The mean cross-entropy of {@code W2 relu(W1 x + b1) + b2} over a batch, differentiated by hand.
 *
 * @param x one row per input
 * @param w1 one row per hidden unit
 * @param b1 one number per hidden unit
 * @param w2 one row per class
 * @param b2 one number per class
 * @param labels the class of each input
 */
record HandMadeNetwork(
        double[][] x, double[][] w1, double[] b1, double[][] w2, double[] b2, int[] labels) {

    /** The derivatives with respect to the components of the same names. */
    record Gradients(double[][] x, double[][] w1, double[] b1, double[][] w2, double[] b2) {}

    /** Applies the chain rule: {@code dz = (softmax(z) - one-hot) / n}, and backwards from it. */
    Gradients gradients() {
        Gradients sums =
                new Gradients(
                        new double[x.length][x[0].length],
                        new double[w1.length][x[0].length],
                        new double[w1.length],
                        new double[w2.length][w1.length],
                        new double[w2.length]);
        for (int i = 0; i < x.length; i++) {
            add(i, sums);
        }
        return sums;
    }

    private void add(int i, Gradients sums) {
        double[] hidden = affine(w1, b1, x[i]);
        double[] active = Arrays.stream(hidden).map(z -> Math.max(0, z)).toArray();
        double[] error = softmax(affine(w2, b2, active));
        error[labels[i]] -= 1;
        for (int k = 0; k < error.length; k++) {
            error[k] /= x.length;
            sums.b2[k] += error[k];
            for (int j = 0; j < active.length; j++) {
                sums.w2[k][j] += error[k] * active[j];
            }
        }
        for (int j = 0; j < hidden.length; j++) {
            double back = 0;
            for (int k = 0; k < error.length && hidden[j] > 0; k++) {
                back += error[k] * w2[k][j];
            }
            sums.b1[j] += back;
            for (int d = 0; d < x[i].length; d++) {
                sums.w1[j][d] += back * x[i][d];
                sums.x[i][d] += back * w1[j][d];
            }
        }
    }

    static double[] affine(double[][] w, double[] b, double[] x) {
        double[] result = b.clone();
        for (int row = 0; row < w.length; row++) {
            for (int d = 0; d < x.length; d++) {
                result[row] += w[row][d] * x[d];
            }
        }
        return result;
    }

    static double[] softmax(double[] z) {
        double largest = Arrays.stream(z).max().orElseThrow();
        double[] shares = Arrays.stream(z).map(value -> Math.exp(value - largest)).toArray();
        double sum = 0;
        for (double share : shares) {
            sum += share;
        }
        for (int k = 0; k < z.length; k++) {
            shares[k] /= sum;
        }
        return shares;
    }
}
