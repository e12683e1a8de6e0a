package dev.reprokit.internal.harness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reprokit.internal.definition.DefinitionFile;
import dev.reprokit.internal.file.JsonFile;
import dev.reprokit.internal.harness.trial.Experiments;
import dev.reprokit.internal.process.Catalogue;
import dev.reprokit.internal.process.DefinitionFiles;
import dev.reprokit.internal.process.HarnessCommand;
import dev.reprokit.record.result.Metric;
import dev.reprokit.record.result.Scale;
import dev.reprokit.record.result.TrialRow;
import dev.reprokit.record.result.TrialStatus;
import dev.reprokit.record.run.Event;
import dev.reprokit.record.run.EventLog;
import dev.reprokit.record.run.ExperimentFolder;
import dev.reprokit.record.run.Provenance;
import dev.reprokit.record.verdict.Judgement;
import dev.reprokit.record.verdict.Verdict;
import dev.reprokit.record.verdict.Verdicts;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;

/** Runs that somebody has made before are judged, and nothing is run. */
class ImportedRunsTest {
    private static final String CSV = "read: {csv: '{out}/log.csv', epoch: step}\ninputs:";

    @TempDir private Path project;
    private Path runs;
    private ExperimentFolder folder;
    private TestPlan plan;

    @BeforeEach
    void project() throws IOException {
        runs = Files.createDirectories(project.resolve("runs"));
        folder = new ExperimentFolder(project.resolve("target/repro/rate"));
        plan =
                TestPlan.of("rate")
                        .projectDirectory(project)
                        .cache(project.resolve("cache"))
                        .imported(runs);
    }

    private void define(String part, String other) {
        DefinitionFile.write(project, "rate", DefinitionFile.with(part, other));
    }

