package dev.reprokit.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Labels of images that were made to have one. */
class AutoLabelsTest {
    private static final int SIDE = 28;

    @ParameterizedTest
    @CsvSource({
        "255, 0, 0, 0",
        "255, 255, 0, 60",
        "0, 200, 0, 120",
        "0, 90, 90, 180",
        "10, 10, 60, 240",
        "200, 100, 200, 300",
        "77, 77, 77, 0"
    })
    void aPlainImageHasTheHueOfItsColour(int red, int green, int blue, double degrees) {
        LabelledImages image =
                image((channel, row, column) -> channel == 0 ? red : channel == 1 ? green : blue);

        assertThat(Math.toDegrees(AutoLabels.DOMINANT_COLOUR.numbers(image)[0]))
                .isCloseTo(degrees, within(1e-9));
    }

    @Test
    void greyPixelsHaveNoSayInTheHue() {
        LabelledImages image =
                image((channel, row, column) -> row < SIDE - 1 ? 200 : channel == 1 ? 130 : 30);

        assertThat(Math.toDegrees(AutoLabels.DOMINANT_COLOUR.numbers(image)[0]))
                .isCloseTo(120, within(1e-9));
    }

    @ParameterizedTest
    @CsvSource({"1, 0, 0", "1, 1, 45", "0, 1, 90", "-1, 1, 135"})
    void aGratingHasItsOwnOrientation(int across, int down, double degrees) {
        // Four cycles along an axis; the sides are whole numbers of cycles.
        LabelledImages image = grating(4 * across, 4 * down);

        assertThat(Math.toDegrees(AutoLabels.DOMINANT_ORIENTATION.numbers(image)[0]))
                .isCloseTo(degrees, within(1.0));
    }

    @ParameterizedTest
    @CsvSource({"1, 0, 1", "0, 5, 5", "3, 4, 5", "-6, 8, 10"})
    void aGratingHasItsOwnFrequency(int across, int down, double cycles) {
        // Brightness is rounded to whole numbers, which adds a little power at all frequencies.
        assertThat(AutoLabels.DOMINANT_FREQUENCY.numbers(grating(across, down))[0])
                .isCloseTo(cycles, within(0.01));
    }

    @Test
    void twoFrequenciesCountByTheirPower() {
        LabelledImages image =
                image(
                        (channel, row, column) ->
                                128
                                        + 80 * Math.cos(2 * Math.PI * 2 * column / SIDE)
                                        + 40 * Math.cos(2 * Math.PI * 10 * column / SIDE));

        // Amplitudes 2 : 1 are powers 4 : 1.
        assertThat(AutoLabels.DOMINANT_FREQUENCY.numbers(image)[0])
                .isCloseTo((4 * 2 + 10) / 5.0, within(0.02));
    }

    @Test
    void anImageOfOneColourHasNoFrequency() {
        assertThat(AutoLabels.DOMINANT_FREQUENCY.numbers(image((c, row, column) -> 90))[0])
                .isCloseTo(0, within(1e-9));
    }

    @ParameterizedTest
    @EnumSource(AutoLabels.class)
    void classesAreBalancedAndInTheOrderOfTheNumbers(AutoLabels labels) {
        LabelledImages images = SyntheticImages.generate(105, 10).train();
        int[] classes = labels.label(images);
        double[] numbers = labels.numbers(images);

        for (int c = 0; c < 10; c++) {
            int wanted = c;
            assertThat(Arrays.stream(classes).filter(label -> label == wanted).count())
                    .isBetween(10L, 11L);
        }
        for (int i = 0; i < classes.length; i++) {
            for (int j = 0; j < classes.length; j++) {
                if (classes[i] < classes[j]) {
                    assertThat(numbers[i]).isLessThanOrEqualTo(numbers[j]);
                }
            }
        }
    }

    @Test
    void greyImagesAreRefused() {
        LabelledImages grey = new LabelledImages(1, 2, 2, new byte[4], new int[1], 10);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> AutoLabels.DOMINANT_COLOUR.label(grey))
                .withMessageContaining("1 channel");
    }

    private static LabelledImages grating(int across, int down) {
        return image(
                (channel, row, column) ->
                        128 + 100 * Math.cos(2 * Math.PI * (across * column + down * row) / SIDE));
    }

    private interface Brightness {
        double at(int channel, int row, int column);
    }

    private static LabelledImages image(Brightness brightness) {
        byte[] pixels = new byte[3 * SIDE * SIDE];
        IntStream.range(0, pixels.length)
                .forEach(
                        i ->
                                pixels[i] =
                                        (byte)
                                                Math.round(
                                                        brightness.at(
                                                                i / (SIDE * SIDE),
                                                                i / SIDE % SIDE,
                                                                i % SIDE)));
        return new LabelledImages(3, SIDE, SIDE, pixels, new int[1], 10);
    }
}
