package dev.reprokit.data;

import java.util.List;
import java.util.Map;

/**
 * Generates grey images of 28x28 pixels, those of MNIST's form, for builds without any data set:
 * the centres of the synthetic images, without their colour.
 */
final class SyntheticGreyImages implements DataSource {
    static final String ID = "synthetic-grey";
    private static final int SIDE = 28;

    @Override
    public String id() {
        return ID;
    }

    /** {@inheritDoc} There are as many images as wanted; nothing is read. */
    @Override
    public Dataset load(int train, int test) {
        Dataset coloured = SyntheticImages.generate(train, test);
        LabelledImages trainImages = grey(Transforms.centreCrop(coloured.train(), SIDE));
        LabelledImages testImages = grey(Transforms.centreCrop(coloured.test(), SIDE));
        return new Dataset(
                ID,
                trainImages,
                testImages,
                Map.of(
                        "synthetic-grey-train-" + train, trainImages.sha256(),
                        "synthetic-grey-test-" + test, testImages.sha256()),
                List.of("embedded synthetic images, cropped and grey"));
    }

    /** Returns the means of the channels, rounded down. */
    private static LabelledImages grey(LabelledImages images) {
        int plane = images.height() * images.width();
        byte[] grey = new byte[images.size() * plane];
        for (int i = 0; i < grey.length; i++) {
            int first = i / plane * images.pixelsPerImage() + i % plane;
            int sum = 0;
            for (int channel = 0; channel < images.channels(); channel++) {
                sum += Byte.toUnsignedInt(images.pixels()[first + channel * plane]);
            }
            grey[i] = (byte) (sum / images.channels());
        }
        return new LabelledImages(
                1, images.height(), images.width(), grey, images.labels(), images.classes());
    }
}
