package dev.reprokit.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

import java.util.Random;

class TransformsTest {
    private static final Offset<Float> CLOSE = within(1e-6f);

    @Test
    void standardisesAnImageByHand() {
        // Values 0, 51, 102, 255 are 0, 0.2, 0.4, 1; mean 0.4, population variance 0.14, whose
        // root is less than 1 / sqrt(4).
        float[] clamped = Transforms.standardised(image(1, 2, 0, 51, 102, 255), 2);
        assertThat(clamped).containsExactly(new float[] {-0.8f, -0.4f, 0, 1.2f}, CLOSE);

        // Values 0 and 1, half and half in 16 numbers: mean 0.5, deviation 0.5, above 1 / 4.
        float[] free =
                Transforms.standardised(
                        image(1, 4, 0, 255, 0, 255, 0, 255, 0, 255, 0, 255, 0, 255, 0, 255, 0, 255),
                        4);
        assertThat(free).startsWith(-1, 1, -1, 1);
    }

    @Test
    void aBlankImageBecomesZero() {
        assertThat(Transforms.standardised(image(1, 2, 200, 200, 200, 200), 2))
                .containsExactly(new float[4], CLOSE);
    }

    @Test
    void cropsTheCentreOfEveryChannelAndImage() {
        // The value of a pixel is its place, so that the order of the results shows the crop.
        int[] values = new int[2 * 3 * 4 * 4];
        for (int i = 0; i < values.length; i++) {
            values[i] = i;
        }
        LabelledImages images = new LabelledImages(3, 4, 4, bytes(values), new int[] {0, 0}, 1);
        float[] cropped = Transforms.standardised(images, 2);
        assertThat(cropped).hasSize(2 * 3 * 2 * 2);
        int[] expected = {5, 6, 9, 10, 21, 22, 25, 26, 37, 38, 41, 42};
        double mean = 23.5 / 255;
        for (int i = 0; i < 12; i++) {
            double first = (expected[i] / 255.0 - mean) / (1 / Math.sqrt(12));
            assertThat(cropped[i]).isCloseTo((float) first, CLOSE);
            // The second image is the first one brighter by a constant, which its mean takes away.
            assertThat(cropped[12 + i]).isCloseTo((float) first, CLOSE);
        }
    }

    @Test
    void anImageOfTheLogHasMeanZeroAndDeviationOne() {
        byte[] pixels = new byte[3 * 32 * 32];
        new Random(1).nextBytes(pixels);
        float[] result =
                Transforms.standardised(
                        new LabelledImages(3, 32, 32, pixels, new int[] {0}, 1), 28);
        double sum = 0;
        double squares = 0;
        for (float value : result) {
            sum += value;
            squares += value * value;
        }
        assertThat(result).hasSize(2352);
        assertThat(sum / 2352).isCloseTo(0, within(1e-6));
        assertThat(squares / 2352).isCloseTo(1, within(1e-6));
    }

    @Test
    void refusesACropThatIsTooLarge() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Transforms.standardised(image(1, 2, 1, 2, 3, 4), 3))
                .withMessage("cannot crop 3 x 3 from images of 2 x 2");
    }

    private static LabelledImages image(int channels, int side, int... values) {
        return new LabelledImages(channels, side, side, bytes(values), new int[] {0}, 1);
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }
}
