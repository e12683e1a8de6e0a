package dev.reprokit.internal.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.reprokit.assertion.InconclusiveError;
import dev.reprokit.experiment.Claim;
import dev.reprokit.experiment.Measure;
import dev.reprokit.internal.file.JsonFile;
import dev.reprokit.record.result.Estimate;
import dev.reprokit.record.result.LearningCurve;
import dev.reprokit.record.result.MissingEvidenceException;
import dev.reprokit.record.result.Results;
import dev.reprokit.record.result.Scale;
import dev.reprokit.record.verdict.Judgement;
import dev.reprokit.record.verdict.Verdict;
import dev.reprokit.record.verdict.Verdicts;
import dev.reprokit.testing.MadeResults;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

class JudgeTest {
    private static final Results RESULTS =
            new MadeResults().with("arm", 1, "train_accuracy", 0.5, 0.75).results();

    @Test
    void aClaimOfOneDataSetIsNotApplicableOnAnother() {
        Claim claim =
                Claim.of("C1", "It learns digits.").onlyOn("mnist").holdsIf("it is so", 1, r -> {});

        assertThat(new Judge(RESULTS, Scale.PAPER, "mnist").judge(List.of(claim)))
                .extracting(Judgement::verdict)
                .containsExactly(Verdict.REPRODUCED);
        assertThat(new Judge(RESULTS, Scale.PAPER, "cifar10").judge(List.of(claim)))
                .extracting(Judgement::verdict, Judgement::message)
                .containsExactly(
                        tuple(
                                Verdict.NOT_APPLICABLE,
                                "it is about the data set mnist; run it with"
                                        + " -Drepro.dataset=mnist"));
        assertThat(new Judge(RESULTS, Scale.PAPER, null).judge(List.of(claim)))
                .extracting(Judgement::verdict)
                .containsExactly(Verdict.NOT_APPLICABLE);
    }

    /** AssertJ's isGreaterThan passes on NaN. */
    @Test
    void aClaimInPlainAssertJNeverSeesWhatIsNoNumber() {
        Results results =
                new MadeResults()
                        .with("arm", 1, "train_accuracy", 0.5, Double.NaN)
                        .with("arm", 2, "train_accuracy", 0.5, 0.75)
                        .results();
        Claim byCurves =
                claim().holdsIf(
                                "more than 0.9",
                                1,
                                r ->
                                        assertThat(r.curves("arm", "train_accuracy").get(1L).last())
                                                .isGreaterThan(0.9));
        Claim byTrials =
                claim().holdsIf(
                                "more than 0.9",
                                1,
                                r ->
                                        assertThat(
                                                        r.measured(
                                                                        r.trials().get(0),
                                                                        "train_accuracy")
                                                                .orElseThrow()
                                                                .last())
                                                .isGreaterThan(0.9));
        for (Claim claim : List.of(byCurves, byTrials)) {
            Judgement judgement =
                    new Judge(results, Scale.SMOKE, null).judge(List.of(claim)).get(0);
            assertThat(judgement.verdict()).isEqualTo(Verdict.INVALID);
            assertThat(judgement.message())
                    .startsWith("trial arm-seed-1: train_accuracy is NaN after epoch 2");
        }
    }

    @Test
    void aClaimThatHoldsIsReproduced() {
        Judgement judgement =
                judge(
                        Claim.of("C1", "It learns.")
                                .from("a paper")
                                .published("75 %")
                                .logged("74 %")
                                .elsewhere("76 % (others)")
                                .showing(r -> new Estimate(75, 70, 80, 0.9, 5, "%"))
                                .holdsIf(
                                        "it is so",
                                        1,
                                        r ->
                                                assertThat(last(r))
                                                        .as("last train accuracy")
                                                        .isEqualTo(0.75))
                                .decidableAt(Scale.SMOKE));

        assertThat(judgement)
                .isEqualTo(
                        new Judgement(
                                "C1",
                                "It learns.",
                                "a paper",
                                "75 %",
                                "74 %",
                                "76 % (others)",
                                75.0,
                                "%",
                                70.0,
                                80.0,
                                0.9,
                                5,
                                List.of("it is so"),
                                true,
                                Verdict.REPRODUCED,
                                null,
                                null,
                                null));
    }

