package dev.reprokit.internal.harness.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.reprokit.experiment.Condition;
import dev.reprokit.experiment.Design;
import dev.reprokit.internal.cache.ResultStore;
import dev.reprokit.internal.file.JsonFile;
import dev.reprokit.internal.file.MetricsCsv;
import dev.reprokit.internal.file.RightAnswersFile;
import dev.reprokit.internal.harness.TestPlan;
import dev.reprokit.internal.harness.machine.RefusedException;
import dev.reprokit.internal.harness.trial.FinishedTrials;
import dev.reprokit.internal.harness.trial.Schedule;
import dev.reprokit.internal.harness.trial.TrialKeys;
import dev.reprokit.record.result.Metric;
import dev.reprokit.record.result.RightAnswers;
import dev.reprokit.record.result.Scale;
import dev.reprokit.record.result.TrialRow;
import dev.reprokit.record.result.TrialStatus;
import dev.reprokit.record.run.Event;
import dev.reprokit.record.run.EventLog;
import dev.reprokit.record.run.ExperimentFolder;
import dev.reprokit.record.run.Plan;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Outcomes that come from elsewhere, and the killed driver that starts again. */
class CollectedTrialsTest {
    private static final RightAnswers RIGHT = RightAnswers.of(new boolean[] {true, false, true});

    @TempDir private Path temp;

    private final Plan plan = TestPlan.of("fake-any").seeds(3).runId("run-2").plan();
    private final Schedule schedule =
            Schedule.of(Design.of(List.of(Condition.of("only", 1))), plan);
    private final List<Schedule.ScheduledTrial> trials = schedule.entries();
    private ExperimentFolder folder;
    private ResultStore store;

    @BeforeEach
    void open() throws IOException {
        folder = new ExperimentFolder(Files.createDirectories(temp.resolve("run")));
        store = new ResultStore(temp.resolve("cache"), 1L << 30, "run-2", message -> {});
    }

    private FinishedTrials cache() {
        return new FinishedTrials(
                plan, new TrialKeys(new TreeMap<>(Map.of("x", "1"))), store, message -> {});
    }

    private CollectedTrials collect() throws IOException {
        return CollectedTrials.of(schedule, plan, folder, cache(), new EventLog(folder.events()));
    }

    private String outcome(int trial, TrialStatus status, double value) throws IOException {
        Schedule.ScheduledTrial entry = trials.get(trial);
        TrialRow row =
                new TrialRow(
                        entry.trial(),
                        "only",
                        entry.seed(),
                        Map.of(),
                        status,
                        1,
                        0.1,
                        0,
                        status == TrialStatus.FINISHED ? "" : "it did not",
                        "run-2");
        return JsonFile.text(
                TrialOutcome.ended(
                        row,
                        List.of(new Metric(entry.trial(), 1, "loss", value)),
                        trial == 1 ? RIGHT.bytes() : null));
    }

    @Test
    void outcomesAreOnDiskAsIfTheyHadBeenComputedHere() throws IOException {
        CollectedTrials collected = collect();
        assertThat(collected.open()).isEqualTo(trials);
        collected.accept(trials.get(1), outcome(1, TrialStatus.FINISHED, 1 / 3.0));
        collected.accept(trials.get(0), outcome(0, TrialStatus.DIVERGED, Double.NaN));
        collected.accept(trials.get(2), outcome(2, TrialStatus.FAILED, 0.1));

        assertThat(collected.open()).isEmpty();
        assertThat(collected.epochs()).isEqualTo(3).isEqualTo(collected.allEpochs());
        assertThat(collected.trialsInOrder())
                .extracting(trial -> trial.row().status())
                .containsExactly(TrialStatus.DIVERGED, TrialStatus.FINISHED, TrialStatus.FAILED);
        assertThat(
                        MetricsCsv.read(
                                folder.running(Scale.SMOKE, "only-seed-2").resolve("metrics.csv")))
                .containsExactly(new Metric("only-seed-2", 1, "loss", 1 / 3.0));
        assertThat(
                        MetricsCsv.read(
                                        folder.running(Scale.SMOKE, "only-seed-1")
                                                .resolve("metrics.csv"))
                                .get(0)
                                .value())
                .isNaN();
        assertThat(cache().lookUp(schedule)).containsOnlyKeys("only-seed-2");
        assertThat(cache().lookUp(schedule).get("only-seed-2").right()).contains(RIGHT);
        assertThat(
                        RightAnswersFile.read(
                                folder.running(Scale.SMOKE, "only-seed-2").resolve("right.bits")))
                .contains(RIGHT);
        assertThat(folder.running(Scale.SMOKE, "only-seed-1").resolve("right.bits")).doesNotExist();
        assertThat(new EventLog(folder.events()).next())
                .filteredOn(Event.TrialEnded.class::isInstance)
                .contains(
                        new Event.TrialEnded("only-seed-2", TrialStatus.FINISHED, "", 1, 3),
                        new Event.TrialEnded(
                                "only-seed-3", TrialStatus.FAILED, "it did not", 3, 3));
    }

