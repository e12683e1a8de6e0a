package dev.reprokit.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reprokit.gate.GateResult.Level;
import dev.reprokit.gate.GateResult.Line;
import dev.reprokit.gate.GateResult.Outcome;
import dev.reprokit.record.run.ExperimentFolder;
import dev.reprokit.record.run.RunFolder;
import dev.reprokit.record.verdict.Judgement;
import dev.reprokit.record.verdict.Verdict;
import dev.reprokit.report.Annotation;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

class RunCheckTest extends JudgedRuns {
    @Test
    void claimsThatHoldPassWithATableOfThem() throws IOException {
        run("e", 0.8, Verdict.REPRODUCED);
        GateResult result = checked();
        assertThat(result.outcome()).isEqualTo(Outcome.PASSED);
        assertThat(result.message()).isEmpty();
        assertThat(result.lines())
                .hasSize(6)
                .contains(
                        new Line(Level.INFO, "Scale smoke: 1 of 1 experiment reproduced."),
                        new Line(Level.INFO, "1 of 1 claim asked at scale smoke: 1 reproduced."),
                        new Line(
                                Level.WARNING,
                                "No baseline of e at scale smoke: nothing tells whether results get"
                                        + " worse. Record one with: mvn process-classes"
                                        + " repro:baseline -Drepro.experiments=e"));
    }

