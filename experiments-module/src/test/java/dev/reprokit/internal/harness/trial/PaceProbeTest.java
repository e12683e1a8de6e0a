package dev.reprokit.internal.harness.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;

import dev.reprokit.data.SyntheticImages;
import dev.reprokit.experiment.Condition;
import dev.reprokit.experiment.Design;
import dev.reprokit.experiment.Experiment;
import dev.reprokit.experiment.Trial;
import dev.reprokit.internal.harness.Fakes;
import dev.reprokit.internal.harness.NightClock;
import dev.reprokit.internal.harness.TestPlan;
import dev.reprokit.nn.Mlp;
import dev.reprokit.training.ClassificationRun;
import dev.reprokit.training.Protocol;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

class PaceProbeTest implements PaceStore {
    private static final Condition LONG = Condition.of("long", 1000);

    private final NDManager manager = NDManager.newBaseManager();
    private final NightClock clock = new NightClock();
    private final AtomicInteger started = new AtomicInteger();
    private final Map<Condition, Pace> kept = new HashMap<>();
    private Condition condition = LONG;

    @AfterEach
    void close() {
        manager.close();
    }

    @Override
    public Optional<Pace> find(Condition asked) {
        return Optional.ofNullable(kept.get(asked));
    }

    @Override
    public void keep(Condition measured, Pace pace) {
        kept.put(measured, pace);
    }

    /** An image takes a second in training, and half of one in evaluation. */
    private final class Slow extends Fakes.Fake {
        Slow() {
            super("slow");
        }

        @Override
        public void run(Trial trial) throws IOException {
            started.incrementAndGet();
            for (int epoch = trial.resume(checkpoint -> {}) + 1; epoch <= trial.epochs(); epoch++) {
                clock.pass(trial.dataset().train().size() + trial.dataset().test().size() / 2.0);
                trial.epoch(epoch, Map.of("test_accuracy", 0.5), trial.dataset().train().size());
            }
        }
    }

    @Test
    void anUnknownConditionIsTimedOnAFewImages() {
        double began = clock.instant().getEpochSecond();

        Pace pace = probe(new Slow(), 1).find(LONG).orElseThrow();

        assertThat(pace.epochSeconds()).isCloseTo(1024 + 512 / 2.0, within(1.0));
        assertThat(pace.measured()).isEqualTo("2026-11-28");
        assertThat(clock.instant().getEpochSecond() - began)
                .isCloseTo(PaceProbe.EPOCHS * (256 + 128 / 2.0), within(1.0));
    }

    @Test
    void asManyRunAtOnceAsTrialsWill() {
        assertThat(probe(new Slow(), 3).find(LONG)).isPresent();

        assertThat(started).hasValue(3);
    }

    @Test
    void aTrainingIsTimed() {
        Experiment trains =
                new Fakes.Fake("trains") {
                    @Override
                    public void run(Trial trial) throws IOException {
                        new ClassificationRun(new Mlp(1, 4, 10), 28, Protocol.PUBLISHED, false)
                                .run(trial, trial.dataset().train().labels());
                    }
                };

        assertThat(probe(trains, 2).find(LONG).orElseThrow().epochSeconds()).isPositive();
    }

    @Test
    void aKnownPaceIsNotMeasured() {
        Pace known = new Pace(1, 2, "2026-11-01");
        probe(new Slow(), 1).keep(LONG, known);

        assertThat(kept).containsEntry(LONG, known);
        assertThat(probe(new Slow(), 1).find(LONG)).hasValue(known);
        assertThat(started).hasValue(0);
    }

    @Test
    void aShortRunIsNotMeasured() {
        condition = Condition.of("long", 20);

        assertThat(probe(new Slow(), 1).find(condition)).isEmpty();
        assertThat(started).hasValue(0);
    }

    @Test
    void whatMeasuresOnceIsNotTimed() {
        assertThat(probe(new Slow(), 1).find(Condition.of("once", 1))).isEmpty();
        assertThat(started).hasValue(0);
    }

    @Test
    void whatCannotBeRunSoStaysUnknown() {
        Experiment fails =
                new Fakes.Fake("fails") {
                    @Override
                    public void run(Trial trial) {
                        throw new AssertionError("a defect, on purpose");
                    }
                };
        Experiment probes =
                new Fakes.Fake("probes") {
                    @Override
                    public void run(Trial trial) throws IOException {
                        trial.backbone(null, null);
                    }
                };

        assertThat(probe(fails, 1).find(LONG)).isEmpty();
        assertThat(probe(probes, 1).find(LONG)).isEmpty();
    }

    /** As least squares over a sample: its time does not grow with the data set. */
    @ParameterizedTest
    @ValueSource(longs = {0, 255, 257, 2_000_000})
    void whatDoesNotTakeEachImageOnceStaysUnknown(long images) {
        Experiment samples =
                new Fakes.Fake("samples") {
                    @Override
                    public void run(Trial trial) throws IOException {
                        for (int epoch = 1; epoch <= trial.epochs(); epoch++) {
                            clock.pass(100);
                            trial.epoch(epoch, Map.of("residual", 0.5), images);
                        }
                    }
                };
        double began = clock.instant().getEpochSecond();

        assertThat(probe(samples, 1).find(LONG)).isEmpty();
        assertThat(clock.instant().getEpochSecond() - began).as("one epoch").isEqualTo(100);
    }

    @Test
    void nothingIsMeasuredWhenTheTimeIsOver() {
        Budget spent = new Budget(clock, clock.instant());

        assertThat(probe(new Slow(), 1, spent).find(LONG)).isEmpty();
        assertThat(started).hasValue(0);
    }

    private PaceProbe probe(Experiment experiment, int trialsAtOnce) {
        return probe(experiment, trialsAtOnce, new Budget(clock, null));
    }

    private PaceProbe probe(Experiment experiment, int trialsAtOnce, Budget budget) {
        Design design = Design.of(List.of(condition)).withSeeds(1).on("synthetic", 1024, 512);
        TestPlan plan = TestPlan.of(experiment.id());
        PlannedWork work =
                new PlannedWork(
                        plan.plan(),
                        experiment,
                        design,
                        SyntheticImages.generate(1024, 512),
                        new PlannedFiles(Path.of("."), new TreeMap<>(), Map.of()),
                        null);
        return new PaceProbe(
                work,
                Schedule.of(design, plan.plan()),
                manager,
                List.of(Device.cpu()),
                trialsAtOnce,
                budget,
                this);
    }
}
