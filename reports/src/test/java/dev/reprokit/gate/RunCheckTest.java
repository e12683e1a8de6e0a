package dev.reprokit.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reprokit.baseline.BaselineFolder;
import dev.reprokit.baseline.Mode;
import dev.reprokit.gate.GateResult.Level;
import dev.reprokit.gate.GateResult.Line;
import dev.reprokit.gate.GateResult.Outcome;
import dev.reprokit.internal.file.JsonFile;
import dev.reprokit.internal.file.TrialsCsv;
import dev.reprokit.record.chart.Curves;
import dev.reprokit.record.result.Scale;
import dev.reprokit.record.result.TrialRow;
import dev.reprokit.record.result.TrialStatus;
import dev.reprokit.record.run.ExperimentFolder;
import dev.reprokit.record.run.ImportedRun;
import dev.reprokit.record.run.LookedRun;
import dev.reprokit.record.run.Plan;
import dev.reprokit.record.run.RunFolder;
import dev.reprokit.record.run.UndecidedRun;
import dev.reprokit.record.verdict.Judgement;
import dev.reprokit.record.verdict.Verdict;
import dev.reprokit.report.Annotation;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

class RunCheckTest {
    @TempDir private Path folder;
    private final List<Plan> plans = new ArrayList<>();
    private Path runFolder;
    private JudgingOptions options;

    @BeforeEach
    void nothingYet() {
        runFolder = folder.resolve("run");
        options = JudgingOptions.usual(new BaselineFolder(folder.resolve("baseline")));
    }

    private void run(String experiment, double accuracy, Verdict verdict) throws IOException {
        plans.add(
                AccuracyRun.write(
                        runFolder, experiment, accuracy, AccuracyRun.claim("C1", verdict, true)));
    }

    private void accept() throws IOException {
        new BaselineWriter(RunFolder.read(runFolder), options.baseline().folder(), null)
                .accept(plans, "mvn verify");
    }

    /** As a main class calls it, which must hear what the goal {@code repro:check} hears. */
    private GateResult checked() throws IOException {
        GateResult result = RunCheck.of(RunFolder.read(runFolder), options);
        GateResult ofGoal = RunCheck.of(RunFolder.read(runFolder), plans, List.of(), options);
        assertThat(result).isEqualTo(ofGoal);
        return result;
    }

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

