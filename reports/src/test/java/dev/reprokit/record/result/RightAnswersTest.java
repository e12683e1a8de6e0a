package dev.reprokit.record.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class RightAnswersTest {
    private static final boolean[] NINE = {
        true, false, true, true, false, false, false, false, true
    };

    @Test
    void aBitPerImageFollowsTheirNumber() {
        RightAnswers answers = RightAnswers.of(NINE);

        assertThat(answers.bytes()).containsExactly(0, 0, 0, 9, 0b1101, 1);
        assertThat(answers.count()).isEqualTo(4);
        assertThat(answers.isRight(8)).isTrue();
        assertThat(answers.isRight(7)).isFalse();
        assertThat(RightAnswers.parse(answers.bytes())).isEqualTo(answers);
    }

    @Test
    void noneRightIsToldFromNoImages() {
        RightAnswers none = RightAnswers.of(new boolean[8]);
        assertThat(none.bytes()).containsExactly(0, 0, 0, 8, 0);
        assertThat(RightAnswers.parse(none.bytes())).isEqualTo(none);
        assertThatIllegalArgumentException().isThrownBy(() -> RightAnswers.of(new boolean[0]));
    }

    @Test
    void twoThousandImagesTakeLessThan300Bytes() {
        assertThat(RightAnswers.of(new boolean[2000]).bytes()).hasSize(254);
    }

    @Test
    void damageIsNoticed() {
        assertDamaged("0 bytes are too few");
        assertDamaged("4 bytes are too few", 0, 0, 0, 9);
        assertDamaged("5 bytes are not the bits of 9 images", 0, 0, 0, 9, 1);
        assertDamaged("7 bytes are not the bits of 9 images", 0, 0, 0, 9, 1, 1, 0);
        // A tenth image.
        assertDamaged("6 bytes are not the bits of 9 images", 0, 0, 0, 9, 1, 2);
        assertDamaged("5 bytes are not the bits of -1 images", -1, -1, -1, -1, 0);
        assertDamaged("5 bytes are not the bits of 0 images", 0, 0, 0, 0, 0);
    }

    private static void assertDamaged(String message, int... bytes) {
        byte[] damaged = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            damaged[i] = (byte) bytes[i];
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RightAnswers.parse(damaged))
                .withMessageContaining(message);
    }
}
