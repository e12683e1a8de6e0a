package dev.reprokit.internal.harness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reprokit.internal.definition.DefinitionFile;
import dev.reprokit.internal.file.JsonFile;
import dev.reprokit.internal.harness.trial.Budget;
import dev.reprokit.internal.process.HarnessCommand;
import dev.reprokit.internal.program.RunningPrograms;
import dev.reprokit.record.result.Metric;
import dev.reprokit.record.result.TrialRow;
import dev.reprokit.record.result.TrialStatus;
import dev.reprokit.record.run.Event;
import dev.reprokit.record.run.EventLog;
import dev.reprokit.record.run.ExperimentFolder;
import dev.reprokit.record.verdict.Judgement;
import dev.reprokit.record.verdict.Verdict;
import dev.reprokit.record.verdict.Verdicts;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

/** Trials that are programs, small ones for the shell, from the file to the verdicts. */
@DisabledOnOs(OS.WINDOWS)
class ProgramsTest {
    /** Learns with its second word as the rate; the seed is its first word. */
    private static final String LEARNS =
            """
            epoch=0
            while [ $epoch -lt $REPRO_EPOCHS ]; do
                epoch=$((epoch + 1))
                echo "epoch $epoch"
                echo "$1 $2 $epoch" | awk '{ a = 1 - (1 - $2) ^ $3 + $1 / 10000;
                    printf "{\\"epoch\\": %d, \\"accuracy\\": %.5f, \\"loss\\": %.5f}\\n", $3, a, 1 - a
                }' >> "$REPRO_METRICS"
            done
            """;

    @TempDir private Path project;
    private ExperimentFolder folder;
    private TestPlan plan;

    @BeforeEach
    void project() throws IOException {
        folder = new ExperimentFolder(project.resolve("target/repro/rate"));
        plan =
                TestPlan.of("rate")
                        .projectDirectory(project)
                        .cache(project.resolve("cache"))
                        .parallel("auto");
        DefinitionFile.write(project, "rate", DefinitionFile.SOUND);
        script(LEARNS);
    }

    private void script(String text) throws IOException {
        Files.writeString(project.resolve("train.sh"), text);
    }

    private void define(String part, String other) {
        DefinitionFile.write(project, "rate", DefinitionFile.with(part, other));
    }

    private int run() throws IOException {
        return HarnessMain.run(plan.plan(), folder);
    }

    private List<TrialRow> trials() throws IOException {
        return folder.results().trials();
    }

    private List<Event> events() throws IOException {
        return new EventLog(folder.events()).next();
    }

    /** {@return why the first trial failed} */
    private String failure() throws IOException {
        assertThat(run()).isZero();
        TrialRow first = trials().get(0);
        assertThat(first.status()).isEqualTo(TrialStatus.FAILED);
        assertThat(verdicts()).contains(Verdict.INVALID);
        return first.failure();
    }

    private String refusal() throws IOException {
        assertThat(run()).isEqualTo(HarnessCommand.REFUSED);
        List<Event> events = events();
        return ((Event.Refused) events.get(events.size() - 1)).reason();
    }

    private List<Verdict> verdicts() throws IOException {
        return JsonFile.read(folder.verdicts(), Verdicts.class).claims().stream()
                .map(Judgement::verdict)
                .toList();
    }

    @Test
    void aProgramIsAnExperiment() throws IOException {
        assertThat(run()).isZero();
        assertThat(trials())
                .hasSize(10)
                .allSatisfy(trial -> assertThat(trial.status()).isEqualTo(TrialStatus.FINISHED));
        assertThat(folder.results().metrics(trials().get(0)))
                .startsWith(new Metric("fast-seed-1", 1, "accuracy", 0.5001))
                .hasSize(6);
        assertThat(verdicts()).containsExactly(Verdict.REPRODUCED, Verdict.NOT_REPRODUCED);
        assertThat(folder.log("fast-seed-1")).hasContent("epoch 1\nepoch 2\nepoch 3");
    }

