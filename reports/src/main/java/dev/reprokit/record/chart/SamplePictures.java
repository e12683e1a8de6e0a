package dev.reprokit.record.chart;

import java.util.List;

/**
 * Pictures of what networks were shown, a row of the same images each time: the contents of {@code
 * samples.json}.
 *
 * @param rows in order, e.g. the images as they are first
 */
public record SamplePictures(List<Row> rows) {

    /**
     * The images in one form.
     *
     * @param label what was done to them, e.g. {@code shuffled pixels}
     * @param pictures an image each
     */
    public record Row(String label, List<Picture> pictures) {}

    /**
     * One image.
     *
     * @param file its name in the folder {@code samples}, a PNG
     * @param caption its label, as the network was told
     * @param width in pixels
     * @param height in pixels
     */
    public record Picture(String file, String caption, int width, int height) {}
}
