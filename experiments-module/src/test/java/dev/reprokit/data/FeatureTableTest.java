package dev.reprokit.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

import java.util.stream.IntStream;

class FeatureTableTest {
    private static final FeatureTable TABLE =
            new FeatureTable(2, new float[] {1, 5, 3, 5, 5, 5}, new int[] {0, 1, 1}, 2);

    @Test
    void rowsAreSelectedWithTheirLabels() {
        FeatureTable selected = TABLE.select(2, 0);

        assertThat(selected.values()).containsExactly(5, 5, 1, 5);
        assertThat(selected.labels()).containsExactly(1, 0);
    }

    @Test
    void featuresAreStandardisedByOtherRowsAndConstantOnesAreZero() {
        FeatureTable reference = new FeatureTable(2, new float[] {2, 7, 4, 7}, new int[] {0, 0}, 1);

        assertThat(TABLE.standardisedBy(reference).values()).containsExactly(-2, 0, 0, 0, 2, 0);
    }

    @Test
    void whatDoesNotFitIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FeatureTable(2, new float[3], new int[2], 1))
                .withMessageContaining("2 rows of 2 features need 4 values; there are 3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FeatureTable(1, new float[] {0, Float.NaN}, new int[2], 1))
                .withMessageContaining("feature 1 of row 2 is NaN");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FeatureTable(1, new float[1], new int[] {1}, 1))
                .withMessageContaining("the label of row 1 is 1; expected 0 to 0");
    }

    @Test
    void aSplitDividesAllSamplesAndFollowsItsSeed() {
        Split split = Split.of(10, 3, 1);

        assertThat(split.test()).hasSize(3);
        assertThat(IntStream.concat(IntStream.of(split.train()), IntStream.of(split.test())))
                .containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
        assertThat(Split.of(10, 3, 1).test()).isEqualTo(split.test());
        assertThat(Split.of(10, 3, 2).test()).isNotEqualTo(split.test());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Split.of(10, 10, 1))
                .withMessageContaining("leave 0 to train on");
    }
}
