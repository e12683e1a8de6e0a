package dev.reprokit.internal.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.reprokit.internal.file.JsonFile;
import dev.reprokit.internal.file.MetricsCsv;
import dev.reprokit.internal.file.TrialsCsv;
import dev.reprokit.record.chart.Chart;
import dev.reprokit.record.chart.Description;
import dev.reprokit.record.result.Metric;
import dev.reprokit.record.result.TrialRow;
import dev.reprokit.record.result.TrialStatus;
import dev.reprokit.record.run.ExperimentFolder;
import dev.reprokit.record.run.Look;
import dev.reprokit.record.verdict.Judgement;
import dev.reprokit.record.verdict.Verdict;
import dev.reprokit.record.verdict.Verdicts;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Runs that depart from their designs, of {@link Fakes}, in this JVM. */
class LookTest {
    @TempDir private Path temp;

    @Test
    void aLimitedRunTrainsItsConditionsOnlyAndSaysSo() throws IOException {
        ExperimentFolder folder = run(TestPlan.of("fake-pure-java").conditions("slow").seeds(2));

        assertThat(TrialsCsv.read(folder.trials()))
                .extracting(TrialRow::trial)
                .containsExactly("slow-seed-1", "slow-seed-2");
        assertThat(verdicts(folder).look()).isEqualTo("limited to the condition slow");
        assertThat(JsonFile.read(folder.description(), Description.class).reductions())
                .containsExactly("Everything.", "For a look: limited to the condition slow.");
    }

    @Test
    void aLimitedRunDeclaresTheChartsOfWhichItMeasuresSomething() throws IOException {
        ExperimentFolder folder = run(TestPlan.of("fake-drawn").conditions("one"));

        assertThat(JsonFile.read(folder.description(), Description.class).charts())
                .extracting(Chart::id)
                .containsExactly("both", "only-one");
    }

    @Test
    void conditionsOfOneEpochKeepIt() throws IOException {
        ExperimentFolder folder = run(TestPlan.of("fake-drawn").override(Look.EPOCHS, 3));

        assertThat(TrialsCsv.read(folder.trials()))
                .extracting(TrialRow::trial, TrialRow::status, TrialRow::epochs)
                .containsExactly(
                        tuple("one-seed-1", TrialStatus.FINISHED, 1),
                        tuple("two-seed-1", TrialStatus.FINISHED, 3));
    }

    @Test
    void aClaimThatNeedsAConditionThatWasLeftOutDoesNotApply() throws IOException {
        ExperimentFolder folder = run(TestPlan.of("fake-pure-java").conditions("slow"));

        String reason = "the run was limited to other conditions: the condition fast is needed";
        assertThat(verdicts(folder).claims())
                .extracting(Judgement::verdict, Judgement::message, Judgement::observed)
                .containsExactly(
                        tuple(Verdict.NOT_APPLICABLE, reason, null),
                        tuple(Verdict.NOT_APPLICABLE, reason, null));
    }

    @Test
    void aClaimWhoseConditionsAllRanIsJudged() throws IOException {
        ExperimentFolder folder =
                run(TestPlan.of("fake-faulty").conditions("works", "stops-early"));

        assertThat(verdicts(folder).claims())
                .extracting(Judgement::id, Judgement::verdict)
                .containsExactlyInAnyOrder(
                        tuple("throws", Verdict.NOT_APPLICABLE),
                        tuple("diverges", Verdict.NOT_APPLICABLE),
                        tuple("asserts", Verdict.NOT_APPLICABLE),
                        tuple("stops-early", Verdict.INVALID),
                        tuple("works", Verdict.REPRODUCED));
    }

    @Test
    void aLimitedRunSharesItsTrialsWithAWholeOne() throws IOException {
        Path cache = temp.resolve("cache");
        run(TestPlan.of("fake-pure-java").cache(cache).conditions("slow"));

        ExperimentFolder whole = run(TestPlan.of("fake-pure-java").cache(cache).runId("run-2"));

        assertThat(TrialsCsv.read(whole.trials()))
                .filteredOn(trial -> trial.run().equals("run-1"))
                .extracting(TrialRow::condition)
                .containsOnly("slow")
                .hasSize(5);
        assertThat(verdicts(whole).look()).isNull();
    }

