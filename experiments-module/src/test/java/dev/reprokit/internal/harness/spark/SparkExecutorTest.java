package dev.reprokit.internal.harness.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.reprokit.internal.definition.DefinitionFile;
import dev.reprokit.internal.file.JsonFile;
import dev.reprokit.internal.file.MetricsCsv;
import dev.reprokit.internal.harness.HarnessMain;
import dev.reprokit.internal.harness.TestPlan;
import dev.reprokit.internal.harness.machine.RefusedException;
import dev.reprokit.internal.harness.machine.Torch;
import dev.reprokit.internal.harness.trial.CommonInputs;
import dev.reprokit.internal.harness.trial.PlannedWork;
import dev.reprokit.record.result.Metric;
import dev.reprokit.record.result.TrialStatus;
import dev.reprokit.record.run.Event;
import dev.reprokit.record.run.EventLog;
import dev.reprokit.record.run.ExperimentFolder;
import dev.reprokit.record.run.Plan;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What a Spark executor does, without Spark. */
class SparkExecutorTest {
    @TempDir private Path temp;

    private static List<Event> log(List<Event> events) {
        return events;
    }

    private SparkExecutor site(Plan plan) throws IOException, RefusedException {
        return SparkExecutor.of(JsonFile.text(plan), temp.resolve("site"));
    }

    private EventLog into(List<Event> events) {
        return new EventLog(temp.resolve("unused")) {
            @Override
            public void append(Event event) {
                events.add(event);
            }
        };
    }

    @Test
    void trialsComeToTheBitsOfARunOnOneMachine() throws Exception {
        Plan plan = TestPlan.of("fake-probes").plan();
        ExperimentFolder local = new ExperimentFolder(Files.createDirectory(temp.resolve("local")));
        assertThat(HarnessMain.run(plan, local)).isZero();
        Plan elsewhere = TestPlan.of("fake-probes").cache(temp.resolve("empty")).plan();
        List<Metric> brought = new ArrayList<>();
        List<Event> events = new ArrayList<>();
        long task = 0;
        for (String trial : List.of("first-seed-1", "second-seed-1", "by-itself-seed-1")) {
            TrialOutcome outcome = site(elsewhere).run(trial, task++, null, into(events));
            String travelling = JsonFile.text(outcome);
            TrialOutcome arrived = JsonFile.parse(travelling, TrialOutcome.class);
            assertThat(arrived.row().status()).isEqualTo(TrialStatus.FINISHED);
            brought.addAll(arrived.metrics());
        }
        assertThat(brought).containsExactlyInAnyOrderElementsOf(MetricsCsv.read(local.metrics()));
        assertThat(log(events)).anyMatch(Event.EpochFinished.class::isInstance);
        assertThat(temp.resolve("site")).isDirectoryNotContaining("glob:**task-*");
        assertThat(site(elsewhere).inputs())
                .as("one site a plan, started once")
                .isSameAs(site(elsewhere).inputs());
    }

    /** A program runs in the project's folder, which all machines have under the same path. */
    @Test
    void programsReportTheSameThere() throws Exception {
        Path project = Files.createDirectory(temp.resolve("project"));
        DefinitionFile.write(project, "rate", DefinitionFile.SOUND);
        Files.writeString(
                project.resolve("train.sh"),
                """
                for epoch in 1 2 3; do
                    echo "{\"epoch\": $epoch, \"accuracy\": 0.$1$epoch, \"loss\": $2}"
                done >> "$REPRO_METRICS"
                """);
        TestPlan of = TestPlan.of("rate").projectDirectory(project).seeds(2);
        ExperimentFolder local = new ExperimentFolder(Files.createDirectory(temp.resolve("local")));
        assertThat(HarnessMain.run(of.plan(), local)).isZero();
        SparkExecutor site = site(of.cache(temp.resolve("empty")).plan());
        List<Metric> brought = new ArrayList<>();
        long task = 0;
        for (String trial : List.of("fast-seed-1", "slow-seed-1", "fast-seed-2", "slow-seed-2")) {
            brought.addAll(site.run(trial, task++, null, into(new ArrayList<>())).metrics());
        }
        assertThat(brought).containsExactlyInAnyOrderElementsOf(MetricsCsv.read(local.metrics()));
    }

    @Test
    void itsInputsAreThoseOfALocalRunSoThatTheCacheServesBoth() throws Exception {
        PlannedWork work = PlannedWork.of(TestPlan.of("fake-probes").plan(), message -> {});
        Torch torch = Torch.start(work.plan());
        assertThat(site(work.plan()).inputs()).isEqualTo(CommonInputs.of(work, torch).inputs());
    }

    @Test
    void anExecutorThatCannotRunThePlanSaysWhy() throws Exception {
        Plan plan = TestPlan.of("fake-probes").device("gpu:99").plan();
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> site(plan))
                .withMessageContaining("gpu:99");
    }

    @Test
    void itsOwnCopyOfAFileIsAnInputAndMustNotChange() throws Exception {
        Path numbers = Files.createDirectories(temp.resolve("data/given/numbers"));
        Files.writeString(numbers.resolve("one.txt"), "1");
        Plan plan = TestPlan.of("fake-reads-file").on(null, temp.resolve("data")).plan();
        SparkExecutor site = site(plan);
        assertThat(site.inputs()).containsKey("file given/numbers");
        assertThat(site.run("only-seed-1", 1, null, into(new ArrayList<>())).row().status())
                .isEqualTo(TrialStatus.FINISHED);

        Files.writeString(numbers.resolve("one.txt"), "2");

        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> site.run("only-seed-2", 2, null, into(new ArrayList<>())))
                .withMessageContaining("given/numbers has changed since the run began");
    }
}
