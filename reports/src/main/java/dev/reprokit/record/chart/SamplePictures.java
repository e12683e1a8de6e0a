package dev.reprokit.record.chart;

import java.util.List;

/**
 * Pictures of training images as the networks saw them: the contents of {@code samples.json} in the
 * experiment's folder. Each row shows the same images in another form, e.g. with shuffled pixels.
 *
 * @param rows the rows in the order in which the report shows them, e.g. the unchanged images first
 */
public record SamplePictures(List<Row> rows) {

    /**
     * One row of pictures: the images in one form, e.g. unchanged or with shuffled pixels.
     *
     * @param label the change that was made to them, e.g. {@code shuffled pixels}
     * @param pictures one picture per image
     */
    public record Row(String label, List<Picture> pictures) {}

    /**
     * One training image as a picture in the report.
     *
     * @param file the name of a PNG file in the folder {@code samples} of the experiment's folder
     * @param caption the label that the network was trained with
     * @param width in pixels
     * @param height in pixels
     */
    public record Picture(String file, String caption, int width, int height) {}
}
