package dev.reprokit.record.chart;

import java.util.List;

/**
 * The test images that trials (settings run with one seed) classified: the contents of {@code
 * right/images.json} in the experiment's folder.
 *
 * @param classes the true class of each test image, in the order of the data set; empty if no trial
 *     classified test images of it
 * @param pictures pictures of some of them, by image: of those that all seeds of a condition got
 *     wrong, the ones that most trials got right
 */
public record TestImages(List<Integer> classes, List<Picture> pictures) {
    /** No test images. */
    public static final TestImages NONE = new TestImages(List.of(), List.of());

    /** The largest number of pictures. */
    public static final int MOST_PICTURES = 200;

    /** Keeps copies of the lists. */
    public TestImages {
        classes = List.copyOf(classes);
        pictures = List.copyOf(pictures);
    }

    /**
     * A test image as a picture in the report.
     *
     * @param image its index in the test set, from 0
     * @param file the name of a PNG file in the folder {@code right} of the experiment's folder
     * @param width in pixels
     * @param height in pixels
     */
    public record Picture(int image, String file, int width, int height) {}
}
