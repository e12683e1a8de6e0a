package dev.reprokit.record.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TrialStatusTest {

    @ParameterizedTest
    @EnumSource
    void isFoundByItsId(TrialStatus status) {
        assertThat(TrialStatus.of(status.id())).isEqualTo(status);
    }

    @Test
    void refusesOtherWords() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TrialStatus.of("lost"))
                .withMessage("unknown status 'lost'");
    }
}
