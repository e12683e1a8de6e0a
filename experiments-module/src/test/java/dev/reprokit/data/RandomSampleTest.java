package dev.reprokit.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class RandomSampleTest {
    private static final LabelledImages ALL = SyntheticImages.generate(40, 10).train();

    @Test
    void eachSeedDrawsImagesOfItsOwn() {
        LabelledImages drawn = RandomSample.of(ALL, 30, 1);

        assertThat(drawn.size()).isEqualTo(30);
        assertThat(drawn.sha256())
                .isEqualTo(RandomSample.of(ALL, 30, 1).sha256())
                .isNotEqualTo(RandomSample.of(ALL, 30, 2).sha256());
        assertThat(RandomSample.of(ALL, 40, 1).labels()).containsExactlyInAnyOrder(ALL.labels());
    }

    @Test
    void noImageIsDrawnTwiceToMakeUpForMissingOnes() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RandomSample.of(ALL, 41, 1))
                .withMessage("41 images are to be drawn from 40");
    }
}