    @Test
    void overriddenNumbersReachTheTrials() throws IOException {
        ExperimentFolder folder =
                run(
                        TestPlan.of("fake-training")
                                .override(Look.EPOCHS, 1)
                                .override(Look.TRAIN_IMAGES, 32)
                                .override(Look.TEST_IMAGES, 8));

        assertThat(TrialsCsv.read(folder.trials()))
                .extracting(TrialRow::status, TrialRow::epochs)
                .containsOnly(tuple(TrialStatus.FINISHED, 1));
        assertThat(right(folder, "train_accuracy", 32)).hasSize(4).allSatisfy(LookTest::isWhole);
        assertThat(right(folder, "test_accuracy", 8)).hasSize(4).allSatisfy(LookTest::isWhole);
        assertThat(verdicts(folder).look())
                .isEqualTo(
                        "epochs overridden to 1, testImages overridden to 8 and trainImages overridden to 32");
    }

    @Test
    void overriddenRunsDoNotReachWholeOnesThroughTheCache() throws IOException {
        Path cache = temp.resolve("cache");
        List<Metric> whole = metrics(run(TestPlan.of("fake-training").cache(cache)));
        run(TestPlan.of("fake-training").cache(cache).override(Look.EPOCHS, 1).runId("run-2"));

        ExperimentFolder again = run(TestPlan.of("fake-training").cache(cache).runId("run-3"));

        assertThat(metrics(again)).isEqualTo(whole);
        assertThat(TrialsCsv.read(again.trials()))
                .extracting(TrialRow::run, TrialRow::epochs)
                .containsOnly(tuple("run-1", 2));
    }

    @Test
    void noClaimAppliesToARunWithOverriddenNumbers() throws IOException {
        ExperimentFolder folder = run(TestPlan.of("fake-pure-java").override(Look.EPOCHS, 3));

        assertThat(verdicts(folder).claims())
                .extracting(Judgement::verdict, Judgement::message)
                .containsOnly(
                        tuple(
                                Verdict.NOT_APPLICABLE,
                                "run with epochs overridden to 3: a look, no evidence"));
    }

    @Test
    void aTrialThatCountsItsEpochsItselfFailsAndSaysWhatToDo() throws IOException {
        ExperimentFolder folder =
                run(TestPlan.of("fake-pure-java").override(Look.EPOCHS, 2).seeds(1));

        assertThat(TrialsCsv.read(folder.trials()))
                .extracting(TrialRow::status, TrialRow::failure)
                .containsOnly(
                        tuple(
                                TrialStatus.FAILED,
                                "java.lang.IllegalStateException: epoch 3 of a condition that runs"
                                        + " 2: the run method has to count to trial.epochs(), which"
                                        + " -Drepro.override.epochs changes"));
    }

    @Test
    void seedsMayBeListed() throws IOException {
        ExperimentFolder folder =
                run(TestPlan.of("fake-pure-java").conditions("slow").seeds(7L, 1L, 3L));

        assertThat(TrialsCsv.read(folder.trials()))
                .extracting(TrialRow::seed)
                .containsExactly(1L, 3L, 7L);
    }

    private ExperimentFolder run(TestPlan plan) throws IOException {
        ExperimentFolder folder =
                new ExperimentFolder(Files.createDirectories(temp.resolve(plan.plan().runId())));
        assertThat(HarnessMain.run(plan.plan(), folder)).as("exit status").isZero();
        return folder;
    }

    private static List<Metric> metrics(ExperimentFolder folder) throws IOException {
        return MetricsCsv.read(folder.metrics());
    }

    /** Returns how many of so many images the networks get right, if an accuracy is of so many. */
    private static List<Double> right(ExperimentFolder folder, String accuracy, int images)
            throws IOException {
        return metrics(folder).stream()
                .filter(metric -> metric.name().equals(accuracy))
                .map(metric -> metric.value() * images)
                .toList();
    }

    private static void isWhole(double number) {
        assertThat(number).isCloseTo(Math.rint(number), within(1e-9));
    }

    private static Verdicts verdicts(ExperimentFolder folder) throws IOException {
        return JsonFile.read(folder.verdicts(), Verdicts.class);
    }
}