    private void write(String file, String text) throws IOException {
        Path path = runs.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    /** A CSV file for each of five seeds of the two conditions. */
    private void csvFiles(String pattern) throws IOException {
        for (int seed = 1; seed <= 5; seed++) {
            csvFile(pattern, "fast", "0.5", seed, 0.97);
            csvFile(pattern, "slow", "0.1", seed, 0.5);
        }
    }

    private void csvFile(String pattern, String condition, String rate, int seed, double accuracy)
            throws IOException {
        write(
                pattern.replace("{condition}", condition)
                                .replace("{rate}", rate)
                                .replace("{seed}", String.valueOf(seed))
                        + "/log.csv",
                "step,accuracy,loss\n1,0.2,1\n2,0.3,0.9\n3,%s,0.%s\n"
                        .formatted(accuracy + seed / 1000.0, seed));
    }

    private int run() throws IOException {
        return HarnessMain.run(plan.plan(), folder);
    }

    private String refusal() throws IOException {
        assertThat(run()).isEqualTo(HarnessCommand.REFUSED);
        List<Event> events = new EventLog(folder.events()).next();
        return ((Event.Refused) events.get(events.size() - 1)).reason();
    }

    /** {@return why the first trial failed} */
    private String failure() throws IOException {
        assertThat(run()).isZero();
        TrialRow first = trials().get(0);
        assertThat(first.status()).isEqualTo(TrialStatus.FAILED);
        assertThat(judged().claims()).extracting(Judgement::verdict).containsOnly(Verdict.INVALID);
        return first.failure();
    }

    private List<TrialRow> trials() throws IOException {
        return folder.results().trials();
    }

    private List<Metric> metricsOfFirst() throws IOException {
        assertThat(run()).isZero();
        assertThat(trials()).allSatisfy(trial -> assertThat(trial.failure()).isEmpty());
        return folder.results().metrics(trials().get(0));
    }

    private Verdicts judged() throws IOException {
        return JsonFile.read(folder.verdicts(), Verdicts.class);
    }

    private Provenance provenance() throws IOException {
        return JsonFile.read(folder.provenance(), Provenance.class);
    }

    @Test
    void runsAreJudgedAndMarked() throws IOException {
        define("inputs:", CSV);
        csvFiles("{condition}/{seed}");
        assertThat(metricsOfFirst())
                .hasSize(6)
                .contains(
                        new Metric("fast-seed-1", 2, "loss", 0.9),
                        new Metric("fast-seed-1", 3, "accuracy", 0.971));
        assertThat(trials()).hasSize(10);
        assertThat(judged().claims())
                .extracting(Judgement::verdict)
                .containsExactly(Verdict.REPRODUCED, Verdict.REPRODUCED);
        assertThat(judged().imported()).isEqualTo(runs.toString());
    }

    @Test
    void copiesAndRunsThatEndEarlyAreToldOf() throws IOException {
        define("inputs:", CSV);
        csvFiles("{condition}/{seed}");
        for (int seed = 2; seed <= 5; seed++) {
            csvFile("{condition}/" + seed, "slow", "0.1", 1, 0.5);
        }
        write("fast/3/log.csv", "step,accuracy,loss\n1,0.2,1\n2,0.3,0.9\n");

        assertThat(run()).isZero();

        assertThat(new EventLog(folder.events()).next())
                .filteredOn(Event.Warning.class::isInstance)
                .extracting(event -> ((Event.Warning) event).message())
                .satisfiesExactly(
                        same ->
                                assertThat(same)
                                        .startsWith(
                                                "slow-seed-1 and slow-seed-2 and slow-seed-3 and slow-seed-4 and slow-seed-5 have the same values, to the last bit"),
                        early -> assertThat(early).startsWith("fast-seed-3 ends at epoch 2 of 3:"));
    }

    @Test
    void theProvenanceTellsOfFilesAndOfNoMachine() throws IOException {
        define("inputs:", CSV);
        csvFiles("{condition}/{seed}");
        run();
        Provenance first = provenance();
        assertThat(
                        List.of(
                                first.device(),
                                first.cpuCapability(),
                                first.gitCommit(),
                                first.dataset()))
                .containsOnly("unknown: imported");
        assertThat(first.versions()).containsOnlyKeys("ReproKit");
        assertThat(first.threadsPerTrial()).isZero();
        assertThat(first.dataNotes()).containsExactly(runs + ": judged, not run: 10 runs");
        assertThat(first.dataDigests()).containsOnlyKeys(runs.toString());
        write("fast/1/model.bin", "read by nobody");
        run();
        assertThat(provenance().dataDigests()).isEqualTo(first.dataDigests());
        csvFile("{condition}/{seed}", "fast", "0.5", 1, 0.98);
        run();
        assertThat(provenance().dataDigests()).isNotEqualTo(first.dataDigests());
    }

    /** No program, input or version is needed, and what runs here is left alone. */
    @Test
    void nothingIsRunKeptOrTouched() throws IOException {
        define(
                "inputs: [train.sh]",
                "read: {csv: '{out}/log.csv', epoch: step}\ninputs: [train.sh]\nversions: {tool: touch asked}\ndata: {nowhere.csv: ''}");
        csvFiles("{condition}/{seed}");
        Path unfinished =
                Files.createDirectories(folder.running(Scale.SMOKE, "fast-seed-1"))
                        .resolve("metrics.csv");
        Files.writeString(unfinished, "of a run that was killed");
        assertThat(run()).isZero();
        assertThat(unfinished).hasContent("of a run that was killed");
        assertThat(folder.imported().path()).doesNotExist();
        assertThat(project.resolve("asked")).doesNotExist();
        assertThat(project.resolve("cache")).doesNotExist();
        assertThat(folder.log("fast-seed-1")).doesNotExist();
    }

    /** Whoever only lists experiments, or imports runs, needs no file of the program. */
    @Test
    void aMissingInputBreaksNoExperimentBeforeItRuns() {
        define("inputs: [train.sh]", "inputs: [nowhere.sh]");
        Catalogue catalogue = new Experiments(project).catalogue();
        assertThat(catalogue.broken())
                .extracting(Catalogue.Broken::implementation)
                .noneMatch(DefinitionFiles::isDefined);
        assertThat(catalogue.ids()).contains("rate");
    }

    @Test
    void nothingIsLeftThatOnlyReadingNeeds() throws IOException {
        define("inputs:", CSV);
        csvFiles("{condition}/{seed}");
        run();
        assertThat(folder.running()).doesNotExist();
    }

    @Test
    void thePathOfARunHasWhatConditionsSet() throws IOException {
        define("inputs:", "import: {runs: 'lr-{rate}/seed-{seed}'}\n" + CSV);
        csvFiles("lr-{rate}/seed-{seed}");
        assertThat(metricsOfFirst()).contains(new Metric("fast-seed-1", 3, "accuracy", 0.971));
    }

    @Test
    void jsonLinesAreInTheirFile() throws IOException {
        define("inputs:", "inputs:");
        write("fast/7/metrics.jsonl", "{\"accuracy\": 0.9, \"loss\": 0.1}\n");
        write("slow/7/metrics.jsonl", "{\"epoch\": 3, \"accuracy\": 0.8, \"loss\": 0.2}");
        plan.seeds(7L);
        assertThat(metricsOfFirst())
                .containsExactly(
                        new Metric("fast-seed-7", 3, "accuracy", 0.9),
                        new Metric("fast-seed-7", 3, "loss", 0.1));
    }

    @Test
    void outputIsInItsFile() throws IOException {
        define(
                "inputs:",
                "read: {output: {epoch: 'Epoch ([0-9]+)', accuracy: 'acc: ([0-9.]+)', loss: 'loss: ([0-9.]+)'}}\ninputs:");
        String log = "Epoch 1/3\n10%% ...\r100%% - loss: 1.5 - acc: 0.1\r\nEpoch 2/3\nacc: 0.2";
        write("fast/7/output.log", log);
        write("slow/7/output.log", log);
        plan.seeds(7L);
        assertThat(metricsOfFirst())
                .containsExactly(
                        new Metric("fast-seed-7", 1, "accuracy", 0.1),
                        new Metric("fast-seed-7", 1, "loss", 1.5),
                        new Metric("fast-seed-7", 2, "accuracy", 0.2));
    }

    @Test
    void tensorBoardsFilesAreInTheFolder() throws IOException {
        define("inputs:", "read: {tensorboard: '{out}'}\ninputs:");
        for (String condition : List.of("fast", "slow")) {
            Path run = Files.createDirectories(runs.resolve(condition).resolve("7"));
            ByteArrayOutputStream events = new ByteArrayOutputStream();
            for (int step = 1; step <= 3; step++) {
                events.writeBytes(scalar(step, "accuracy", step / 8f));
                events.writeBytes(scalar(step, "loss", 1f / step));
            }
            Files.write(run.resolve("events.out.tfevents.1.host"), events.toByteArray());
        }
        plan.seeds(7L);
        assertThat(metricsOfFirst())
                .hasSize(6)
                .contains(new Metric("fast-seed-7", 2, "accuracy", 0.25));
    }

    /** Writes an event with a step (field 2) and a summary (5) of one value (1): tag and float. */
    private static byte[] scalar(int step, String tag, float number) {
        byte[] name = tag.getBytes(StandardCharsets.UTF_8);
        ByteBuffer value = little(name.length + 7).put((byte) 0x0a).put((byte) name.length);
        value.put(name).put((byte) 0x15).putFloat(number);
        ByteBuffer event = little(value.capacity() + 6).put((byte) 0x10).put((byte) step);
        event.put((byte) 0x2a).put((byte) (value.capacity() + 2));
        event.put((byte) 0x0a).put((byte) value.capacity()).put(value.array());
        byte[] length = little(Long.BYTES).putLong(event.capacity()).array();
        ByteBuffer record = little(event.capacity() + 16).put(length).putInt(masked(length));
        return record.put(event.array()).putInt(masked(event.array())).array();
    }

    private static ByteBuffer little(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static int masked(byte[] bytes) {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes);
        return Integer.rotateRight((int) checksum.getValue(), 15) + 0xa282ead8;
    }

    private MlflowStore mlflow(String keys) throws IOException {
        DefinitionFile.write(
                project,
                "rate",
                DefinitionFile.with("inputs:", "import: {mlflow: darts%s}\ninputs:".formatted(keys))
                        .replace("label: test accuracy}", "from: test/accuracy}"));
        MlflowStore store = new MlflowStore(runs);
        store.experiment("0", "Default", "active");
        store.experiment("1", "darts", "active");
        plan.seeds(7L);
        return store;
    }

    private static Map<String, String> params(String rate, String seed) {
        return Map.of("rate", rate, "seed", seed);
    }

    private static Map<String, String> metrics(String accuracy, String loss) {
        return Map.of("test/accuracy", accuracy, "loss", loss);
    }

    private static final Map<String, String> MEASURED = metrics("1 0.9 0\n", "1 0.1 0\n");

    private static void slow(MlflowStore store) throws IOException {
        store.run("b", 3, "active", params("0.1", "7"), MEASURED);
    }

    @Test
    void runsInMlflowAreFoundByTheirParameters() throws IOException {
        MlflowStore store = mlflow("");
        store.run(
                "a",
                3,
                "active",
                params("0.50", "7"),
                metrics("1 0.5 1\n2 0.7 2\n3 0.9 3\n", "1 0.1 0\n"));
        store.run("b", 3, "active", params("1e-1", "7"), MEASURED);
        store.run("c", 4, "active", params("0.1", "8"), MEASURED);
        store.run("d", 3, "deleted", params("0.1", "7"), MEASURED);
        store.run("e", 3, "active", Map.of("rate", "0.1"), MEASURED);
        Files.createDirectories(runs.resolve("1/models"));
        assertThat(metricsOfFirst())
                .as("a step is an epoch, and a single value without one belongs to the last")
                .containsExactly(
                        new Metric("fast-seed-7", 1, "accuracy", 0.5),
                        new Metric("fast-seed-7", 2, "accuracy", 0.7),
                        new Metric("fast-seed-7", 3, "accuracy", 0.9),
                        new Metric("fast-seed-7", 3, "loss", 0.1));
    }

    @Test
    void parametersMayHaveOtherNames() throws IOException {
        MlflowStore store = mlflow(", params: {lr: '{rate}', random_seed: '{seed}', model: toy}");
        store.run(
                "a",
                3,
                "active",
                Map.of("lr", "0.5", "random_seed", "7", "model", "toy"),
                MEASURED);
        store.run(
                "b",
                3,
                "active",
                Map.of("lr", "0.1", "random_seed", "7", "model", "toy"),
                MEASURED);
        store.run(
                "c",
                3,
                "active",
                Map.of("lr", "0.1", "random_seed", "7", "model", "other"),
                MEASURED);
        assertThat(metricsOfFirst()).hasSize(2);
    }

    @Test
    void firstEpochAndRepeatedLinesHoldInMlflow() throws IOException {
        MlflowStore store = mlflow("");
        DefinitionFile.write(
                project,
                "rate",
                Files.readString(project.resolve("src/repro/experiments/rate.yaml"))
                        .replace("inputs:", "first-epoch: 0\ninputs:"));
        store.run(
                "a",
                3,
                "active",
                params("0.5", "7"),
                metrics("1 0.5 0\n2 0.6 1\n9 0.6 1\n3 0.7 2\n", "1 0.1\n"));
        slow(store);
        assertThat(metricsOfFirst())
                .containsExactly(
                        new Metric("fast-seed-7", 1, "accuracy", 0.5),
                        new Metric("fast-seed-7", 2, "accuracy", 0.6),
                        new Metric("fast-seed-7", 3, "accuracy", 0.7),
                        new Metric("fast-seed-7", 3, "loss", 0.1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "4 | 1 0.9 0 | run a (name-of-a): MLflow says FAILED, not FINISHED",
                "1 | 1 0.9 0 | run a (name-of-a): MLflow says RUNNING, not FINISHED",
                "3 | 1 0.9 2/2 0.8 2 | run a (name-of-a): it reports accuracy of epoch 2 twice, as 0.9 and as 0.8",
                "3 | 1 0.9 0/2 0.8 0 | the metric 'test/accuracy' has 2 values, all of step 0: log_metric of an epoch needs step=",
                "3 | 1 0.9 0/2 0.8 0/3 0.7 1 | it reports accuracy of epoch 0 twice",
                "3 | 1 0.9 4 | it reports epoch 4 of 3",
                "3 | 1 x 1 | the metric 'test/accuracy' has 'x' where a number is expected",
                "3 | 1 | the metric 'test/accuracy' has the line '1', and a line is TIMESTAMP VALUE STEP"
            })
    void aRunOfMlflowThatIsOfNoUseFails(int status, String lines, String reason)
            throws IOException {
        MlflowStore store = mlflow("");
        store.run(
                "a",
                status,
                "active",
                params("0.5", "7"),
                metrics(lines.replace('/', '\n'), "1 0.1 0\n"));
        slow(store);
        assertThat(failure()).contains(reason);
    }

    @Test
    void aRunOfMlflowThatDivergedSaysSo() throws IOException {
        MlflowStore store = mlflow("");
        store.run("a", 3, "active", params("0.5", "7"), metrics("1 nan 3\n", "1 0.1 0\n"));
        slow(store);
        run();
        assertThat(trials().get(0).status()).isEqualTo(TrialStatus.DIVERGED);
    }

    @Test
    void twoRunsOfOneTrialAreRefused() throws IOException {
        MlflowStore store = mlflow("");
        store.run("a", 3, "active", params("0.5", "7"), MEASURED);
        store.run("a2", 4, "active", params("0.5", "7.0"), MEASURED);
        slow(store);
        assertThat(refusal())
                .startsWith(
                        "2 runs in MLflow have seed=7, rate=0.5: run a (name-of-a); run a2 (name-of-a2). ");
    }

    @Test
    void aRunOfTwoTrialsIsRefused() throws IOException {
        define("inputs:", "import: {runs: 'seed-{seed}'}\n" + CSV);
        csvFiles("seed-{seed}");
        assertThat(refusal())
                .startsWith("seed-1 would be the run of both fast, seed 1 and slow, seed 1: ");
    }

    @Test
    void anExperimentThatMlflowLacksIsRefused() throws IOException {
        MlflowStore store = mlflow("");
        store.experiment("1", "dart", "active");
        store.experiment("2", "darts", "deleted");
        assertThat(refusal())
                .contains("has no experiment 'darts'; did you mean 'dart'?; it has Default, dart");
    }

    @Test
    void missingRunsAreNamedBeforeAnythingIsJudged() throws IOException {
        define("inputs:", CSV);
        csvFiles("{condition}/{seed}");
        plan.seeds(4L, 5L, 6L, 7L);
        assertThat(refusal())
                .startsWith(
                        "%s lacks 4 of 8 runs: fast/6; fast/7; slow/6; and 1 more. It has fast/1; fast/2; fast/3; and 7 more. "
                                .formatted(runs))
                .contains("-Drepro.seeds=LIST chooses the seeds, e.g. 7..7 for one");
        assertThat(folder.verdicts()).doesNotExist();
    }

    @Test
    void missingRunsOfMlflowAreNamedByTheirParameters() throws IOException {
        slow(mlflow(""));
        assertThat(refusal())
                .startsWith(
                        "%s lacks 1 of 2 runs: seed=7, rate=0.5. It has seed=7, rate=0.1. "
                                .formatted(runs));
    }

    @Test
    void aFileThatARunLacksFailsIt() throws IOException {
        define("inputs:", CSV);
        csvFiles("{condition}/{seed}");
        Files.delete(runs.resolve("fast/1/log.csv"));
        assertThat(failure()).isEqualTo("fast/1: there is no fast/1/log.csv");
        define("inputs:", "read: {tensorboard: '{out}'}\ninputs:");
        assertThat(failure())
                .isEqualTo("fast/1: there is no fast/1 with TensorBoard's event files");
    }

    @Test
    void aMetricThatARunLacksFailsIt() throws IOException {
        define("inputs:", "inputs:");
        write("fast/7/metrics.jsonl", "{\"accuracy\": 0.9}\n");
        write("slow/7/metrics.jsonl", "{\"accuracy\": 0.9}\n");
        plan.seeds(7L);
        assertThat(failure()).isEqualTo("fast/7: it has reported no value of loss");
    }

    @Test
    void aPathThatIsOneForAllRunsIsRefused() throws IOException {
        define("inputs:", "read: {csv: 'results/log.csv'}\ninputs:");
        csvFiles("{condition}/{seed}");
        assertThat(refusal())
                .startsWith(
                        "src/repro/experiments/rate.yaml:5:7: results/log.csv is one file for all runs: ");
    }

    @Test
    void aClassCannotBeImported() throws IOException {
        plan = TestPlan.of("fake-probes").projectDirectory(project).imported(runs);
        assertThat(refusal())
                .isEqualTo(
                        "runs of fake-probes cannot be imported: it is a class, and no file in src/repro/experiments");
    }
}
