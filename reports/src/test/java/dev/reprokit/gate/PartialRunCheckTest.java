package dev.reprokit.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reprokit.baseline.Mode;
import dev.reprokit.gate.GateResult.Level;
import dev.reprokit.gate.GateResult.Line;
import dev.reprokit.gate.GateResult.Outcome;
import dev.reprokit.internal.file.TrialsCsv;
import dev.reprokit.record.result.Scale;
import dev.reprokit.record.result.TrialRow;
import dev.reprokit.record.result.TrialStatus;
import dev.reprokit.record.run.ExperimentFolder;
import dev.reprokit.record.run.ImportedRun;
import dev.reprokit.record.run.LookedRun;
import dev.reprokit.record.run.Plan;
import dev.reprokit.record.run.RunFolder;
import dev.reprokit.record.run.UndecidedRun;
import dev.reprokit.record.verdict.Verdict;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Judges runs that are no whole run as designed: looks, imported ones, and those that a budget
 * ended.
 */
class PartialRunCheckTest extends JudgedRuns {
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
}