    @Test
    void whatAClaimIsHeldToIsKeptThoughItHolds() {
        Judgement judgement =
                judge(
                        claim().that(LAST.in("arm"))
                                .areAllAtLeast(70)
                                .and(LAST.in("arm"))
                                .areAllAtMost(80));

        assertThat(judgement.verdict()).isEqualTo(Verdict.REPRODUCED);
        assertThat(judgement.criteria())
                .containsExactly(
                        "every seed of 'final train accuracy, arm' to be at least 70",
                        "every seed of 'final train accuracy, arm' to be at most 80");
    }

    @Test
    void whatHeldIsEvidenceAndWhatDidNotIsInTheMessage() {
        Judgement judgement =
                judge(
                        claim().that(LAST.in("arm"))
                                .areAllAtLeast(70)
                                .and(LAST.in("arm"))
                                .areAllAtMost(74));

        assertThat(judgement.verdict()).isEqualTo(Verdict.NOT_REPRODUCED);
        assertThat(judgement.evidence())
                .startsWith(
                        "Expecting every seed of 'final train accuracy, arm' to be at least 70, and"
                                + " 1 of 1 are.")
                .doesNotContain("at most 74");
        assertThat(judgement.message()).contains("to be at most 74, but 1 of 1 are not: seed 1.");
        assertThat(judge(r -> {}).evidence()).isNull();
    }

    private static final Measure LAST = Measure.percent("train_accuracy", "final train accuracy");

    private static Claim claim() {
        return Claim.of("C1", "It learns.").from("a paper");
    }

    @Test
    void oneRefutedAssertionContradictsTheClaimWhateverIsUndecidedBeforeIt() {
        Judgement judgement =
                judge(
                        claim().that(LAST.in("arm"))
                                .hasMeanAbove(70) // One seed has no spread.
                                .and(LAST.in("arm"))
                                .areAllAtMost(74));

        assertThat(judgement.verdict()).isEqualTo(Verdict.NOT_REPRODUCED);
        assertThat(judgement.message()).contains("to be at most 74, but");
    }

    @Test
    void aFailedAssertionIsNotReproduced() {
        Judgement judgement = judge(r -> assertThat(last(r)).isGreaterThan(0.99));

        assertThat(judgement.verdict()).isEqualTo(Verdict.NOT_REPRODUCED);
        assertThat(judgement.message()).contains("0.75").contains("0.99");
    }

