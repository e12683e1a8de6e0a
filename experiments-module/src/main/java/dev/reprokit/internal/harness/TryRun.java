package dev.reprokit.internal.harness;

import dev.reprokit.experiment.Condition;
import dev.reprokit.internal.file.CacheFolder;
import dev.reprokit.internal.file.JsonFile;
import dev.reprokit.internal.harness.machine.RefusedException;
import dev.reprokit.internal.process.TryFolder;
import dev.reprokit.internal.process.TryPlan;
import dev.reprokit.internal.program.ProgramException;
import dev.reprokit.internal.program.ProgramHost;
import dev.reprokit.internal.program.TriedProgram;
import dev.reprokit.record.result.Metric;
import dev.reprokit.record.run.Event;
import dev.reprokit.record.run.EventLog;
import dev.reprokit.training.Checkpoint;
import dev.reprokit.training.DivergedException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/** Runs a program once, and writes a definition of the experiment that it can be. */
final class TryRun {
    static final String FIRST_LINE = "Found by the goal try.";

    private final TryPlan plan;
    private final TryFolder folder;
    private final EventLog events;

    TryRun(TryPlan plan, TryFolder folder, EventLog events) {
        this.plan = plan;
        this.folder = folder;
        this.events = events;
    }

    void run() throws IOException, RefusedException {
        Files.deleteIfExists(folder.tried());
        OnlyTrial trial = new OnlyTrial();
        try {
            JsonFile.write(
                    folder.tried(),
                    new TriedProgram(
                                    plan.experiment(),
                                    plan.run(),
                                    Path.of(plan.projectDirectory()),
                                    plan.epochs())
                            .run(trial, folder.definition(plan.experiment()), FIRST_LINE));
        } catch (ProgramException | DivergedException e) {
            throw new RefusedException("with seed %s: %s".formatted(plan.seed(), e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RefusedException("interrupted");
        } finally {
            CacheFolder.delete(trial.folder());
        }
        events.append(new Event.Done(plan.runId()));
    }

    /** The program's only trial: it begins anew, and what it reports is looked for afterwards. */
    private final class OnlyTrial implements ProgramHost {
        @Override
        public Condition condition() {
            return Condition.of("only", epochs());
        }

        @Override
        public long seed() {
            return plan.seed();
        }

        @Override
        public int epochs() {
            return Objects.requireNonNullElse(plan.epochs(), 1);
        }

        @Override
        public int resume(Consumer<Checkpoint> restore) {
            return 0;
        }

        @Override
        public Path folder() {
            return folder.path().resolve("trial");
        }

        @Override
        public Path log() {
            return folder.path().resolve("output.log").toAbsolutePath();
        }

        @Override
        public Path dataDirectory() {
            return Path.of(
                    Objects.requireNonNullElse(plan.dataDirectory(), plan.projectDirectory()));
        }

        @Override
        public Optional<String> gpu() {
            return Optional.empty();
        }

        @Override
        public int threads() {
            return 1;
        }

        @Override
        public List<Metric> recorded() {
            return List.of();
        }

        @Override
        public void epoch(int epoch, Map<String, Double> metrics, boolean goesOn) {
            // Nobody knows yet what it reports.
        }
    }
}
