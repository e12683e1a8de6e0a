package dev.reprokit.internal.harness.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;

import dev.reprokit.experiment.Trial;
import dev.reprokit.internal.cache.Key;
import dev.reprokit.nn.Mlp;
import dev.reprokit.record.result.Scale;
import dev.reprokit.record.run.EventLog;
import dev.reprokit.record.run.ExperimentFolder;
import dev.reprokit.training.ClassificationRun;
import dev.reprokit.training.DivergedException;
import dev.reprokit.training.Protocol;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

class BackboneTrialTest {
    private static final Key KEY = new Key(new TreeMap<>(Map.of("seed", "1")));
    private static final BackboneRecipe RECIPE =
            BackboneRecipe.of(
                    new ClassificationRun(new Mlp(1, 4, 10), 28, Protocol.PUBLISHED, false),
                    new int[] {0},
                    1,
                    30,
                    2);

    @TempDir private Path temp;
    private final List<String> notes = new ArrayList<>();
    private NDManager manager;
    private Map<String, NDArray> state;

    @BeforeEach
    void makeState() {
        manager = NDManager.newBaseManager();
        state =
                Map.of(
                        "parameter/weight", manager.create(new float[] {1, Float.MIN_VALUE}),
                        "velocity/weight", manager.create(new float[] {3, 4}));
    }

    @AfterEach
    void free() {
        manager.close();
    }

    @Test
    void keepsTheParametersOfTheEpochsAskedFor() throws IOException {
        BackboneTrial trial = trial();
        trial.epoch(1, Map.of("train_accuracy", 0.1), 10, state);
        trial.epoch(2, Map.of("train_accuracy", 0.2), 10, state);

        assertThat(temp.resolve("running/smoke/made-up/epoch-1")).doesNotExist();
        Map<String, NDArray> kept = files().parameters(2, manager);
        assertThat(kept).containsOnlyKeys("parameter/weight");
        assertThat(kept.get("parameter/weight").toFloatArray()).containsExactly(1, Float.MIN_VALUE);
        assertThat(files().metrics())
                .isEqualTo(
                        Map.of(1, Map.of("train_accuracy", 0.1), 2, Map.of("train_accuracy", 0.2)));
        assertThat(trial().resume(checkpoint -> assertThat(checkpoint.epoch()).isEqualTo(2)))
                .isEqualTo(2);
    }

    @Test
    void tellsNowAndThenHowFarItIs() throws IOException {
        BackboneTrial trial = trial();
        for (int epoch : IntStream.rangeClosed(1, 30).toArray()) {
            trial.epoch(epoch, Map.of("train_accuracy", epoch / 30.0), 10, state);
        }

        assertThat(notes)
                .hasSize(10)
                .startsWith("backbone mlp-1x4 of seed 1: epoch 3 of 30, 10.0 % train accuracy")
                .endsWith("backbone mlp-1x4 of seed 1: epoch 30 of 30, 100.0 % train accuracy");
    }

    @Test
    void divergesBeforeAnythingIsKept() throws IOException {
        BackboneTrial trial = trial();
        trial.epoch(1, Map.of("train_accuracy", 0.1), 10, state);

        assertThatExceptionOfType(DivergedException.class)
                .isThrownBy(
                        () ->
                                trial.epoch(
                                        2,
                                        Map.of("train_accuracy", 0.1, "train_loss", Double.NaN),
                                        10,
                                        state))
                .withMessage("backbone mlp-1x4 of seed 1: train_loss is NaN after epoch 2");
        assertThat(temp.resolve("running/smoke/made-up/epoch-2")).doesNotExist();
        assertThat(files().metrics()).containsOnlyKeys(1);
    }

    private BackboneTrial trial() throws IOException {
        ExperimentFolder folder = new ExperimentFolder(temp);
        RunningFolder running =
                RunningFolder.open(
                        folder,
                        Scale.SMOKE,
                        "made-up",
                        KEY,
                        new EventLog(temp.resolve("events.jsonl")));
        return new BackboneTrial(
                user(),
                new TimeLeft(
                        new Schedule(List.of(), List.of()), 1, Budget.unlimited(), PaceStore.NONE),
                RECIPE,
                KEY,
                running,
                files(),
                notes::add);
    }

    private BackboneFiles files() {
        return new BackboneFiles(temp.resolve("running/smoke/made-up"));
    }

    /** A trial that has a manager and nothing else. */
    private Trial user() {
        return (Trial)
                Proxy.newProxyInstance(
                        Trial.class.getClassLoader(),
                        new Class<?>[] {Trial.class},
                        (proxy, method, arguments) -> {
                            assertThat(method.getName()).isEqualTo("manager");
                            return manager;
                        });
    }
}
