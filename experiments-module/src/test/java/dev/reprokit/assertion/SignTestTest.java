package dev.reprokit.assertion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignTestTest {

    /** Counted by hand: a sum of binomial coefficients over a power of two. */
    @ParameterizedTest
    @CsvSource({
        "5, 5, 1, 32",
        "5, 4, 6, 32",
        "8, 7, 9, 256",
        "8, 6, 37, 256",
        "10, 9, 11, 1024",
        "10, 8, 56, 1024",
        "20, 15, 21700, 1048576",
        "7, 0, 1, 1"
    })
    void tailsAreExact(int n, int asClaimed, int ways, int outcomes) {
        double expected = (double) ways / outcomes;

        assertThat(new SignTest(n, asClaimed, 0.95).pFor()).isCloseTo(expected, within(1e-12));
        assertThat(new SignTest(n, n - asClaimed, 0.95).pAgainst())
                .isCloseTo(expected, within(1e-12));
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1, INCONCLUSIVE",
        "4, 4, INCONCLUSIVE",
        "4, 0, INCONCLUSIVE",
        "5, 5, HOLDS",
        "5, 4, INCONCLUSIVE",
        "5, 1, INCONCLUSIVE",
        "5, 0, REFUTED",
        "8, 7, HOLDS",
        "8, 6, INCONCLUSIVE",
        "8, 1, REFUTED",
        "10, 9, HOLDS",
        "10, 8, INCONCLUSIVE",
        "10, 2, INCONCLUSIVE",
        "10, 1, REFUTED"
    })
    void decidesAtNinetyFivePerCent(int n, int asClaimed, Decision outcome) {
        assertThat(new SignTest(n, asClaimed, 0.95).outcome()).isEqualTo(outcome);
    }

    @Test
    void leastSeedsGrowWithConfidence() {
        assertThat(SignTest.leastSeeds(0.90)).isEqualTo(4);
        assertThat(SignTest.leastSeeds(0.95)).isEqualTo(5);
        assertThat(SignTest.leastSeeds(0.99)).isEqualTo(7);
    }

    @Test
    void leastOfNIsWhereItStartsToHold() {
        assertThat(SignTest.leastOf(5, 0.95)).isEqualTo(5);
        assertThat(SignTest.leastOf(8, 0.95)).isEqualTo(7);
        assertThat(SignTest.leastOf(20, 0.95)).isEqualTo(15);
    }

    /** All five of five have 1/32 by chance alone, seven of eight 9/256. */
    @Test
    void whatIsExactlyAsLikelyAsTheLevelDecides() {
        assertThat(new SignTest(5, 5, 31 / 32.0).outcome()).isEqualTo(Decision.HOLDS);
        assertThat(new SignTest(5, 0, 31 / 32.0).outcome()).isEqualTo(Decision.REFUTED);
        assertThat(SignTest.leastSeeds(31 / 32.0)).isEqualTo(5);
        assertThat(SignTest.leastOf(8, 247 / 256.0)).isEqualTo(7);
    }

    @Test
    void tooFewSeedsAreToldFromTooFewOfThem() {
        assertThat(new SignTest(4, 3, 0.95).finding("lower").advice())
                .contains("4 can never decide", "run at least 5");
        assertThat(new SignTest(5, 4, 0.95).finding("lower").advice()).contains("it takes 5 of 5");
    }
}
