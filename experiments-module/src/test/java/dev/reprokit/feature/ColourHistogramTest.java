package dev.reprokit.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.reprokit.data.LabelledImages;

import org.junit.jupiter.api.Test;

class ColourHistogramTest {
    private static final byte FULL = (byte) 255;

    /** Two red pixels, a blue one and a black one: boxes 4, 1 and 0 of red, green, blue. */
    @Test
    void countsPixelsByColour() {
        byte[] pixels = {FULL, FULL, 0, 0, 0, 0, 0, 0, 0, 0, FULL, 0};
        LabelledImages image = new LabelledImages(3, 2, 2, pixels, new int[1], 1);

        assertThat(new ColourHistogram(2).of(image)[0])
                .containsExactly(0.25f, 0.25f, 0, 0, 0.5f, 0, 0, 0);
    }

    @Test
    void levelsAreEquallyWide() {
        byte[] pixels = {0, 63, 64, 127, (byte) 128, (byte) 191, (byte) 192, FULL};
        LabelledImages images = new LabelledImages(1, 2, 2, pixels, new int[2], 1);

        float[][] rows = new ColourHistogram(4).of(images);

        assertThat(rows[0]).containsExactly(0.5f, 0.5f, 0, 0);
        assertThat(rows[1]).containsExactly(0, 0, 0.5f, 0.5f);
    }

    @Test
    void otherFeaturesFollow() {
        LabelledImages image = new LabelledImages(1, 1, 2, new byte[2], new int[1], 1);

        assertThat(new ColourHistogram(2).and(new ColourHistogram(1)).of(image)[0])
                .containsExactly(1, 0, 1);
    }

    @Test
    void refusesNoLevels() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ColourHistogram(0))
                .withMessageContaining("but got 0");
    }
}