    @Test
    void whatHasNotChangedIsNotRunAgain() throws IOException {
        run();
        run();
        assertThat(events()).contains(new Event.TrialsReused(10, 10));
        define("claim: The higher rate is more accurate.", "claim: It is.");
        run();
        assertThat(events()).as("claims are no input").contains(new Event.TrialsReused(10, 10));
        script(LEARNS + "# a comment");
        run();
        assertThat(events()).as("the script is one").contains(new Event.TrialsReused(0, 10));
    }

    /** What else is recorded is another result. */
    @Test
    void theFirstEpochAndTheWordsAreInputs() throws IOException {
        define("inputs:", "read: {csv: '{out}/log.csv', epoch: step}\ninputs:");
        script("printf 'step,accuracy,loss\\n1,0.1,1\\n2,0.2,1\\n' > \"$REPRO_OUT/log.csv\"");
        run();
        define("inputs:", "read: {csv: '{out}/log.csv', epoch: step}\nfirst-epoch: 0\ninputs:");
        run();
        assertThat(events()).contains(new Event.TrialsReused(0, 10));
        define("run: sh train.sh {seed} {rate}", "run: [sh, train.sh, '{seed} {rate}']");
        run();
        define("run: sh train.sh {seed} {rate}", "run: [sh, train.sh, '{seed}', '{rate}']");
        run();
        assertThat(events()).as("two words are not one").contains(new Event.TrialsReused(0, 10));
    }

    @Test
    void anEpochIsAWholeNumberInACsvFile() throws IOException {
        define("inputs:", "read: {csv: '{out}/log.csv', epoch: step}\ninputs:");
        script("printf 'step,accuracy,loss\\n1.5,0.1,1\\n' > \"$REPRO_OUT/log.csv\"");
        plan.seeds(1);
        assertThat(failure())
                .contains("row 1 of log.csv has '1.5' where the number of an epoch is expected");
    }

    @Test
    void versionsAreInputs() throws IOException {
        define("inputs:", "versions: {tool: cat version.txt}\ninputs:");
        Files.writeString(project.resolve("version.txt"), "1.0");
        run();
        Files.writeString(project.resolve("version.txt"), "1.1");
        run();
        assertThat(events()).contains(new Event.TrialsReused(0, 10));
    }

    @Test
    void metricsAreReadFromACsvFile() throws IOException {
        define("inputs:", "read: {csv: '{out}/log.csv', epoch: step}\ninputs:");
        script(
                """
                echo 'step,accuracy,other,loss' > "$REPRO_OUT/log.csv"
                for step in 1 2 3; do
                    echo "$step,0.$step$1,x,\\"1.$step\\"" >> "$REPRO_OUT/log.csv"
                done
                """);
        run();
        assertThat(folder.results().metrics(trials().get(0)))
                .contains(
                        new Metric("fast-seed-1", 2, "accuracy", 0.21),
                        new Metric("fast-seed-1", 3, "loss", 1.3));
    }

    @Test
    void metricsAreFoundInTheOutput() throws IOException {
        define(
                "inputs:",
                """
                read:
                  output:
                    epoch: 'Epoch ([0-9]+)'
                    accuracy: 'acc: ([0-9.]+)'
                    loss: 'loss: ([0-9.e+-]+)'
                inputs:""");
        script(
                """
                for e in 1 2 3; do
                    printf 'Epoch %s/3\\n' $e
                    printf '10%% ...\\r100%% - loss: 1.5e-%s - acc: 0.%s%s\\n' $e $e $1 >&2
                done
                """);
        run();
        assertThat(folder.results().metrics(trials().get(0)))
                .containsExactly(
                        new Metric("fast-seed-1", 1, "accuracy", 0.11),
                        new Metric("fast-seed-1", 1, "loss", 0.15),
                        new Metric("fast-seed-1", 2, "accuracy", 0.21),
                        new Metric("fast-seed-1", 2, "loss", 0.015),
                        new Metric("fast-seed-1", 3, "accuracy", 0.31),
                        new Metric("fast-seed-1", 3, "loss", 0.0015));
    }

