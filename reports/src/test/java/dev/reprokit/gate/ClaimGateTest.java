package dev.reprokit.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reprokit.baseline.Disagreements;
import dev.reprokit.record.result.Scale;
import dev.reprokit.record.verdict.Judgement;
import dev.reprokit.record.verdict.Verdict;
import dev.reprokit.record.verdict.Verdicts;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

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

    private static ClaimGate gate(boolean failOnInconclusive, Verdicts... experiments) {
        return gate(Disagreements.NONE, failOnInconclusive, experiments);
    }

    private static ClaimGate gate(
            Disagreements disagreements, boolean failOnInconclusive, Verdicts... experiments) {
        return new ClaimGate(
                List.of(experiments), failOnInconclusive, disagreements, "mvn repro:baseline");
    }

    private static Disagreements accepted(String experiment, String claim) {
        return new Disagreements(
                Map.of(experiment, new TreeMap<>(Map.of(claim, "500 images are too few"))));
    }

    @Test
    void everyBrokenClaimIsListedWithItsValues() {
        String failure = gate(false, FIRST, SECOND).failure().orElseThrow();
        assertThat(failure)
                .startsWith(
                        "1 of 5 claims that were asked do not hold, 1 could not be judged\nfirst A2, not reproduced:"
                                + " Sentence of A2")
                .contains(
                        "\n  expected: 10 epochs\n  observed: 12.5 epochs [11, 14], n = 5\n"
                                + "    Expecting\n      more of A2\n",
                        "\nsecond B1, invalid: Sentence of B1\n")
                .doesNotContain("A1", "A3", "B2", "B3");
    }

    @Test
    void anUndecidedClaimWarnsAndABrokenPromiseIsPointedOut() {
        List<String> warnings = gate(false, FIRST, SECOND).warnings();
        assertThat(warnings).hasSize(2);
        assertThat(warnings.get(0)).startsWith("first A3, inconclusive: Sentence");
        assertThat(warnings.get(1))
                .startsWith("second B2, inconclusive, though this scale promises a decision: S");
    }

    @Test
    void anUndecidedClaimFailsWhenAsked() {
        ClaimGate gate = gate(true, FIRST, SECOND);
        assertThat(gate.failure().orElseThrow())
                .startsWith(
                        "1 of 5 claims that were asked do not hold, 2 stayed undecided, 1 could not be judged\n")
                .contains("A3", "B2");
        assertThat(gate.warnings()).isEmpty();
    }

    @Test
    void claimsThatHoldOrDoNotApplyPass() {
        ClaimGate gate =
                gate(
                        true,
                        AccuracyRun.verdicts(
                                "e",
                                AccuracyRun.claim("C1", Verdict.REPRODUCED, true),
                                AccuracyRun.claim("C2", Verdict.NOT_APPLICABLE, true)));
        assertThat(gate.failure()).isEmpty();
        assertThat(gate.judgedNothing()).isFalse();
    }

    @Test
    void nothingIsJudgedWhereNoClaimApplies() {
        Verdicts none =
                AccuracyRun.verdicts("e", AccuracyRun.claim("C1", Verdict.NOT_APPLICABLE, false));
        assertThat(gate(false, none).judgedNothing()).isTrue();
        assertThat(gate(false).judgedNothing()).isTrue();
        assertThat(gate(false, none, FIRST).judgedNothing()).isFalse();
    }

    @Test
    void anAcceptedDisagreementPasses() {
        ClaimGate gate = gate(accepted("first", "A2"), false, FIRST);
        assertThat(gate.failure()).isEmpty();
        assertThat(gate.warnings()).hasSize(1).allMatch(warning -> warning.contains("A3"));
    }

    @Test
    void onlyTheAcceptedClaimOfTheSameExperimentPasses() {
        Verdicts other =
                AccuracyRun.verdicts(
                        "other",
                        AccuracyRun.claim("A2", Verdict.NOT_REPRODUCED, true),
                        AccuracyRun.claim("A4", Verdict.NOT_REPRODUCED, true));
        assertThat(gate(accepted("first", "A2"), false, FIRST, other).failure().orElseThrow())
                .startsWith("2 of 5 claims that were asked do not hold\nother A2, not reproduced")
                .doesNotContain("first A2");
    }

    @Test
    void acceptingExcusesNoOtherVerdict() {
        assertThat(gate(accepted("second", "B1"), false, SECOND).failure().orElseThrow())
                .startsWith(
                        "1 of 2 claims that were asked could not be judged\nsecond B1, invalid");
        assertThat(gate(accepted("second", "B2"), true, SECOND).failure().orElseThrow())
                .contains("second B2, inconclusive");
    }

    @Test
    void claimsThatAreAllAcceptedWereJudged() {
        Verdicts refuted =
                AccuracyRun.verdicts("e", AccuracyRun.claim("C1", Verdict.NOT_REPRODUCED, true));
        ClaimGate gate = gate(accepted("e", "C1"), true, refuted);
        assertThat(gate.failure()).isEmpty();
        assertThat(gate.judgedNothing()).isFalse();
    }

    @Test
    void aRefutedClaimComesWithTheCommandThatAcceptsIt() {
        Verdicts other =
                AccuracyRun.verdicts(
                        "other",
                        AccuracyRun.claim("D 1", Verdict.NOT_REPRODUCED, true),
                        AccuracyRun.claim("D2", Verdict.NOT_REPRODUCED, true));
        assertThat(gate(true, FIRST, SECOND, other).failure().orElseThrow())
                .endsWith(
                        "\nIf it is known why first A2 cannot be reproduced at scale smoke, accept"
                                + " it: mvn repro:baseline -Drepro.experiments=first"
                                + " -Drepro.baseline.accept=A2 -Drepro.baseline.reason='WHY'"
                                + "\nIf it is known why other D 1, D2 cannot be reproduced at scale"
                                + " smoke, accept it: mvn repro:baseline -Drepro.experiments=other"
                                + " '-Drepro.baseline.accept=D 1,D2'"
                                + " -Drepro.baseline.reason='WHY'");
    }

    /** It never becomes a baseline. */
    @Test
    void aRefutedClaimOfALookCannotBeAccepted() {
        Verdicts look =
                new Verdicts(
                        "run-1",
                        "e",
                        Scale.SMOKE,
                        FIRST.claims(),
                        List.of(),
                        "one epoch",
                        null,
                        new TreeMap<>());
        assertThat(gate(false, look).failure().orElseThrow())
                .contains("e A2, not reproduced")
                .doesNotContain("accept");
    }

    @Test
    void aRefutedClaimOfImportedRunsCannotBeAccepted() {
        Verdicts imported =
                new Verdicts(
                        "run-1",
                        "e",
                        Scale.SMOKE,
                        FIRST.claims(),
                        List.of(),
                        null,
                        "/data/runs",
                        new TreeMap<>());
        assertThat(gate(false, imported).failure().orElseThrow())
                .contains("e A2, not reproduced")
                .doesNotContain("accept");
    }

    @Test
    void whatACutDownRunContradictsFailsByItsOwnNameAndSaysWhatWouldHaveToRun() {
        Verdicts cutDown =
                AccuracyRun.verdicts(
                        "e",
                        AccuracyRun.contradicted("C1", "-Drepro.scale=paper on cifar10"),
                        AccuracyRun.claim("C2", Verdict.NOT_APPLICABLE, false));
        assertThat(gate(false, cutDown).failure().orElseThrow())
                .startsWith(
                        """
                        1 of 1 claims that were asked do not hold
                        e C1, contradicted at this scale: Sentence of C1
                          expected: 10 epochs
                          observed: 12.5 epochs [11, 14], n = 5
                          would have to run: -Drepro.scale=paper on cifar10
                            Expecting
                        """)
                .doesNotContain("not reproduced");
        assertThat(gate(accepted("e", "C1"), false, cutDown).failure()).isEmpty();
        assertThat(VerdictTable.of(List.of(cutDown), Disagreements.NONE).get(1))
                .endsWith("  contradicted at this scale");
    }

    @Test
    void theTableSaysWhatIsAccepted() {
        assertThat(VerdictTable.of(List.of(FIRST), accepted("first", "A2")))
                .filteredOn(line -> line.contains("accepted"))
                .singleElement()
                .asString()
                .startsWith("first A2: ")
                .endsWith("  not reproduced; accepted: 500");
    }

    @Test
    void theTableIsAligned() {
        assertThat(VerdictTable.of(List.of(FIRST), Disagreements.NONE))
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
                VerdictTable.of(
                        List.of(AccuracyRun.verdicts("e", claim(fits), claim(tooLong))),
                        Disagreements.NONE);

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
