package dev.reprokit.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * Images in NumPy's format: one array of pixels, one of labels.
 *
 * @param images the name of the file of pixels relative to the data directory: unsigned bytes of
 *     the shape (images, height, width), or (images, height, width, channels)
 * @param labels the name of the file of labels: integers from 0 to {@code classes - 1}, one per
 *     image
 * @param classes number of classes
 */
public record NpyImages(String images, String labels, int classes)
        implements Input<LabelledImages> {
    private static final String BYTES = "|u1";

    @Override
    public List<String> files() {
        return List.of(images, labels);
    }

    /**
     * {@inheritDoc}
     *
     * @throws DataException if one is no such file, their sizes do not fit, or a label is no class;
     *     the message names the file
     */
    @Override
    public LabelledImages read(Path directory) throws IOException {
        NpyFile pixels = NpyFile.read(directory.resolve(images));
        int[] shape = pixels.shape();
        if (!pixels.type().equals(BYTES) || shape.length < 3 || shape.length > 4) {
            throw new DataException(
                    "%s holds %s of shape %s; expected unsigned bytes (%s) of shape (images, height, width) or (images, height, width, channels)"
                            .formatted(
                                    pixels.where(), pixels.type(), Arrays.toString(shape), BYTES));
        }
        NpyFile classesFile = NpyFile.read(directory.resolve(labels));
        int[] numbers = classesFile.labels(shape[0], pixels.where());
        int channels = shape.length == 4 ? shape[3] : 1;
        try {
            return new LabelledImages(
                    channels,
                    shape[1],
                    shape[2],
                    pixels.byChannel(shape[0], shape[1] * shape[2], channels),
                    numbers,
                    classes);
        } catch (IllegalArgumentException e) {
            throw new DataException("%s: %s".formatted(classesFile.where(), e.getMessage()), e);
        }
    }
}
