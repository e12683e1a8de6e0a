package dev.reprokit.internal.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.reprokit.internal.file.JsonFile;
import dev.reprokit.internal.file.MetricsCsv;
import dev.reprokit.internal.file.TrialsCsv;
import dev.reprokit.internal.harness.machine.LibTorchSwitches;
import dev.reprokit.record.chart.ConditionLabel;
import dev.reprokit.record.chart.Description;
import dev.reprokit.record.result.Metric;
import dev.reprokit.record.result.Scale;
import dev.reprokit.record.result.TrialRow;
import dev.reprokit.record.result.TrialStatus;
import dev.reprokit.record.run.Event;
import dev.reprokit.record.run.EventLog;
import dev.reprokit.record.run.ExperimentFolder;
import dev.reprokit.record.run.Numerics;
import dev.reprokit.record.run.Plan;
import dev.reprokit.record.verdict.Judgement;
import dev.reprokit.record.verdict.Verdict;
import dev.reprokit.record.verdict.Verdicts;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Whole runs of {@link Fakes}, in this JVM. */
class ExperimentRunTest {
    private static final int PURE_JAVA_TRIALS = 2 * 5;

    @TempDir private Path temp;

    @Test
    void aRunLeavesItsFilesAndNothingElse() throws IOException {
        ExperimentFolder folder = folder("run");

        TestPlan plan = TestPlan.of("fake-pure-java");
        run(plan, folder);

        assertThat(folder.path().toFile().list())
                .containsExactlyInAnyOrder(
                        "plan.json",
                        "experiment.json",
                        "trials.csv",
                        "metrics.csv",
                        "provenance.json",
                        "verdicts.json",
                        "events.jsonl",
                        ".lock",
                        ".lock.json");
        assertThat(JsonFile.read(folder.plan(), Plan.class)).isEqualTo(plan.plan());
        Description description = JsonFile.read(folder.description(), Description.class);
        assertThat(description.id()).isEqualTo("fake-pure-java");
        assertThat(description.reductions()).containsExactly("Everything.");
        assertThat(description.conditions())
                .containsExactly(
                        new ConditionLabel("fast", "Fast"), new ConditionLabel("slow", "Slow"));
    }

    @Test
    void everyTrialHasItsRow() throws IOException {
        ExperimentFolder folder = folder("run");

        run(TestPlan.of("fake-pure-java").seeds(2).firstSeed(7), folder);

        List<TrialRow> trials = TrialsCsv.read(folder.trials());
        assertThat(trials)
                .extracting(TrialRow::trial)
                .containsExactly("fast-seed-7", "slow-seed-7", "fast-seed-8", "slow-seed-8");
        assertThat(trials)
                .allSatisfy(
                        trial -> {
                            assertThat(trial.status()).isEqualTo(TrialStatus.FINISHED);
                            assertThat(trial.failure()).isEmpty();
                            // Epoch 0, the untrained network, is none that ran.
                            assertThat(trial.epochs()).isEqualTo(Fakes.PureJava.EPOCHS);
                            assertThat(trial.parameters()).containsOnlyKeys("rate");
                            assertThat(trial.seconds()).isPositive();
                            assertThat(trial.imagesPerSecond()).isPositive();
                        });
    }

    @Test
    void metricsAreInTheOrderOfTheScheduleAndTheEpochs() throws IOException {
        ExperimentFolder folder = folder("run");

        run(TestPlan.of("fake-pure-java").seeds(1).parallel("2"), folder);

        assertThat(MetricsCsv.read(folder.metrics()))
                .extracting(m -> "%s %d %s".formatted(m.trial(), m.epoch(), m.name()))
                .startsWith(
                        "fast-seed-1 0 test_accuracy",
                        "fast-seed-1 0 train_accuracy",
                        "fast-seed-1 1 test_accuracy")
                .endsWith("slow-seed-1 3 test_accuracy", "slow-seed-1 3 train_accuracy")
                .hasSize(2 * 4 * 2);
    }