    @Test
    void aDriverThatStartsAgainAsksOnlyForTheRest() throws IOException {
        CollectedTrials killed = collect();
        killed.accept(trials.get(1), outcome(1, TrialStatus.FINISHED, 0.5));
        killed.accept(trials.get(0), outcome(0, TrialStatus.DIVERGED, Double.NaN));
        killed.accept(trials.get(2), outcome(2, TrialStatus.FAILED, 0.1));

        CollectedTrials again = collect();

        assertThat(again.open()).as("what failed is tried again").containsExactly(trials.get(2));
        assertThat(again.ended()).isEqualTo(2);
        assertThat(
                        MetricsCsv.read(
                                folder.running(Scale.SMOKE, "only-seed-2").resolve("metrics.csv")))
                .hasSize(1);
    }

    @Test
    void aTrialThatBringsNothingBackHasAReason() throws IOException {
        CollectedTrials collected = collect();
        collected.fail(trials.get(0), "its executor was lost");
        assertThat(collected.open()).containsExactly(trials.get(1), trials.get(2));
        collected.accept(trials.get(1), outcome(1, TrialStatus.FINISHED, 0.5));
        collected.accept(trials.get(2), outcome(2, TrialStatus.FINISHED, 0.5));
        assertThat(collected.trialsInOrder().get(0).row().failure())
                .isEqualTo("its executor was lost");
        assertThat(collected.trialsInOrder().get(0).row().status()).isEqualTo(TrialStatus.FAILED);
    }

    @Test
    void thatTheFolderCannotBeWrittenIsNoFailureOfTheTrials() throws Exception {
        CollectedTrials collected = collect();
        collected.requireUsable();
        Path metrics = folder.running(Scale.SMOKE, "only-seed-1").resolve("metrics.csv");
        Files.createDirectories(metrics.resolve("in-the-way"));
        String outcome = outcome(0, TrialStatus.FINISHED, 0.5);
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> collected.accept(trials.get(0), outcome));
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(collected::requireUsable)
                .withMessageContaining("the run folder cannot be written");
    }

    @Test
    void anExecutorThatRefusesThePlanEndsTheRun() throws Exception {
        CollectedTrials collected = collect();
        collected.accept(trials.get(0), outcome(0, TrialStatus.FINISHED, 0.5));
        String refused = JsonFile.text(TrialOutcome.refused("it has another CPU"));
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> collected.accept(trials.get(1), refused));
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(collected::requireUsable)
                .withMessage("it has another CPU");
        assertThat(cache().lookUp(schedule)).containsOnlyKeys("only-seed-1");
    }

    @Test
    void aTrialThatOnlyEverLostItsExecutorIsASuspectAndNoFailure() throws Exception {
        CollectedTrials collected = collect();
        collected.accept(trials.get(1), JsonFile.text(TrialOutcome.lost()));
        assertThat(collected.suspects()).containsExactly(trials.get(1));
        assertThat(collected.hasEnded(trials.get(1))).isFalse();
        collected.accept(trials.get(1), outcome(1, TrialStatus.FINISHED, 0.5));
        assertThat(collected.hasEnded(trials.get(1))).isTrue();
        collected.requireUsable();
    }
}