    @Test
    void tooLittleEvidenceIsInconclusive() {
        Judgement judgement =
                judge(
                        r -> {
                            throw new InconclusiveError("more seeds");
                        });

        assertThat(judgement.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(judgement.message())
                .contains("more seeds\n", "-Drepro.seeds=NUMBER", "-Drepro.seed=FIRST");
    }

    @Test
    void missingEvidenceIsInvalid() {
        Judgement judgement = judge(r -> r.curves("arm", "test_accuracy"));

        assertThat(judgement.verdict()).isEqualTo(Verdict.INVALID);
        assertThat(judgement.message())
                .startsWith("trial arm-seed-1 has no metric 'test_accuracy'; it has ");
    }

    @Test
    void anArgumentThatCannotBeJudgedIsInvalid() {
        Judgement judgement =
                judge(
                        r -> {
                            throw new IllegalArgumentException("at seed 3 it is not a number");
                        });

        assertThat(judgement.verdict()).isEqualTo(Verdict.INVALID);
        assertThat(judgement.message()).contains("at seed 3 it is not a number");
    }

    @Test
    void aDefectOfTheClaimIsInvalid() {
        Judgement judgement =
                judge(
                        r -> {
                            throw new IndexOutOfBoundsException("epoch 9 of 2");
                        });

        assertThat(judgement.verdict()).isEqualTo(Verdict.INVALID);
        assertThat(judgement.message())
                .contains("the claim itself failed", "IndexOutOfBounds", "epoch 9 of 2");
    }

    @Test
    void aClaimWithoutAnAssertionIsInvalid() {
        Judgement judgement = judge(Claim.of("C1", "Nothing is asserted."));

        assertThat(judgement.verdict()).isEqualTo(Verdict.INVALID);
        assertThat(judgement.message()).contains("claim C1 has no assertion");
    }

    @Test
    void aFigureThatCannotBeObservedIsInvalid() {
        Judgement judgement =
                judge(
                        Claim.of("C1", "It was measured.")
                                .showing(
                                        r -> {
                                            throw new MissingEvidenceException("no such trial");
                                        })
                                .holdsIf("it is so", 1, r -> {}));

        assertThat(judgement.verdict()).isEqualTo(Verdict.INVALID);
        assertThat(judgement.message()).isEqualTo("no such trial");
        assertThat(judgement.observed()).isNull();
        assertThat(judgement.n()).isZero();
    }

    @Test
    void aScaleThatCannotSpeakOfAClaimIsNotAskedForIt() {
        Claim claim =
                Claim.of("C1", "It takes 250 epochs.")
                        .showing(
                                r -> {
                                    throw new AssertionError("looked at the results");
                                })
                        .holdsIf(
                                "it is so",
                                1,
                                r -> {
                                    throw new AssertionError("looked at the results");
                                })
                        .notApplicableAt(Scale.SMOKE, "smoke runs have 40 epochs");

        Judgement judgement = judge(claim);

        assertThat(judgement.verdict()).isEqualTo(Verdict.NOT_APPLICABLE);
        assertThat(judgement.message()).isEqualTo("smoke runs have 40 epochs");
        assertThat(new Judge(RESULTS, Scale.PAPER, null).judge(List.of(claim)))
                .extracting(Judgement::verdict)
                .containsExactly(Verdict.NOT_REPRODUCED);
    }

    @Test
    void aScalePromisesADecisionOrNot() {
        Claim claim =
                Claim.of("C1", "It learns.")
                        .holdsIf("it is so", 1, r -> {})
                        .decidableAt(Scale.PAPER);

        assertThat(judge(claim).decidable()).isFalse();
        assertThat(new Judge(RESULTS, Scale.PAPER, null).judge(List.of(claim)).get(0).decidable())
                .isTrue();
    }

    @Test
    void whatWasNeverReachedHasNoValueAndCanBeStored(@TempDir Path folder) throws IOException {
        Judgement judgement =
                judge(
                        Claim.of("C1", "It gets to 99 %.")
                                .showing(
                                        r ->
                                                new Estimate(
                                                        Double.POSITIVE_INFINITY,
                                                        Double.NaN,
                                                        Double.NaN,
                                                        0.9,
                                                        5,
                                                        "epochs"))
                                .holdsIf(
                                        "it is so",
                                        1,
                                        r -> {
                                            throw new AssertionError("never reached");
                                        }));

        assertThat(judgement.observed()).isNull();
        assertThat(judgement.low()).isNull();
        assertThat(judgement.high()).isNull();
        assertThat(judgement.n()).isEqualTo(5);
        assertThat(judgement.unit()).isEqualTo("epochs");
        Path file = folder.resolve("verdicts.json");
        Verdicts verdicts = new Verdicts("run-1", "any", Scale.SMOKE, List.of(judgement));
        JsonFile.write(file, verdicts);
        assertThat(JsonFile.read(file, Verdicts.class)).isEqualTo(verdicts);
    }

    private static double last(Results results) {
        return curve(results).last();
    }

    private static LearningCurve curve(Results results) {
        return results.curves("arm", "train_accuracy").get(1L);
    }

    private static Judgement judge(Consumer<Results> assertion) {
        return judge(Claim.of("C1", "A sentence.").holdsIf("it is so", 1, assertion));
    }

    private static Judgement judge(Claim claim) {
        return new Judge(RESULTS, Scale.SMOKE, null).judge(List.of(claim)).get(0);
    }
}
