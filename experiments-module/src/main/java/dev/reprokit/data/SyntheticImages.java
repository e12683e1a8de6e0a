package dev.reprokit.data;

import dev.reprokit.random.RandomStream;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Ten classes of shapes under random position, scale, rotation, colour, clutter and noise: data
 * that needs neither file nor network, always the same.
 */
public final class SyntheticImages implements DataSource {
    static final String ID = "synthetic";
    private static final int PIXELS = Scene.CHANNELS * Scene.SIDE * Scene.SIDE;

    /** The generator; it holds no state. */
    public SyntheticImages() {}

    @Override
    public String id() {
        return ID;
    }

    /** {@inheritDoc} The data set has no end; nothing is read. */
    @Override
    public Dataset load(int train, int test) {
        return generate(train, test);
    }

    /**
     * Makes the first images.
     *
     * @param train how many training images
     * @param test how many test images, drawn from other seeds
     * @return the images; labels go round, 0 to 9, so that classes are balanced
     */
    public static Dataset generate(int train, int test) {
        LabelledImages trainImages = images("synthetic training image", Scene.Style.USUAL, train);
        LabelledImages testImages = images("synthetic test image", Scene.Style.USUAL, test);
        return new Dataset(
                ID,
                trainImages,
                testImages,
                Map.of(
                        "synthetic-train-" + train, trainImages.sha256(),
                        "synthetic-test-" + test, testImages.sha256()),
                List.of("embedded synthetic images, classes " + classNames()));
    }

    private static String classNames() {
        return Arrays.stream(Shape.values())
                .map(shape -> shape.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }

    static LabelledImages images(String purpose, Scene.Style style, int n) {
        Shape[] shapes = Shape.values();
        byte[] pixels = new byte[n * PIXELS];
        int[] labels = new int[n];
        for (int image = 0; image < n; image++) {
            labels[image] = image % shapes.length;
            // A stream for each image: an image does not depend on how many there are.
            new Scene(style, RandomStream.of(image, purpose))
                    .draw(shapes[labels[image]], pixels, image * PIXELS);
        }
        return new LabelledImages(
                Scene.CHANNELS, Scene.SIDE, Scene.SIDE, pixels, labels, shapes.length);
    }
}