    @Test
    void claimsAreJudged() throws IOException {
        ExperimentFolder folder = folder("run");

        run(TestPlan.of("fake-pure-java"), folder);

        Verdicts verdicts = JsonFile.read(folder.verdicts(), Verdicts.class);
        assertThat(verdicts.runId()).isEqualTo("run-1");
        assertThat(verdicts.experiment()).isEqualTo("fake-pure-java");
        assertThat(verdicts.claims())
                .extracting(Judgement::id, Judgement::verdict)
                .containsExactly(
                        tuple("faster", Verdict.REPRODUCED),
                        tuple("slower", Verdict.NOT_REPRODUCED));
        assertThat(verdicts.claims().get(0).n()).isEqualTo(5);
        assertThat(verdicts.claims().get(0).observed()).isPositive();
    }

    @Test
    void anAnswerThatCannotBeGivenCostsNoVerdict() throws IOException {
        ExperimentFolder folder = folder("run");

        run(TestPlan.of("fake-speechless"), folder);

        assertThat(JsonFile.read(folder.verdicts(), Verdicts.class).answers()).isEmpty();
        assertThat(Files.readString(folder.events()))
                .contains("fake-speechless cannot be answered", "no words");
    }

    @Test
    void eventsTellTheProgressAndEndWithDone() throws IOException {
        ExperimentFolder folder = folder("run");

        run(TestPlan.of("fake-pure-java").parallel("2"), folder);

        List<Event> events = new EventLog(folder.events()).next();
        assertThat(events).last().isEqualTo(new Event.Done("run-1"));
        assertThat(events).filteredOn(Event.Done.class::isInstance).hasSize(1);
        assertThat(events)
                .filteredOn(Event.TrialStarted.class::isInstance)
                .hasSize(PURE_JAVA_TRIALS);
        assertThat(events)
                .filteredOn(Event.TrialEnded.class::isInstance)
                .extracting(event -> ((Event.TrialEnded) event).number())
                .containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
        List<Event.EpochFinished> epochs =
                events.stream()
                        .filter(Event.EpochFinished.class::isInstance)
                        .map(Event.EpochFinished.class::cast)
                        .toList();
        assertThat(epochs).hasSize(PURE_JAVA_TRIALS * (1 + Fakes.PureJava.EPOCHS));
        assertThat(epochs)
                .allSatisfy(
                        epoch -> {
                            assertThat(epoch.epochs()).isEqualTo(Fakes.PureJava.EPOCHS);
                            assertThat(epoch.of()).isEqualTo(PURE_JAVA_TRIALS);
                            assertThat(epoch.testAccuracy()).isBetween(0.49, 0.5);
                        });
    }

    @Test
    void theTimeLeftIsUnknownAfterEpoch0AndOverAfterTheLast() throws IOException {
        ExperimentFolder folder = folder("run");

        run(TestPlan.of("fake-pure-java").seeds(1), folder);

        List<Double> left =
                new EventLog(folder.events())
                        .next().stream()
                                .filter(Event.EpochFinished.class::isInstance)
                                .map(event -> ((Event.EpochFinished) event).secondsLeft())
                                .toList();
        assertThat(left).hasSize(8);
        assertThat(left.get(0)).isNull();
        assertThat(left.subList(1, 4)).doesNotContainNull().allMatch(seconds -> seconds > 0);
        assertThat(left.get(7)).isZero();
    }

    @Test
    void pureMetricsDependOnTheSeedAndOnNothingElse() throws IOException {
        metricsDependOnTheSeedAndOnNothingElse("fake-pure-java");
    }

