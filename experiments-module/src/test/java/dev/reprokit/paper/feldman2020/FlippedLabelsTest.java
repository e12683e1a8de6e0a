package dev.reprokit.paper.feldman2020;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reprokit.data.LabelledImages;
import dev.reprokit.data.SyntheticImages;
import dev.reprokit.random.RandomStream;

import org.junit.jupiter.api.Test;

import java.util.Arrays;

class FlippedLabelsTest {
    private static final LabelledImages IMAGES = SyntheticImages.generate(2000, 1).train();

    @Test
    void exactlyTheShareIsWrong() {
        FlippedLabels labels = FlippedLabels.drawn(IMAGES, 0.01, 1);

        assertThat(labels.number()).isEqualTo(20);
        for (int image = 0; image < IMAGES.size(); image++) {
            assertThat(labels.labels()[image] != IMAGES.labels()[image])
                    .isEqualTo(labels.flipped()[image]);
            assertThat(labels.labels()[image]).isBetween(0, 9);
        }
    }

    @Test
    void everyOtherClassIsDrawn() {
        FlippedLabels labels = FlippedLabels.drawn(IMAGES, 1, 1);
        int[] steps = new int[10];
        for (int image = 0; image < IMAGES.size(); image++) {
            steps[Math.floorMod(labels.labels()[image] - IMAGES.labels()[image], 10)]++;
        }

        assertThat(steps[0]).isZero();
        // 222 are expected, with a deviation of 14.
        assertThat(Arrays.copyOfRange(steps, 1, 10))
                .satisfies(
                        counts ->
                                assertThat(Arrays.stream(counts).boxed())
                                        .allMatch(count -> count > 160 && count < 285));
    }

    @Test
    void theSeedDecidesAndTheImagesStay() {
        int[] before = IMAGES.labels().clone();

        assertThat(FlippedLabels.drawn(IMAGES, 0.01, 1).labels())
                .isEqualTo(FlippedLabels.drawn(IMAGES, 0.01, 1).labels())
                .isNotEqualTo(FlippedLabels.drawn(IMAGES, 0.01, 2).labels());
        assertThat(IMAGES.labels()).isEqualTo(before);
    }

    @Test
    void trueLabelsHaveNoWrongOne() {
        FlippedLabels labels = FlippedLabels.none(IMAGES);

        assertThat(labels.number()).isZero();
        assertThat(labels.labels()).isEqualTo(IMAGES.labels());
        assertThat(labels.of(new int[] {13, 2})).containsExactly(3, 2);
    }

    @Test
    void subsetsHaveDistinctImages() {
        int[] subset = Subsets.drawn(700, 1000, RandomStream.of(1, "subset"));

        assertThat(subset).hasSize(700).doesNotHaveDuplicates();
        assertThat(Arrays.stream(subset)).allMatch(image -> image >= 0 && image < 1000);
        boolean[] in = Subsets.mask(subset, 1000);
        assertThat(in[subset[0]]).isTrue();
        int number = 0;
        for (boolean one : in) {
            number += one ? 1 : 0;
        }
        assertThat(number).isEqualTo(700);
    }
}
