package dev.reprokit.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reprokit.record.verdict.Judgement;
import dev.reprokit.record.verdict.Verdict;
import dev.reprokit.record.verdict.Verdicts;

import org.junit.jupiter.api.Test;

import java.util.List;

class ClaimGateTest {
    private static final Verdicts FIRST =
            AccuracyRun.verdicts(
                    "first",
                    AccuracyRun.claim("A1", Verdict.REPRODUCED, true),
                    AccuracyRun.claim("A2", Verdict.NOT_REPRODUCED, true),
                    AccuracyRun.claim("A3", Verdict.INCONCLUSIVE, false));
    private static final Verdicts SECOND =
            AccuracyRun.verdicts(
                    "second",
                    AccuracyRun.claim("B1", Verdict.INVALID, true),
                    AccuracyRun.claim("B2", Verdict.INCONCLUSIVE, true),
                    AccuracyRun.claim("B3", Verdict.NOT_APPLICABLE, false));

    @Test
    void everyBrokenClaimIsListedWithItsValues() {
        String failure = new ClaimGate(List.of(FIRST, SECOND), false).failure().orElseThrow();
        assertThat(failure)
                .startsWith(
                        "1 of 6 claims do not hold, 1 could not be judged\nfirst A2, not reproduced:"
                                + " Sentence of A2")
                .contains(
                        "\n  expected: 10 epochs\n  observed: 12.5 epochs [11, 14], n = 5\n"
                                + "    Expecting\n      more of A2\n",
                        "\nsecond B1, invalid: Sentence of B1\n")
                .doesNotContain("A1", "A3", "B2", "B3");
    }

    @Test
    void anUndecidedClaimWarnsAndABrokenPromiseIsPointedOut() {
        List<String> warnings = new ClaimGate(List.of(FIRST, SECOND), false).warnings();
        assertThat(warnings).hasSize(2);
        assertThat(warnings.get(0)).startsWith("first A3, inconclusive: Sentence");
        assertThat(warnings.get(1))
                .startsWith("second B2, inconclusive, though this scale promises a decision: S");
    }

    @Test
    void anUndecidedClaimFailsWhenAsked() {
        ClaimGate gate = new ClaimGate(List.of(FIRST, SECOND), true);
        assertThat(gate.failure().orElseThrow())
                .startsWith(
                        "1 of 6 claims do not hold, 2 stayed undecided, 1 could not be judged\n")
                .contains("A3", "B2");
        assertThat(gate.warnings()).isEmpty();
    }

    @Test
    void claimsThatHoldOrDoNotApplyPass() {
        ClaimGate gate =
                new ClaimGate(
                        List.of(
                                AccuracyRun.verdicts(
                                        "e",
                                        AccuracyRun.claim("C1", Verdict.REPRODUCED, true),
                                        AccuracyRun.claim("C2", Verdict.NOT_APPLICABLE, true))),
                        true);
        assertThat(gate.failure()).isEmpty();
        assertThat(gate.judgedNothing()).isFalse();
    }

    @Test
    void nothingIsJudgedWhereNoClaimApplies() {
        Verdicts none =
                AccuracyRun.verdicts("e", AccuracyRun.claim("C1", Verdict.NOT_APPLICABLE, false));
        assertThat(new ClaimGate(List.of(none), false).judgedNothing()).isTrue();
        assertThat(new ClaimGate(List.of(), false).judgedNothing()).isTrue();
        assertThat(new ClaimGate(List.of(none, FIRST), false).judgedNothing()).isFalse();
    }

    @Test
    void theTableIsAligned() {
        assertThat(VerdictTable.of(List.of(FIRST)))
                .containsExactly(
                        "claim                     expected   observed                  "
                                + "   verdict",
                        "first A1: Sentence of A1  10 epochs  12.5 epochs [11, 14], n = 5"
                                + "  reproduced",
                        "first A2: Sentence of A2  10 epochs  12.5 epochs [11, 14], n = 5"
                                + "  not reproduced",
                        "first A3: Sentence of A3  10 epochs  12.5 epochs [11, 14], n = 5"
                                + "  inconclusive");
    }

    @Test
    void longSentencesGoOnInTheNextLineOfTheTable() {
        // "e ...: Sentence of ..." of 60 and of 62 characters.
        String fits = "x".repeat(22);
        String tooLong = "x".repeat(23);
        List<String> lines =
                VerdictTable.of(List.of(AccuracyRun.verdicts("e", claim(fits), claim(tooLong))));

        assertThat(lines).hasSize(4);
        assertThat(lines.get(1)).startsWith("e " + fits + ": Sentence of " + fits + "  10 epochs ");
        assertThat(lines.get(2))
                .startsWith("e " + tooLong + ": Sentence of  ")
                .contains("10 epochs");
        assertThat(lines.get(3)).isEqualTo(tooLong);
    }

    private static Judgement claim(String id) {
        return AccuracyRun.claim(id, Verdict.REPRODUCED, true);
    }
}
