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
