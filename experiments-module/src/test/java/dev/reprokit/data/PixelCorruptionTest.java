package dev.reprokit.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.reprokit.random.RandomStream;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

class PixelCorruptionTest {
    private static final LabelledImages IMAGES =
            Transforms.centreCrop(SyntheticImages.generate(60, 1).train(), 28);
    private static final int PLACES = 28 * 28;

    @Test
    void shuffledImagesShareOneOrder() {
        int[] order = PixelCorruption.order(IMAGES, RandomStream.of(1, "pixels"));
        LabelledImages shuffled = PixelCorruption.shuffled(IMAGES, order);

        for (int image : new int[] {0, 7, 59}) {
            for (int place : new int[] {0, 300, PLACES - 1}) {
                assertThat(colour(shuffled, image, place))
                        .isEqualTo(colour(IMAGES, image, order[place]));
            }
        }
        assertThat(shuffled.pixels()).isNotEqualTo(IMAGES.pixels());
        assertThat(shuffled.labels()).isEqualTo(IMAGES.labels());
    }

    @Test
    void anOrderNamesEveryPlaceOnceAndEveryPlaceIsAsLikely() {
        int draws = 2000;
        RandomGenerator random = RandomStream.of(1, "pixels");
        double[] sums = new double[PLACES];
        for (int draw = 0; draw < draws; draw++) {
            int[] order = PixelCorruption.order(IMAGES, random);
            assertThat(IntStream.of(order).distinct().count()).isEqualTo(PLACES);
            assertThat(IntStream.of(order)).allMatch(place -> place >= 0 && place < PLACES);
            for (int place = 0; place < PLACES; place++) {
                sums[place] += order[place];
            }
        }
        // The mean of 0 to 783 is 391.5; its standard error over the draws is 5.1.
        assertThat(DoubleStream.of(sums)).allMatch(sum -> Math.abs(sum / draws - 391.5) < 5 * 5.1);
    }

    @Test
    void theOrderUndoneGivesTheImagesBack() {
        int[] order = PixelCorruption.order(IMAGES, RandomStream.of(1, "pixels"));
        int[] back = new int[order.length];
        for (int place = 0; place < order.length; place++) {
            back[order[place]] = place;
        }
        assertThat(PixelCorruption.shuffled(PixelCorruption.shuffled(IMAGES, order), back).pixels())
                .isEqualTo(IMAGES.pixels());
    }

