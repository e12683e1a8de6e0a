package dev.reprokit.assertion;

import static dev.reprokit.assertion.ReproAssertions.assertThat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.util.List;

class FindingTest {
    private static final SeedValues WITHOUT = Seeds.epochs("without LRN", 20, 22, 19, 25, 21);
    private static final SeedValues WITH = Seeds.epochs("with LRN", 25, 24, 26, 28, 27);

    @Test
    void anAssertionThatHoldsShowsTestPAndValuesPerSeed() {
        Finding finding = Finding.of(WITHOUT, that -> that.isFasterThan(WITH)).get(0);

        assertThat(finding.holds()).isTrue();
        assertThat(finding.criterion()).isEqualTo("'without LRN' to be faster than 'with LRN'");
        assertThat(finding.message())
                .isEqualTo(
                        """
                        Expecting 'without LRN' to be faster than 'with LRN', and the values support it.
                          test: exact paired sign test, one-sided at 95 %, a tie counts against the claim
                          faster at 5 of 5 seeds: p = 0.03125; not faster at 0: p = 1
                          seed  this (epochs)  other (epochs)  difference
                             1             20              25          -5
                             2             22              24          -2
                             3             19              26          -7
                             4             25              28          -3
                             5             21              27          -6
                          correlation between the arms: 0.480762""");
    }

    @Test
    void anAssertionThatDoesNotHoldIsFoundWithoutThrowingAndTheNextIsMade() {
        List<Finding> findings =
                Finding.of(
                        WITHOUT,
                        that -> that.hasMeanAbove(20.4).areAllAtMost(21).areAllAtLeast(19));

        assertThat(findings)
                .extracting(Finding::decision)
                .containsExactly(Decision.INCONCLUSIVE, Decision.REFUTED, Decision.HOLDS);
        assertThat(findings.get(2).message())
                .startsWith(
                        "Expecting every seed of 'without LRN' to be at least 19, and 5 of 5 are.");
    }

    @Test
    void theMessageIsThatOfTheAssertion() {
        Finding finding = Finding.of(WITHOUT, that -> that.hasMeanBelow(19)).get(0);

        assertThatThrownBy(() -> assertThat(WITHOUT).hasMeanBelow(19))
                .isExactlyInstanceOf(AssertionError.class)
                .hasMessage(finding.message());
    }

    @Test
    void nothingIsFoundInValuesThatAreNotNumbers() {
        SeedValues diverged = Seeds.epochs("diverged", 1, Double.NaN);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Finding.of(diverged, that -> that.hasMeanAbove(0)));
    }
}