    @Test
    void aChartOfAMisspeltMetricFails() throws IOException {
        run("e", 0.8, Verdict.REPRODUCED);
        draw("test_acuracy");

        GateResult result = checked();

        assertThat(result.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(result.message())
                .startsWith(
                        "chart 'test-acuracy' of e draws the metric 'test_acuracy', which no trial"
                                + " measured; there are: test_accuracy; did you mean"
                                + " 'test_accuracy'?");
    }

    @Test
    void aChartOfAMeasuredMetricPasses() throws IOException {
        run("e", 0.8, Verdict.REPRODUCED);
        draw("test_accuracy");

        assertThat(checked().outcome()).isEqualTo(Outcome.PASSED);
    }

    @Test
    void aBrokenClaimAndARegressionFailTogether() throws IOException {
        run("e", 0.8, Verdict.REPRODUCED);
        run("other", 0.8, Verdict.NOT_REPRODUCED);
        accept();
        AccuracyRun.write(runFolder, "e", 0.6);
        GateResult result = checked();
        assertThat(result.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(result.message())
                .startsWith(
                        "1 of 2 claims that were asked do not hold\nother C1, not reproduced: Sentence of C1")
                .contains("\nAnd 1 difference from the baseline\ne, regression: c, test_accuracy")
                .endsWith("\nNo report has been written; the goal repro:report does");
    }

    @Test
    void withoutEvidenceNobodyKnowsAndABrokenClaimIsNotHidden() throws IOException {
        run("e", 0.8, Verdict.NOT_REPRODUCED);
        run("other", 0.8, Verdict.REPRODUCED);
        Files.delete(new ExperimentFolder(runFolder.resolve("other")).verdicts());
        GateResult result = checked();
        assertThat(result.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(result.message())
                .startsWith(
                        "1 of 2 experiments have no evidence that could be judged\n"
                                + "other: unfinished evidence, its latest run did not end; see ")
                .contains(
                        "\nType: mvn verify\nAnd 1 of 1 claims that were asked do not hold\ne C1");
    }

    @Test
    void whereNoClaimAppliesOrNothingRanNothingWasChecked() throws IOException {
        assertThat(checked().message())
                .isEqualTo("Nothing was checked: there are no results in " + runFolder);
        run("e", 0.8, Verdict.NOT_APPLICABLE);
        GateResult result = checked();
        assertThat(result.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(result.message())
                .startsWith("Nothing was checked: not one claim applies at scale smoke.");
    }

    @Test
    void anExperimentWithoutAClaimChecksNothing() throws IOException {
        plans.add(AccuracyRun.write(runFolder, "e", 0.8, new Judgement[0]));
        GateResult result = checked();
        assertThat(result.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(result.message()).startsWith("Nothing was checked: e makes no claim yet");
    }

    @Test
    void aBaselineOfNoExperimentIsMissed() throws IOException {
        run("e", 0.8, Verdict.REPRODUCED);
        assertThat(
                        RunCheck.of(RunFolder.read(runFolder), plans, List.of("renamed"), options)
                                .message())
                .contains("renamed, missing: there is no such experiment");
    }

    @Test
    void nothingIsReadAfterTheFolder() throws IOException {
        run("e", 0.8, Verdict.REPRODUCED);
        accept();
        AccuracyRun.write(runFolder, "e", 0.6);
        GateResult expected = checked();
        RunFolder runs = RunFolder.read(runFolder);
        ExperimentFolder experiment = new ExperimentFolder(runFolder.resolve("e"));
        for (Path file : experiment.published()) {
            Files.deleteIfExists(file);
        }
        assertThat(RunCheck.of(runs, options)).isEqualTo(expected);
    }

    @Test
    void theWordIsPassedOnlyIfNothingIsLeftOpen() throws IOException {
        run("e", 0.8, Verdict.REPRODUCED);
        assertThat(checked().inOneWord()).as("without a baseline").isEqualTo("warned");
        accept();
        assertThat(checked().inOneWord()).isEqualTo("passed");
        run("other", 0.8, Verdict.INCONCLUSIVE);
        accept();
        assertThat(checked().inOneWord()).as("inconclusive").isEqualTo("warned");
        run("third", 0.8, Verdict.NOT_REPRODUCED);
        assertThat(checked().inOneWord()).isEqualTo("failed");
    }

    @Test
    void theWordOfAnAcceptedDisagreementIsWarned() throws IOException {
        run("e", 0.8, Verdict.NOT_REPRODUCED);
        new BaselineWriter(
                        RunFolder.read(runFolder),
                        options.baseline().folder(),
                        "too few epochs",
                        List.of("C1"))
                .accept(plans, "mvn verify");

        GateResult result = checked();

        assertThat(result.outcome()).isEqualTo(Outcome.PASSED);
        assertThat(result.lines()).noneMatch(line -> line.level() == Level.WARNING);
        assertThat(result.inOneWord()).isEqualTo("warned");
        assertThat(result.annotations()).isEmpty();
    }

    @Test
    void theWordWithoutEvidenceIsFailed() throws IOException {
        plans.add(AccuracyRun.plan("absent", "run-1", "digest"));

        GateResult result = RunCheck.of(RunFolder.read(runFolder), plans, List.of(), options);

        assertThat(result.inOneWord()).isEqualTo("failed");
        assertThat(result.annotations())
                .singleElement()
                .satisfies(
                        annotation -> {
                            assertThat(annotation.isFailure()).isTrue();
                            assertThat(annotation.title())
                                    .isEqualTo("absent: no evidence that could be judged");
                        });
    }

    @Test
    void aClaimThatTurnedIsAnnotatedOnceAndBeforeOtherDifferences() throws IOException {
        run("e", 0.8, Verdict.REPRODUCED);
        accept();
        AccuracyRun.write(
                runFolder, "e", 0.6, AccuracyRun.claim("C1", Verdict.NOT_REPRODUCED, true));

        List<Annotation> annotations = checked().annotations();

        assertThat(annotations)
                .extracting(Annotation::title)
                .startsWith("e C1: not reproduced", "e: regression");
        assertThat(annotations).allMatch(Annotation::isFailure);
        assertThat(annotations.get(0).text())
                .isEqualTo(
                        """
                        Sentence of C1
                        expected: 10 epochs
                        observed: 12.5 epochs [11, 14], n = 5
                        Expecting
                        e, regression: the claim C1 was reproduced and is not reproduced""");
    }

    @Test
    void aClaimThatTurnedForTheBetterFailsAndIsAnnotated() throws IOException {
        run("e", 0.8, Verdict.INCONCLUSIVE);
        accept();
        AccuracyRun.write(runFolder, "e", 0.8, AccuracyRun.claim("C1", Verdict.REPRODUCED, true));

        assertThat(checked().annotations())
                .singleElement()
                .satisfies(
                        annotation -> {
                            assertThat(annotation.isFailure()).isTrue();
                            assertThat(annotation.title()).isEqualTo("e C1: reproduced");
                            assertThat(annotation.text())
                                    .endsWith(
                                            "e, baseline out of date: the claim C1 was inconclusive and is reproduced");
                        });
    }

    @Test
    void aClaimThatTurnedWithoutFailingTheBuildIsAWarning() throws IOException {
        run("e", 0.8, Verdict.INCONCLUSIVE);
        accept();
        AccuracyRun.write(
                runFolder, "e", 0.8, AccuracyRun.claim("C1", Verdict.NOT_APPLICABLE, true));
        run("other", 0.8, Verdict.REPRODUCED);
        GateResult result = checked();

        assertThat(result.outcome()).isEqualTo(Outcome.PASSED);
        assertThat(result.annotations())
                .singleElement()
                .satisfies(annotation -> assertThat(annotation.isFailure()).isFalse());
    }

    @Test
    void anInconclusiveClaimIsAnnotatedWhereItFailsTheBuild() throws IOException {
        run("e", 0.8, Verdict.INCONCLUSIVE);
        accept();
        assertThat(checked().annotations()).isEmpty();
        options =
                new JudgingOptions(
                        true, options.baseline(), List.of(), options.remedy(), options.accept());

        assertThat(checked().annotations())
                .extracting(Annotation::title)
                .containsExactly("e C1: inconclusive");
    }

    @Test
    void aFailureThatIsNoClaimsIsAnnotatedWithItsMessage() throws IOException {
        run("e", 0.8, Verdict.REPRODUCED);
        draw("test_acuracy");

        GateResult result = checked();

        assertThat(result.annotations())
                .containsExactly(new Annotation("", true, "The build fails", result.message()));
    }

    private void text(String tex) throws IOException {
        Path paper = Files.writeString(folder.resolve("paper.tex"), tex);
        options =
                new JudgingOptions(
                        false,
                        options.baseline(),
                        List.of(paper),
                        options.remedy(),
                        options.accept());
    }

    @Test
    void aStaleNumberInATextFailsBesideABrokenClaim() throws IOException {
        run("e", 0.8, Verdict.NOT_REPRODUCED);
        text("\\reprovalue{e}{C1}{value}{12.4}\n\\repro{e}{C2}{value}");

        GateResult result = checked();

        assertThat(result.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(result.message())
                .startsWith("1 of 1 claims that were asked do not hold")
                .contains(
                        """

                        And 2 mistakes in a text's numbers:
                          %1$s:1: value of e C1 is 12.5, not '12.4'
                          %1$s:2: e has no claim 'C2'; did you mean 'C1'?
                        """
                                .formatted(folder.resolve("paper.tex")));
    }

    @Test
    void aTextWithThePresentNumbersPasses() throws IOException {
        run("e", 0.8, Verdict.REPRODUCED);
        text("\\reprovalue{e}{C1}{value}{12.5}");

        GateResult result = checked();

        assertThat(result.outcome()).isEqualTo(Outcome.PASSED);
        assertThat(result.lines())
                .contains(
                        new Line(
                                Level.INFO,
                                folder.resolve("paper.tex") + ": 1 number is the present one"));
    }
}
