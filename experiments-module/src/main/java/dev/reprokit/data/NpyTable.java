package dev.reprokit.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * Features in NumPy's format: one array of numbers, one of labels.
 *
 * @param features the name of the file of numbers relative to the data directory: integers or
 *     floating-point numbers of the shape (rows, features)
 * @param labels the name of the file of labels: integers from 0 to {@code classes - 1}, one per row
 * @param classes number of classes
 */
public record NpyTable(String features, String labels, int classes) implements Input<FeatureTable> {

    @Override
    public List<String> files() {
        return List.of(features, labels);
    }

    /**
     * {@inheritDoc} Numbers become 32-bit floating-point numbers.
     *
     * @throws DataException if one is no such file, their sizes do not fit, a number is infinite or
     *     missing, or a label is no class; the message names the file and the row, counted from 1
     */
    @Override
    public FeatureTable read(Path directory) throws IOException {
        NpyFile numbers = NpyFile.read(directory.resolve(features));
        int[] shape = numbers.shape();
        if (shape.length != 2) {
            throw new DataException(
                    "%s holds numbers of shape %s; expected (rows, features)"
                            .formatted(numbers.where(), Arrays.toString(shape)));
        }
        NpyFile classesFile = NpyFile.read(directory.resolve(labels));
        int[] theirs = classesFile.labels(shape[0], numbers.where());
        try {
            return new FeatureTable(shape[1], numbers.floats(), theirs, classes);
        } catch (IllegalArgumentException e) {
            throw new DataException(
                    "%s with %s: %s"
                            .formatted(numbers.where(), classesFile.where(), e.getMessage()),
                    e);
        }
    }
}
