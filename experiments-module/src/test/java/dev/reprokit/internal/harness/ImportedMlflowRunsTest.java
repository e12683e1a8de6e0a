package dev.reprokit.internal.harness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reprokit.internal.definition.DefinitionFile;
import dev.reprokit.record.result.Metric;
import dev.reprokit.record.result.TrialStatus;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;

/** Runs in a file store of MLflow are found by their parameters, and judged. */
class ImportedMlflowRunsTest extends ImportedRuns {
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
    void anExperimentThatMlflowLacksIsRefused() throws IOException {
        MlflowStore store = mlflow("");
        store.experiment("1", "dart", "active");
        store.experiment("2", "darts", "deleted");
        assertThat(refusal())
                .contains("has no experiment 'darts'; did you mean 'dart'?; it has Default, dart");
    }

    @Test
    void missingRunsOfMlflowAreNamedByTheirParameters() throws IOException {
        slow(mlflow(""));
        assertThat(refusal())
                .startsWith(
                        "%s lacks 1 of 2 runs: seed=7, rate=0.5. It has seed=7, rate=0.1. "
                                .formatted(runs));
    }
}