    private void draw(String metric) throws IOException {
        JsonFile.write(
                new ExperimentFolder(runFolder.resolve("e")).description(),
                AccuracyRun.description("e", Curves.of(metric, List.of("c"))));
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
    void aLookPassesWithOneWarningAndIsNotCompared() throws IOException {
        run("e", 0.8, Verdict.REPRODUCED);
        accept();
        run("e", 0.6, Verdict.NOT_APPLICABLE);
        plans.clear();
        plans.add(LookedRun.of(new ExperimentFolder(runFolder.resolve("e"))));

        GateResult result = checked();

        assertThat(result.outcome()).isEqualTo(Outcome.PASSED);
        assertThat(result.lines())
                .filteredOn(line -> line.level() == Level.WARNING)
                .extracting(Line::text)
                .containsExactly(
                        "Only a look, no evidence: e (limited to the condition with, epochs"
                                + " overridden to 3). It was not compared with a baseline. For"
                                + " evidence leave out -Drepro.conditions and -Drepro.override.*");
    }

    @Test
    void aLookIsNoEvidenceForARunAsDesigned() throws IOException {
        run("e", 0.8, Verdict.REPRODUCED);
        LookedRun.of(new ExperimentFolder(runFolder.resolve("e")));

        GateResult result = RunCheck.of(RunFolder.read(runFolder), plans, List.of(), options);

        assertThat(result.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(result.message())
                .contains(
                        "e: stale evidence, departure from the design is limited to the condition with");
    }

    @Test
    void importedRunsAreMarkedAndNeitherComparedNorAccepted() throws IOException {
        run("e", 0.8, Verdict.REPRODUCED);
        accept();
        run("e", 0.6, Verdict.REPRODUCED);
        List<Plan> designed = List.copyOf(plans);
        plans.clear();
        plans.add(ImportedRun.of(new ExperimentFolder(runFolder.resolve("e"))));

        GateResult result = checked();

        assertThat(result.outcome()).isEqualTo(Outcome.PASSED);
        assertThat(result.lines())
                .filteredOn(line -> line.level() == Level.WARNING)
                .extracting(Line::text)
                .containsExactly(
                        "Judged, not run: e (runs in /data/runs). It was not compared with a baseline");
        assertThat(result.lines())
                .extracting(Line::text)
                .contains("Scale smoke: 1 of 1 experiment reproduced. Judged, not run: e.");
        assertThat(RunCheck.of(RunFolder.read(runFolder), designed, List.of(), options).message())
                .contains("e: stale evidence, folder of imported runs is /data/runs, wanted none");
        assertThat(
                        new BaselineWriter(
                                        RunFolder.read(runFolder),
                                        options.baseline().folder(),
                                        "why")
                                .accept(plans, "mvn verify")
                                .message())
                .contains("this one was judged, not run: runs in /data/runs");
    }

    @Test
    void aLookFailsForAClaimThatItContradicts() throws IOException {
        run("e", 0.6, Verdict.NOT_REPRODUCED);
        plans.set(0, LookedRun.of(new ExperimentFolder(runFolder.resolve("e"))));

        assertThat(checked().outcome()).isEqualTo(Outcome.FAILED);
    }

    @Test
    void aLookFailsForATrialThatFailed() throws IOException {
        run("e", 0.6, Verdict.NOT_APPLICABLE);
        ExperimentFolder looked = new ExperimentFolder(runFolder.resolve("e"));
        plans.set(0, LookedRun.of(looked));
        List<TrialRow> trials = new ArrayList<>(TrialsCsv.read(looked.trials()));
        TrialRow first = trials.get(0);
        trials.set(
                0,
                new TrialRow(
                        first.trial(),
                        first.condition(),
                        first.seed(),
                        first.parameters(),
                        TrialStatus.FAILED,
                        first.epochs(),
                        first.seconds(),
                        first.imagesPerSecond(),
                        "it counts itself",
                        first.run()));
        TrialsCsv.write(looked.trials(), trials);

        GateResult result = checked();

        assertThat(result.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(result.message())
                .startsWith("1 of 5 trials failed\ne c-seed-1: it counts itself\n");
    }

    @Test
    void aLookMayLackTheMetricOfAChart() throws IOException {
        run("e", 0.8, Verdict.NOT_APPLICABLE);
        draw("probe_accuracy");
        plans.set(0, LookedRun.of(new ExperimentFolder(runFolder.resolve("e"))));

        assertThat(checked().outcome()).isEqualTo(Outcome.PASSED);
    }

    @Test
    void aLookNeverBecomesABaseline() throws IOException {
        run("e", 0.8, Verdict.REPRODUCED);
        plans.set(0, LookedRun.of(new ExperimentFolder(runFolder.resolve("e"))));
        Path file = options.baseline().folder().file(Scale.SMOKE, "e");

        GateResult accepted =
                new BaselineWriter(RunFolder.read(runFolder), options.baseline().folder(), "why")
                        .accept(plans, "mvn verify");
        GateResult before =
                new BaselineWriter(RunFolder.read(runFolder), options.baseline().folder(), "why")
                        .check(plans, "mvn verify");
        options =
                new JudgingOptions(
                        false,
                        new BaselinePolicy(
                                options.baseline().folder(),
                                Mode.STATISTICAL,
                                BaselinePolicy.WhenMissing.CREATE,
                                false),
                        List.of(),
                        "mvn verify",
                        "mvn repro:baseline");
        checked();

        assertThat(accepted.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(accepted.message())
                .isEqualTo(
                        "No baseline was written\ne: a baseline holds runs as designed only, but"
                                + " this one is a look, limited to the condition with, epochs"
                                + " overridden to 3");
        assertThat(before.message()).as("before seeds are held back").isEqualTo(accepted.message());
        assertThat(file).doesNotExist();
    }

    @Test
    void anUndecidedRunPassesWithOneWarningAndIsNotCompared() throws IOException {
        run("e", 0.8, Verdict.REPRODUCED);
        accept();
        plans.clear();
        run("e", 0.6, Verdict.UNDECIDED_YET);
        draw("probe_accuracy");
        UndecidedRun.of(new ExperimentFolder(runFolder.resolve("e")));

        GateResult result = checked();

        assertThat(result.outcome()).isEqualTo(Outcome.PASSED);
        assertThat(result.lines())
                .filteredOn(line -> line.level() == Level.WARNING)
                .extracting(Line::text)
                .containsExactly(
                        "Undecided yet: e (2 of 5 seeds, 4 of 10 trials, about 2 h 0 min left). That"
                                + " is judged when all seeds have run: the same command goes on");
        assertThat(result.lines())
                .contains(
                        new Line(
                                Level.INFO,
                                "1 of 1 claim asked at scale smoke: 1 undecided yet (e C1)."));
    }

    @Test
    void anUndecidedClaimIsNotInconclusive() throws IOException {
        run("e", 0.6, Verdict.UNDECIDED_YET);
        UndecidedRun.of(new ExperimentFolder(runFolder.resolve("e")));
        options =
                new JudgingOptions(
                        true, options.baseline(), List.of(), options.remedy(), options.accept());

        assertThat(checked().outcome()).isEqualTo(Outcome.PASSED);
    }

    @Test
    void aSuspicionThatIsUndecidedIsNotCompared() throws IOException {
        run("e", 0.8, Verdict.REPRODUCED);
        accept();
        AccuracyRun.write(runFolder, "e", 0.6);
        assertThat(checked().outcome()).isEqualTo(Outcome.FAILED);

        ExperimentFolder run = new ExperimentFolder(runFolder.resolve("e"));
        AccuracyRun.write(run.confirmation(), "e", 0.6);
        UndecidedRun.of(new ExperimentFolder(run.confirmation().resolve("e")));
        GateResult result = checked();

        assertThat(result.outcome()).isEqualTo(Outcome.PASSED);
        assertThat(result.lines())
                .filteredOn(line -> line.level() == Level.WARNING)
                .extracting(Line::text)
                .singleElement()
                .asString()
                .startsWith(
                        "Undecided yet: whether e differs from its baseline (2 of 5 seeds, 4 of");
    }

    @Test
    void anUndecidedRunNeverBecomesABaseline() throws IOException {
        run("e", 0.8, Verdict.UNDECIDED_YET);
        UndecidedRun.of(new ExperimentFolder(runFolder.resolve("e")));

        GateResult accepted =
                new BaselineWriter(RunFolder.read(runFolder), options.baseline().folder(), "why")
                        .accept(plans, "mvn verify");

        assertThat(accepted.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(accepted.message())
                .isEqualTo(
                        "No baseline was written\ne: a baseline holds runs of all trials only, but"
                                + " this one is undecided yet, 2 of 5 seeds, 4 of 10 trials, about"
                                + " 2 h 0 min left: the same command goes on");
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
