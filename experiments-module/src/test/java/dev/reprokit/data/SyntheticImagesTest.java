package dev.reprokit.data;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

class SyntheticImagesTest {
    private final Dataset dataset = SyntheticImages.generate(200, 100);

    @Test
    void theBytesAreTheSameEverywhere() {
        assertThat(dataset.digests())
                .containsEntry(
                        "synthetic-train-200",
                        "80ee187d12daf4071b748fb00bf47c373fde6526dc81d8f422eef4ed69d598fa")
                .containsEntry(
                        "synthetic-test-100",
                        "afac965517dee19f0d9afb741023d2330184790d7323c76a7026f1f617d830b3");
    }

    @Test
    void moreImagesBeginWithTheSameOnes() {
        Dataset fewer = SyntheticImages.generate(30, 20);
        assertThat(fewer.train().pixels()).isEqualTo(dataset.train().first(30).pixels());
        assertThat(fewer.train().labels()).isEqualTo(dataset.train().first(30).labels());
        assertThat(fewer.test().pixels()).isEqualTo(dataset.test().first(20).pixels());
    }

    @Test
    void imagesHaveTheShapeOfCifar10() {
        LabelledImages images = dataset.train();
        assertThat(images.channels()).isEqualTo(3);
        assertThat(images.height()).isEqualTo(32);
        assertThat(images.width()).isEqualTo(32);
        assertThat(images.classes()).isEqualTo(10);
    }

    @Test
    void greyImagesAreTheirMeanChannelsInTheFormOfMnist() {
        Dataset grey = new SyntheticGreyImages().load(200, 100);
        LabelledImages images = grey.train();

        assertThat(images.channels()).isEqualTo(1);
        assertThat(images.height()).isEqualTo(28);
        assertThat(images.width()).isEqualTo(28);
        assertThat(images.labels()).isEqualTo(dataset.train().labels());
        assertThat(grey.test().size()).isEqualTo(100);
        // The last pixel of the third image is at row and column 29 of the coloured one.
        int sum = 0;
        for (int channel = 0; channel < 3; channel++) {
            sum +=
                    Byte.toUnsignedInt(
                            dataset.train().pixels()[(2 * 3 + channel) * 1024 + 29 * 32 + 29]);
        }
        assertThat(Byte.toUnsignedInt(images.pixels()[3 * 784 - 1])).isEqualTo(sum / 3);
    }

    @Test
    void classesAreBalanced() {
        int[] counts = new int[10];
        for (int label : dataset.train().labels()) {
            counts[label]++;
        }
        assertThat(counts).containsOnly(20);
    }

    @Test
    void allImagesDifferAndTestImagesAreNotTrainingImages() {
        Set<String> images = new HashSet<>();
        Stream.of(dataset.train(), dataset.test())
                .forEach(
                        part -> {
                            for (int image = 0; image < part.size(); image++) {
                                int from = image * part.pixelsPerImage();
                                int to = from + part.pixelsPerImage();
                                images.add(
                                        Arrays.toString(
                                                Arrays.copyOfRange(part.pixels(), from, to)));
                            }
                        });
        assertThat(images).hasSize(300);
    }

    @Test
    void theMeanColourDoesNotGiveTheClassAway() {
        // The nearest class mean of the three mean colour values, on 1,000 test images.
        LabelledImages train = SyntheticImages.generate(1000, 0).train();
        LabelledImages test = SyntheticImages.generate(0, 1000).test();
        double[][] means = new double[10][3];
        for (int image = 0; image < train.size(); image++) {
            double[] colour = meanColour(train, image);
            for (int channel = 0; channel < 3; channel++) {
                means[train.labels()[image]][channel] += colour[channel] / 100;
            }
        }
        int right = 0;
        for (int image = 0; image < test.size(); image++) {
            right += nearest(means, meanColour(test, image)) == test.labels()[image] ? 1 : 0;
        }
        // Chance is 100, with a standard deviation of 9.5.
        assertThat(right).isLessThan(150);
    }

    private static double[] meanColour(LabelledImages images, int image) {
        double[] mean = new double[3];
        for (int channel = 0; channel < 3; channel++) {
            int from = (image * 3 + channel) * 1024;
            for (int pixel = from; pixel < from + 1024; pixel++) {
                mean[channel] += Byte.toUnsignedInt(images.pixels()[pixel]) / 1024.0;
            }
        }
        return mean;
    }

    private static int nearest(double[][] means, double[] colour) {
        int nearest = 0;
        double least = Double.MAX_VALUE;
        for (int label = 0; label < means.length; label++) {
            double squares = 0;
            for (int channel = 0; channel < 3; channel++) {
                double difference = means[label][channel] - colour[channel];
                squares += difference * difference;
            }
            if (squares < least) {
                least = squares;
                nearest = label;
            }
        }
        return nearest;
    }
}