    @Test
    void trainedMetricsDependOnTheSeedAndOnNothingElse() throws IOException {
        metricsDependOnTheSeedAndOnNothingElse("fake-training");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void onACpuTrainingIsDeterministicAnyway() throws Exception {
        TestPlan plan = TestPlan.of("fake-training").numerics(new Numerics(true, false, false));
        byte[] plain = metrics(TestPlan.of("fake-training"));
        try {
            assertThat(metrics(plan)).isEqualTo(plain);
            assertThat(LibTorchSwitches.ofLoadedLibrary().isOn("deterministicAlgorithms")).isTrue();
        } finally {
            LibTorchSwitches.set(Numerics.DEFAULT, "any");
        }
    }

    @Test
    void aTrainedNetworkIsMeasured() throws IOException {
        ExperimentFolder folder = folder("run");

        run(TestPlan.of("fake-training").seeds(1), folder);

        assertThat(TrialsCsv.read(folder.trials()))
                .extracting(TrialRow::status)
                .containsExactly(TrialStatus.FINISHED, TrialStatus.FINISHED);
        assertThat(MetricsCsv.read(folder.metrics()))
                .filteredOn(metric -> metric.trial().equals("one-layer-seed-1"))
                .filteredOn(metric -> metric.epoch() == 2)
                .extracting(Metric::name)
                .containsExactly(
                        "evaluated_train_accuracy",
                        "test_accuracy",
                        "test_loss",
                        "train_accuracy",
                        "train_loss");
        List<Double> losses =
                MetricsCsv.read(folder.metrics()).stream()
                        .filter(metric -> metric.name().equals("train_loss"))
                        .map(Metric::value)
                        .toList();
        assertThat(losses).hasSize(4);
        // Two conditions of two epochs: the second epoch is better than the first.
        assertThat(losses.get(1)).isLessThan(losses.get(0));
        assertThat(losses.get(3)).isLessThan(losses.get(2));
    }

    @Test
    void aBrokenTrialStopsNoOther() throws IOException {
        ExperimentFolder folder = folder("run");

        run(TestPlan.of("fake-faulty"), folder);

        List<TrialRow> trials = TrialsCsv.read(folder.trials());
        assertThat(trials)
                .extracting(TrialRow::status)
                .containsExactly(
                        TrialStatus.FAILED,
                        TrialStatus.DIVERGED,
                        TrialStatus.FAILED,
                        TrialStatus.FAILED,
                        TrialStatus.FINISHED);
        assertThat(trials.get(0).failure())
                .isEqualTo("java.lang.IllegalStateException: a defect, on purpose");
        assertThat(trials.get(1).failure()).isEqualTo("train_loss is NaN after epoch 1");
        assertThat(trials.get(2).failure()).contains("a check inside a trial, on purpose");
        assertThat(trials.get(3).failure()).contains("1 epochs before the condition's last");
        assertThat(trials).extracting(TrialRow::epochs).containsExactly(0, 1, 1, 1, 2);
        assertThat(MetricsCsv.read(folder.metrics()))
                .as("what was measured before it broke stays to look at")
                .contains(new Metric("diverges-seed-1", 1, "train_loss", Double.NaN))
                .contains(new Metric("asserts-seed-1", 1, "train_accuracy", 0.5));
        assertThat(new EventLog(folder.events()).next())
                .contains(
                        new Event.TrialEnded(
                                "diverges-seed-1",
                                TrialStatus.DIVERGED,
                                "train_loss is NaN after epoch 1",
                                2,
                                5))
                .last()
                .isEqualTo(new Event.Done("run-1"));
    }

    @Test
    void claimsOnABrokenTrialAreInvalid() throws IOException {
        ExperimentFolder folder = folder("run");

        run(TestPlan.of("fake-faulty"), folder);

        List<Judgement> claims = JsonFile.read(folder.verdicts(), Verdicts.class).claims();
        assertThat(claims)
                .extracting(Judgement::verdict)
                .containsExactly(
                        Verdict.INVALID,
                        Verdict.INVALID,
                        Verdict.INVALID,
                        Verdict.INVALID,
                        Verdict.REPRODUCED);
        assertThat(claims.get(0).message())
                .contains("throws-seed-1 failed", "a defect, on purpose");
        assertThat(claims.get(1).message()).contains("diverges-seed-1 diverged", "train_loss");
    }

    @Test
    void aTrialThatNativeMemoryDoesNotSufficeForFailsAlone() throws IOException {
        ExperimentFolder folder = folder("run");

        run(TestPlan.of("fake-greedy"), folder);

        List<TrialRow> trials = TrialsCsv.read(folder.trials());
        assertThat(trials)
                .extracting(TrialRow::status)
                .containsExactly(TrialStatus.FAILED, TrialStatus.FINISHED);
        assertThat(trials.get(0).failure()).contains("can't allocate memory");
    }

    @Test
    void eachEpochIsRecordedOnceAndInOrder() throws IOException {
        ExperimentFolder folder = folder("run");

        run(TestPlan.of("fake-disordered"), folder);

        assertThat(TrialsCsv.read(folder.trials()))
                .extracting(TrialRow::condition, TrialRow::status)
                .containsExactly(
                        tuple("backwards", TrialStatus.FAILED),
                        tuple("gap", TrialStatus.FAILED),
                        tuple("right", TrialStatus.FINISHED),
                        tuple("twice", TrialStatus.FAILED),
                        tuple("zero-later", TrialStatus.FAILED));
        assertThat(TrialsCsv.read(folder.trials()).get(3).failure())
                .contains("epoch 1 was recorded after epoch 1", "once, in order");
    }

    @Test
    void aNewRunReplacesTheOldEvidence() throws IOException {
        ExperimentFolder folder = folder("run");
        Path leftover = folder.running(Scale.SMOKE, "fast-seed-1").resolve("metrics.csv");
        Files.createDirectories(leftover.getParent());
        Files.writeString(leftover, "left by a killed run");
        Files.writeString(
                folder.running(Scale.SMOKE).resolve("merged.csv"), "left by a killed merge");
        Files.writeString(folder.verdicts(), "old");
        Files.writeString(folder.report(), "old");

        run(TestPlan.of("fake-pure-java"), folder);

        assertThat(JsonFile.read(folder.verdicts(), Verdicts.class).runId()).isEqualTo("run-1");
        assertThat(folder.report()).doesNotExist();
        assertThat(folder.running()).doesNotExist();
    }

    private void metricsDependOnTheSeedAndOnNothingElse(String experiment) throws IOException {
        byte[] once = metrics(TestPlan.of(experiment));

        assertThat(metrics(TestPlan.of(experiment))).as("run again").isEqualTo(once);
        for (String parallel : List.of("2", "3", "4", "auto")) {
            assertThat(metrics(TestPlan.of(experiment).seeds(4).parallel(parallel)))
                    .as("trials at once: " + parallel)
                    .isEqualTo(metrics(TestPlan.of(experiment).seeds(4)));
        }
        assertThat(valuesOnly(metrics(TestPlan.of(experiment).firstSeed(101))))
                .as("other seeds")
                .isNotEqualTo(valuesOnly(once));
    }

    private static List<String> valuesOnly(byte[] csv) {
        return new String(csv, StandardCharsets.UTF_8)
                .lines()
                .map(line -> line.substring(line.lastIndexOf(',') + 1))
                .toList();
    }

    private byte[] metrics(TestPlan plan) throws IOException {
        ExperimentFolder folder = folder("metrics");
        run(plan, folder);
        return Files.readAllBytes(folder.metrics());
    }

    private static void run(TestPlan plan, ExperimentFolder folder) throws IOException {
        assertThat(HarnessMain.run(plan.plan(), folder)).as("exit status").isZero();
    }

    private ExperimentFolder folder(String name) throws IOException {
        return new ExperimentFolder(Files.createDirectories(temp.resolve(name)));
    }
}
