package dev.reprokit.record.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UndecidedTest {
    @Test
    void itsProgressIsSaidInWords() {
        assertThat(new Undecided(2, 5, 5, 10, 3.0 * 3600 + 300).inWords())
                .isEqualTo("2 of 5 seeds, 5 of 10 trials, about 3 h 5 min left");
        assertThat(new Undecided(0, 5, 0, 10, null).inWords())
                .isEqualTo("0 of 5 seeds, 0 of 10 trials");
    }
}
