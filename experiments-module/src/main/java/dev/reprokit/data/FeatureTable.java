package dev.reprokit.data;

import java.util.Arrays;
import java.util.Objects;

/**
 * Rows of numbers, each with the class that it belongs to. The arrays are shared, not copied: do
 * not change them.
 *
 * @param features number of features, the numbers per row
 * @param values all numbers, row by row, each finite
 * @param labels the class of each row, from 0 to {@code classes - 1}
 * @param classes number of classes
 */
public record FeatureTable(int features, float[] values, int[] labels, int classes) {

    /**
     * Checks that numbers and labels fit the numbers of rows, features and classes.
     *
     * @throws IllegalArgumentException if the number of values is not rows x features, a value is
     *     infinite or not a number, or a label is outside 0 to {@code classes - 1}
     */
    public FeatureTable {
        long expected = (long) labels.length * features;
        if (values.length != expected) {
            throw new IllegalArgumentException(
                    "%d rows of %d features need %d values; there are %d"
                            .formatted(labels.length, features, expected, values.length));
        }
        for (int place = 0; place < values.length; place++) {
            if (!Float.isFinite(values[place])) {
                throw new IllegalArgumentException(
                        "feature %d of row %d is %s; expected a finite number"
                                .formatted(
                                        place % features + 1, place / features + 1, values[place]));
            }
        }
        for (int row = 0; row < labels.length; row++) {
            if (labels[row] < 0 || labels[row] >= classes) {
                throw new IllegalArgumentException(
                        "the label of row %d is %d; expected 0 to %d"
                                .formatted(row + 1, labels[row], classes - 1));
            }
        }
    }

    /** {@return the number of rows} */
    public int size() {
        return labels.length;
    }

    /**
     * Selects rows by index.
     *
     * @param indices indices of the rows, counted from 0, in the wanted order
     * @return these rows with their labels
     * @throws IndexOutOfBoundsException if some of them do not exist
     */
    public FeatureTable select(int... indices) {
        float[] selected = new float[indices.length * features];
        int[] theirs = new int[indices.length];
        for (int i = 0; i < indices.length; i++) {
            int row = Objects.checkIndex(indices[i], size());
            System.arraycopy(values, row * features, selected, i * features, features);
            theirs[i] = labels[row];
        }
        return new FeatureTable(features, selected, theirs, classes);
    }

    /**
     * Standardises each feature: subtracts a mean and divides by a standard deviation (the
     * population's), both taken from another table. A feature that is constant there becomes 0.
     *
     * @param reference the rows that give means and deviations: those to train on
     * @return a new table with the same labels
     * @throws IllegalArgumentException if it has another number of features
     */
    public FeatureTable standardisedBy(FeatureTable reference) {
        if (reference.features != features) {
            throw new IllegalArgumentException(
                    "%d features cannot be standardised by %d"
                            .formatted(features, reference.features));
        }
        float[] standardised = new float[values.length];
        for (int feature = 0; feature < features; feature++) {
            double[] column = reference.column(feature);
            double mean = Arrays.stream(column).average().orElse(0);
            double variance =
                    Arrays.stream(column).map(x -> (x - mean) * (x - mean)).average().orElse(0);
            double deviation = Math.sqrt(variance);
            for (int at = feature; deviation > 0 && at < values.length; at += features) {
                standardised[at] = (float) ((values[at] - mean) / deviation);
            }
        }
        return new FeatureTable(features, standardised, labels, classes);
    }

    private double[] column(int feature) {
        double[] column = new double[size()];
        for (int row = 0; row < column.length; row++) {
            column[row] = values[row * features + feature];
        }
        return column;
    }
}