    @Test
    void refusesWhatIsNoOrder() {
        int[] order = PixelCorruption.order(IMAGES, RandomStream.of(1, "pixels"));
        order[0] = order[1];
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PixelCorruption.shuffled(IMAGES, order))
                .withMessageContaining("each of 0 to 783 once");
    }

    @Test
    void randomPixelsKeepEachImagesColoursInAnOrderOfItsOwn() {
        LabelledImages random = PixelCorruption.random(IMAGES, RandomStream.of(1, "pixels"));

        assertThat(colours(random, 5)).isEqualTo(colours(IMAGES, 5));
        // Two copies of one image come out in different orders.
        LabelledImages twins = twice(IMAGES, 3);
        LabelledImages shuffled = PixelCorruption.random(twins, RandomStream.of(1, "pixels"));
        int size = twins.pixelsPerImage();
        assertThat(Arrays.copyOfRange(shuffled.pixels(), 0, size))
                .isNotEqualTo(Arrays.copyOfRange(shuffled.pixels(), size, 2 * size));
    }

    @Test
    void randomPixelsArePermutationsOfEveryImageAndNoTwoAreTheSame() {
        LabelledImages random = PixelCorruption.random(IMAGES, RandomStream.of(1, "pixels"));
        for (int image = 0; image < IMAGES.size(); image++) {
            assertThat(colours(random, image)).isEqualTo(colours(IMAGES, image));
        }
        // 60 copies of an image whose places all differ: each order can be read off.
        LabelledImages copies = copiesOfDistinctColours(60);
        LabelledImages orders = PixelCorruption.random(copies, RandomStream.of(1, "pixels"));
        assertThat(IntStream.range(0, 60).mapToObj(image -> order(orders, image)))
                .doesNotHaveDuplicates()
                .allMatch(order -> order.stream().distinct().count() == PLACES);
    }

    @Test
    void gaussianNumbersAreIndependentAndNormal() {
        // Mean 128 and deviation 20: the bounds 0 and 255 are six deviations away.
        LabelledImages narrow = alternating(60, 108, 148);
        LabelledImages gaussian = PixelCorruption.gaussian(narrow, RandomStream.of(1, "pixels"));

        int n = gaussian.pixels().length;
        double[] moments = new double[5];
        double neighbours = 0;
        double previous = 0;
        for (byte pixel : gaussian.pixels()) {
            double value = (Byte.toUnsignedInt(pixel) - 128) / 20.0;
            for (int power = 1; power <= 4; power++) {
                moments[power] += Math.pow(value, power) / n;
            }
            neighbours += value * previous / n;
            previous = value;
        }
        // Of 141,120 numbers the powers' means have standard errors of sqrt(1, 2, 15, 96 / n).
        assertThat(moments[1]).isCloseTo(0, within(5 * Math.sqrt(1.0 / n)));
        assertThat(moments[2]).isCloseTo(1, within(5 * Math.sqrt(2.0 / n)));
        assertThat(moments[3]).isCloseTo(0, within(5 * Math.sqrt(15.0 / n)));
        assertThat(moments[4]).isCloseTo(3, within(5 * Math.sqrt(96.0 / n)));
        assertThat(neighbours).isCloseTo(0, within(5 * Math.sqrt(1.0 / n)));
    }

    @Test
    void gaussianImagesHaveTheMeanAndDeviationOfEachChannel() {
        LabelledImages gaussian = PixelCorruption.gaussian(IMAGES, RandomStream.of(1, "pixels"));

        for (int channel = 0; channel < 3; channel++) {
            double[] images = meanAndDeviation(IMAGES, channel);
            double[] wanted = clippedNormal(images[0], images[1]);
            double[] found = meanAndDeviation(gaussian, channel);
            // 47,040 numbers a channel: standard errors of 0.3 and 0.2.
            assertThat(found[0]).isCloseTo(wanted[0], within(1.2));
            assertThat(found[1]).isCloseTo(wanted[1], within(0.8));
        }
        assertThat(gaussian.labels()).isEqualTo(IMAGES.labels());
    }

    @Test
    void aSeedRepeats() {
        assertThat(PixelCorruption.gaussian(IMAGES, RandomStream.of(4, "pixels")).pixels())
                .isEqualTo(PixelCorruption.gaussian(IMAGES, RandomStream.of(4, "pixels")).pixels())
                .isNotEqualTo(
                        PixelCorruption.gaussian(IMAGES, RandomStream.of(5, "pixels")).pixels());
    }

    private static LabelledImages twice(LabelledImages images, int image) {
        int size = images.pixelsPerImage();
        byte[] pixels = new byte[2 * size];
        System.arraycopy(images.pixels(), image * size, pixels, 0, size);
        System.arraycopy(images.pixels(), image * size, pixels, size, size);
        return new LabelledImages(3, 28, 28, pixels, new int[2], 10);
    }

    /** Images that have two brightnesses, one as often as the other in every channel. */
    private static LabelledImages alternating(int images, int dark, int bright) {
        byte[] pixels = new byte[images * 3 * PLACES];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) (i % 2 == 0 ? dark : bright);
        }
        return new LabelledImages(3, 28, 28, pixels, new int[images], 10);
    }

    /** Images whose first two channels name each place. */
    private static LabelledImages copiesOfDistinctColours(int images) {
        byte[] pixels = new byte[images * 3 * PLACES];
        for (int image = 0; image < images; image++) {
            for (int place = 0; place < PLACES; place++) {
                pixels[image * 3 * PLACES + place] = (byte) (place / 28);
                pixels[(image * 3 + 1) * PLACES + place] = (byte) (place % 28);
            }
        }
        return new LabelledImages(3, 28, 28, pixels, new int[images], 10);
    }

    private static List<List<Byte>> order(LabelledImages images, int image) {
        return IntStream.range(0, PLACES).mapToObj(place -> colour(images, image, place)).toList();
    }

    private static List<Byte> colour(LabelledImages images, int image, int place) {
        List<Byte> colour = new ArrayList<>();
        for (int channel = 0; channel < 3; channel++) {
            colour.add(images.pixels()[(image * 3 + channel) * PLACES + place]);
        }
        return colour;
    }

    private static List<String> colours(LabelledImages images, int image) {
        List<String> colours = new ArrayList<>();
        for (int place = 0; place < PLACES; place++) {
            colours.add(colour(images, image, place).toString());
        }
        Collections.sort(colours);
        return colours;
    }

    /** Mean and deviation of a normal variable kept within 0 to 255, by the midpoint rule. */
    private static double[] clippedNormal(double mean, double deviation) {
        double step = 1e-3;
        double first = 0;
        double second = 0;
        for (double z = -6 + step / 2; z < 6; z += step) {
            double value = Math.max(0, Math.min(255, mean + deviation * z));
            double weight = Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI) * step;
            first += weight * value;
            second += weight * value * value;
        }
        return new double[] {first, Math.sqrt(second - first * first)};
    }

    private static double[] meanAndDeviation(LabelledImages images, int channel) {
        double sum = 0;
        double squares = 0;
        int n = images.size() * PLACES;
        for (int image = 0; image < images.size(); image++) {
            for (int place = 0; place < PLACES; place++) {
                double value =
                        Byte.toUnsignedInt(images.pixels()[(image * 3 + channel) * PLACES + place]);
                sum += value;
                squares += value * value;
            }
        }
        double mean = sum / n;
        return new double[] {mean, Math.sqrt(squares / n - mean * mean)};
    }
}
