package dev.reprokit.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.reprokit.data.LabelledImages;

import org.junit.jupiter.api.Test;

import java.util.function.IntBinaryOperator;

/** Images whose histograms can be worked out by hand, in cells of 4x4 pixels. */
class OrientedGradientsTest {
    private static final OrientedGradients FEATURES = new OrientedGradients(4);
    private static final int BINS = OrientedGradients.BINS;

    @Test
    void aFlatImageHasNone() {
        assertThat(FEATURES.of(image(8, 1, (x, y) -> 77))[0]).hasSize(4 * BINS).containsOnly(0);
    }

    /**
     * A gradient of 0 degrees lies between the centres of the last and the first bin, 170 and 10:
     * half a vote for each. By symmetry all four cells get as much.
     */
    @Test
    void aVerticalEdgeVotesForTheBinsAroundZero() {
        float[] block = FEATURES.of(image(8, 1, (x, y) -> x < 4 ? 0 : 255))[0];

        for (int i = 0; i < block.length; i++) {
            boolean voted = i % BINS == 0 || i % BINS == BINS - 1;
            // A cell has 3.5 votes: 0.625 + 0.875 + 0.875 + 0.625 + 0.375 + 0.125 along the edge.
            double expected = voted ? 1.75 / Math.sqrt(8 * 1.75 * 1.75 + 1e-4) : 0;
            assertThat((double) block[i]).as("number %d", i).isCloseTo(expected, within(1e-6));
        }
    }

    /** Pixels at x = 3 and 4 lie 0.375 and 0.625 of the way between the cells' centres. */
    @Test
    void votesAreSharedBetweenTheNearestCells() {
        // Nothing but one bright column: gradients of equal length at x = 2 and 4.
        float[] block = FEATURES.of(image(8, 1, (x, y) -> x == 3 ? 255 : 0))[0];

        // x = 2: 0.875 for the left cell, 0.125 for the right; x = 4: 0.375 and 0.625.
        assertThat((double) block[0] / block[BINS]).isCloseTo(1.25 / 0.75, within(1e-5));
    }

    /** 45 degrees lie between the centres 30 and 50: a quarter for bin 1, the rest for bin 2. */
    @Test
    void aDiagonalRampVotesForItsTwoBins() {
        float[] features = FEATURES.of(image(16, 1, (x, y) -> 4 * (x + y)))[0];

        assertInnerBlock(features, 1, 2);
    }

    /** 135 degrees lie between 130 and 150: three quarters for bin 6, the rest for bin 7. */
    @Test
    void theOtherDiagonalIsAnotherOrientation() {
        float[] features = FEATURES.of(image(16, 1, (x, y) -> 4 * (15 - x + y)))[0];

        assertInnerBlock(features, 7, 6);
    }

    /** The sign of a gradient does not count. */
    @Test
    void orientationIsUnsigned() {
        assertThat(FEATURES.of(image(16, 1, (x, y) -> 255 - 4 * (x + y)))[0])
                .usingComparatorWithPrecision(1e-6f)
                .containsExactly(FEATURES.of(image(16, 1, (x, y) -> 4 * (x + y)))[0]);
    }

    /** Of 3 x 3 blocks the one in the middle, which no border pixel reaches. */
    private static void assertInnerBlock(float[] features, int quarter, int threeQuarters) {
        int size = 4 * BINS;
        assertThat(features).hasSize(9 * size);
        double norm = Math.sqrt(4 * (0.25 * 0.25 + 0.75 * 0.75));
        for (int i = 0; i < size; i++) {
            double expected = i % BINS == quarter ? 0.25 : i % BINS == threeQuarters ? 0.75 : 0;
            assertThat((double) features[4 * size + i])
                    .as("number %d", i)
                    .isCloseTo(expected / norm, within(1e-4));
        }
    }

    @Test
    void theChannelWithTheLargestGradientCounts() {
        float[] grey = FEATURES.of(image(8, 1, (x, y) -> x < 4 ? 0 : 255))[0];
        byte[] pixels = new byte[3 * 64];
        for (int i = 0; i < 64; i++) {
            // Red changes a little from top to bottom, blue much from left to right.
            pixels[i] = (byte) (10 * (i / 8));
            pixels[2 * 64 + i] = (byte) (i % 8 < 4 ? 0 : 255);
        }
        float[] colour = FEATURES.of(new LabelledImages(3, 8, 8, pixels, new int[1], 1))[0];

        assertThat(colour[0]).isCloseTo(grey[0], within(0.05f));
        assertThat(colour[BINS / 2]).as("red's votes, where blue is flat").isPositive();
    }

    @Test
    void refusesImagesOfOneCell() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FEATURES.of(image(7, 1, (x, y) -> 0)))
                .withMessageContaining("fewer than two cells of 4 pixels");
    }

    private static LabelledImages image(int side, int channels, IntBinaryOperator value) {
        byte[] pixels = new byte[channels * side * side];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) value.applyAsInt(i % side, i / side % side);
        }
        return new LabelledImages(channels, side, side, pixels, new int[1], 1);
    }
}
