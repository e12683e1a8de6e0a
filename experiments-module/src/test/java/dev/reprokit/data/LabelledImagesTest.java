package dev.reprokit.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.util.Arrays;

class LabelledImagesTest {
    private final LabelledImages three =
            new LabelledImages(1, 1, 2, new byte[] {1, 2, 3, 4, 5, 6}, new int[] {0, 1, 0}, 2);

    @Test
    void takesTheFirstImages() {
        LabelledImages two = three.first(2);
        assertThat(two.size()).isEqualTo(2);
        assertThat(two.pixels()).containsExactly(1, 2, 3, 4);
        assertThat(two.labels()).containsExactly(0, 1);
    }

    @Test
    void saysHowManyThereAreWhenMoreAreAskedFor() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> three.first(4))
                .withMessage("4 images asked for; there are 3");
        assertThatIllegalArgumentException().isThrownBy(() -> three.first(-1));
    }

    @Test
    void takesNeighbouringImages() {
        LabelledImages last = three.range(1, 3);
        assertThat(last.labels()).containsExactly(three.labels()[1], three.labels()[2]);
        assertThat(last.pixels())
                .containsExactly(
                        Arrays.copyOfRange(
                                three.pixels(),
                                three.pixelsPerImage(),
                                3 * three.pixelsPerImage()));
        assertThatThrownBy(() -> three.range(2, 4)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void takesOtherLabels() {
        LabelledImages relabelled = three.withLabels(new int[] {1, 1, 1});
        assertThat(relabelled.labels()).containsExactly(1, 1, 1);
        assertThat(relabelled.pixels()).isSameAs(three.pixels());
        assertThatIllegalArgumentException().isThrownBy(() -> three.withLabels(new int[] {1, 1}));
    }

    @Test
    void refusesPixelsThatDoNotFit() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LabelledImages(3, 2, 2, new byte[23], new int[2], 2))
                .withMessage("2 images of 3 x 2 x 2 need 24 pixels; there are 23");
    }

    @Test
    void refusesLabelsThatAreNoClasses() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> three.withLabels(new int[] {0, 2, 0}))
                .withMessage("the label of image 1 is 2; expected 0 to 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> three.withLabels(new int[] {-1, 0, 0}));
    }
}
