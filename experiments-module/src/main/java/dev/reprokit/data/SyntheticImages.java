package dev.reprokit.data;

import dev.reprokit.random.RandomStream;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Generates colour images of 32x32 pixels with ten classes of shapes under random position, scale,
 * rotation, colour, clutter and noise. They need neither file nor network and are the same on every
 * machine.
 */
public final class SyntheticImages implements DataSource {
    static final String ID = "synthetic";
    private static final int PIXELS = Scene.CHANNELS * Scene.SIDE * Scene.SIDE;

    /** Creates the generator, which has no state. */
    public SyntheticImages() {}

    @Override
    public String id() {
        return ID;
    }

    /** {@inheritDoc} There are as many images as wanted; nothing is read. */
    @Override
    public Dataset load(int train, int test) {
        return generate(train, test);
    }

    /**
     * Generates the first training and test images of two fixed sequences. Each image has 3
     * channels of 32x32 pixels.
     *
     * @param train number of training images, 0 or more
     * @param test number of test images, 0 or more; drawn from other seeds than the training images
     * @return the images; the labels repeat 0, 1, ..., 9, so that the classes are balanced
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
            // One stream per image, so that an image does not depend on the number of images.
            new Scene(style, RandomStream.of(image, purpose))
                    .draw(shapes[labels[image]], pixels, image * PIXELS);
        }
        return new LabelledImages(
                Scene.CHANNELS, Scene.SIDE, Scene.SIDE, pixels, labels, shapes.length);
    }
}