    /** A program that only tells its result needs no epochs. */
    @Test
    void valuesWithoutAnEpochAreThoseOfTheLast() throws IOException {
        script("echo '{\"accuracy\": 0.9, \"loss\": 0.1}' >> $REPRO_METRICS");
        run();
        assertThat(folder.results().metrics(trials().get(0)))
                .containsExactly(
                        new Metric("fast-seed-1", 3, "accuracy", 0.9),
                        new Metric("fast-seed-1", 3, "loss", 0.1));
    }

    /** The program leaves its epoch in REPRO_RESUME, and dies once in the middle. */
    private void resumes() throws IOException {
        define("inputs:", "resumes: true\ninputs:");
        script(
                """
                state="$REPRO_RESUME/epoch"
                epoch=0
                [ -f "$state" ] && epoch=$(cat "$state")
                echo "starts after epoch $epoch" >> starts.txt
                while [ $epoch -lt $REPRO_EPOCHS ]; do
                    epoch=$((epoch + 1))
                    echo "{\\"epoch\\": $epoch, \\"accuracy\\": 0.$epoch$1, \\"loss\\": 1}" >> "$REPRO_METRICS"
                    if [ $epoch = 2 ] && [ ! -f died-$1-$2 ]; then
                        # Whatever is reported now and not saved is reported again.
                        touch died-$1-$2
                        exit 1
                    fi
                    echo $epoch > "$state"
                done
                """);
    }

    @Test
    void aProgramThatCanGoesOnWhereItWas() throws IOException {
        resumes();
        plan.seeds(1);
        run();
        assertThat(trials()).allSatisfy(t -> assertThat(t.status()).isEqualTo(TrialStatus.FAILED));
        script(Files.readString(project.resolve("train.sh")));
        run();
        assertThat(trials())
                .allSatisfy(t -> assertThat(t.status()).isEqualTo(TrialStatus.FINISHED));
        assertThat(folder.results().metrics(trials().get(0))).hasSize(6);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "exit 3 | sh has ended with status 3, and it has written nothing. Its output is in",
                "'echo so be it; exit 1' | and its last line is: 'so be it'",
                "kill -9 $$ | was ended by signal 9",
                "true | it has reported no value of accuracy, loss",
                "'echo ''{\"accuracy\": 1}'' >> $REPRO_METRICS' | it has reported no value of loss",
                "'echo hello >> $REPRO_METRICS' | metrics.jsonl has a line that is no JSON object: hello",
                "'echo ''[1]'' >> $REPRO_METRICS' | no JSON object: [1]",
                "'echo ''{\"epoch\": 4, \"loss\": 1}'' >> $REPRO_METRICS' | it reports epoch 4 of 3; 'scales:' sets the number of epochs",
                "'echo ''{\"epoch\": -1, \"loss\": 1}'' >> $REPRO_METRICS' | it reports epoch -1 of 3",
                "'echo ''{\"epoch\": 1.5, \"loss\": 1}'' >> $REPRO_METRICS' | 'epoch' is no whole number",
                "'for i in 1 1; do echo ''{\"epoch\": 1, \"loss\": 1}'' >> $REPRO_METRICS; done' | it reports loss of epoch 1 twice, as 1.0 and as 1.0",
                "'for i in 2 1; do echo \"{\\\"epoch\\\": $i, \\\"loss\\\": 1}\" >> $REPRO_METRICS; done' | epochs are reported in order, each once",
                "'for i in 1 2; do echo ''{\"loss\": 1}'' >> $REPRO_METRICS; done' | it reports loss twice without an epoch",
                "'echo >> train.sh; echo ''{\"loss\": 1, \"accuracy\": 1}'' >> $REPRO_METRICS' | train.sh has changed since the run began"
            })
    void aProgramThatFailsIsNoEvidence(String script, String sentence) throws IOException {
        script(script);
        plan.seeds(1);
        assertThat(failure()).contains(sentence);
    }

    @Test
    void aProgramThatDivergesSaysSo() throws IOException {
        script("exit $REPRO_DIVERGED");
        run();
        assertThat(trials().get(0).status()).isEqualTo(TrialStatus.DIVERGED);
        script("echo '{\"epoch\": 1, \"loss\": NaN, \"accuracy\": 0.1}' >> $REPRO_METRICS");
        run();
        assertThat(trials().get(0).status()).isEqualTo(TrialStatus.DIVERGED);
        assertThat(trials().get(0).failure()).contains("loss is NaN after epoch 1");
    }

    @Test
    void aProgramThatIsNotThereIsNamed() throws IOException {
        define("run: sh", "run: no-such-program");
        plan.seeds(1);
        assertThat(failure()).contains("no-such-program cannot be started: Cannot run program");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "inputs: [train.sh] | inputs: [tran.sh] | 'inputs:' names 'tran.sh', and there is no such file",
                "inputs: [train.sh] | '' | git does not track",
                "inputs: [train.sh] | 'inputs: [train.sh]\\nversions: {tool: no-such-tool --version}' | the version 'tool' is unknown: no-such-tool cannot be started",
                "inputs: [train.sh] | 'inputs: [train.sh]\\nversions: {tool: sh -x nowhere}' | the version 'tool' is unknown: sh -x nowhere ends with status",
                "inputs: [train.sh] | 'inputs: [train.sh]\\ndata: {nowhere.csv: 00}' | reads 'nowhere.csv', but there is no such file",
                "inputs: [train.sh] | 'inputs: [train.sh]\\ndata: {train.sh: 00}' | has other contents than the experiment names",
                "title: A | titel: A | there is no key 'titel'"
            })
    void whatCannotBeRunIsRefusedBeforeAnythingRuns(String part, String other, String sentence)
            throws IOException {
        script("touch ran");
        define(part, other.replace("\\n", "\n"));
        assertThat(refusal()).contains(sentence);
        assertThat(project.resolve("ran")).doesNotExist();
    }

    @Test
    void aProgramMayReadNoFilesOrFilesElsewhere() throws IOException {
        define("inputs: [train.sh]", "inputs: []");
        run();
        script(LEARNS + "# a comment");
        run();
        assertThat(events()).contains(new Event.TrialsReused(10, 10));
        define("inputs: [train.sh]", "inputs: [%s]".formatted(project.resolve("train.sh")));
        run();
        assertThat(events()).contains(new Event.TrialsReused(0, 10));
    }

    @Test
    void aProgramMayCountItsFirstEpochAsZero() throws IOException {
        define("inputs:", "first-epoch: 0\ninputs:");
        script(
                """
                for epoch in 0 1 2; do
                    echo "{\\"epoch\\": $epoch, \\"accuracy\\": 0.5, \\"loss\\": $epoch}"
                done >> "$REPRO_METRICS"
                """);
        plan.seeds(1);
        run();
        assertThat(folder.results().metrics(trials().get(0)))
                .contains(new Metric("fast-seed-1", 3, "loss", 2.0))
                .hasSize(6);
    }

    @Test
    void anotherEndOfTheNameIsNotOverlooked() throws IOException {
        Files.move(
                project.resolve("src/repro/experiments/rate.yaml"),
                project.resolve("src/repro/experiments/rate.yml"));
        assertThat(refusal()).contains("src/repro/experiments/rate.yml has to end in .yaml");
    }

    @Test
    void aLogHasAnEndAndTheMetricsAreReadAllTheSame() throws IOException {
        script(
                "head -c 30000000 /dev/zero | tr '\\0' x; echo end;"
                        + " echo '{\"loss\": 1, \"accuracy\": 1}' >> $REPRO_METRICS");
        plan.seeds(1);
        run();
        assertThat(trials().get(0).status()).isEqualTo(TrialStatus.FINISHED);
        assertThat(Files.size(folder.log("fast-seed-1"))).isBetween(8L << 20, (8L << 20) + 200);
        assertThat(
                        new String(
                                Files.readAllBytes(folder.log("fast-seed-1")),
                                StandardCharsets.UTF_8))
                .endsWith("bytes are left out here\n");
    }

    @Test
    void whatAProgramLeavesRunningIsEnded() throws IOException {
        script(
                """
                echo '{"loss": 1, "accuracy": 1}' >> $REPRO_METRICS
                sleep 1234 &
                """);
        plan.seeds(1).parallel("1");
        run();
        assertThat(trials().get(0).status()).isEqualTo(TrialStatus.FINISHED);
        assertThat(folder.log("fast-seed-1"))
                .content()
                .contains("processes of the program were still running after its end");
        assertThat(
                        ProcessHandle.allProcesses()
                                .map(p -> p.info().commandLine().orElse(""))
                                .filter(line -> line.contains("sleep 1234")))
                .isEmpty();
    }

    /** What a thousand trials write would fill a disk. */
    @Test
    void whatAFinishedTrialHasWrittenIsDeletedWhileOthersRun() throws IOException {
        script(
                """
                i=0; while [ $i -lt 100 ]; do
                    ls -d "$REPRO_OUT"/../../*/out/* || break
                    i=$((i + 1)); sleep 0.1
                done
                touch "$REPRO_OUT/large" "$REPRO_RESUME/larger"
                [ $i = 100 ] || echo '{"loss": 1, "accuracy": 1}' >> $REPRO_METRICS
                """);
        plan.seeds(2).parallel("1");
        run();
        assertThat(trials())
                .hasSize(4)
                .allSatisfy(trial -> assertThat(trial.status()).isEqualTo(TrialStatus.FINISHED));
    }

    /** The disk is slow, and the next trial does not wait for it. */
    @Test
    void theNextTrialRunsWhileOneIsStored() throws Exception {
        plan.seeds(1).parallel("1");
        CountDownLatch second = new CountDownLatch(2);
        Files.createDirectories(folder.path());
        EventLog events =
                new EventLog(folder.events()) {
                    @Override
                    public void append(Event event) throws IOException {
                        if (event instanceof Event.TrialStarted) {
                            second.countDown();
                        } else if (event instanceof Event.TrialEnded) {
                            await(second);
                        }
                        super.append(event);
                    }
                };
        assertThat(HarnessMain.run(plan.plan(), folder, events, Budget.unlimited())).isZero();
    }

    private static void await(CountDownLatch latch) throws IOException {
        try {
            if (!latch.await(30, TimeUnit.SECONDS)) {
                throw new IOException("nothing else has begun");
            }
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    /** A time-out aborts a program, which says where it stands, and then it is ended. */
    @Test
    void aProgramThatIsAbortedSaysWhereItStands() throws Exception {
        script("trap 'echo stands at 1; exit 5' ABRT; echo started; while :; do sleep 0.1; done");
        plan.seeds(1).parallel("1").conditions("fast");
        FutureTask<Integer> run = new FutureTask<>(this::run);
        new Thread(run).start();
        Path log = folder.log("fast-seed-1");
        while (!Files.exists(log) || !Files.readString(log).contains("started")) {
            Thread.onSpinWait();
        }
        RunningPrograms.abort();
        assertThat(run.get()).isZero();
        assertThat(log).content().contains("stands at 1");
        assertThat(trials().get(0).failure()).contains("sh has ended with status 5");
    }

    /** However the harness ends, no program of it goes on. */
    @Test
    void noProgramOutlivesTheHarness() throws Exception {
        script("sleep 4321 & echo $$ $! > pids-new; mv pids-new pids; wait");
        plan.seeds(1).parallel("1");
        Files.createDirectories(folder.path());
        Process harness = HarnessJvm.run(plan.plan(), folder, Map.of());
        Path pids = project.resolve("pids");
        while (!Files.exists(pids)) {
            assertThat(harness.isAlive()).as("%s", folder.log()).isTrue();
            Thread.onSpinWait();
        }
        List<ProcessHandle> programs = new ArrayList<>();
        for (String pid : Files.readString(pids).strip().split(" ")) {
            programs.add(ProcessHandle.of(Long.parseLong(pid)).orElseThrow());
        }
        harness.destroyForcibly().waitFor();
        for (ProcessHandle program : programs) {
            assertThat(program.onExit()).succeedsWithin(Duration.ofSeconds(30));
        }
    }
}
