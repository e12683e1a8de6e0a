package dev.reprokit.internal.harness;

import ai.djl.ndarray.NDManager;

import dev.reprokit.data.SyntheticImages;
import dev.reprokit.internal.benchmark.Benchmark;
import dev.reprokit.internal.benchmark.BenchmarkedNetwork;
import dev.reprokit.internal.benchmark.Effort;
import dev.reprokit.internal.harness.machine.RefusedException;
import dev.reprokit.internal.harness.machine.Torch;
import dev.reprokit.internal.harness.trial.SharedTensors;
import dev.reprokit.internal.process.BenchmarkCsv;
import dev.reprokit.internal.process.BenchmarkFolder;
import dev.reprokit.internal.process.BenchmarkPlan;
import dev.reprokit.internal.process.BenchmarkRow;
import dev.reprokit.record.run.Event;
import dev.reprokit.record.run.EventLog;
import dev.reprokit.record.run.ExperimentFolder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/** Measures the cost of a run, then the speed of the networks; the values are written last. */
final class BenchmarkRun {
    private static final int CROP = 28;

    private final BenchmarkPlan plan;
    private final BenchmarkFolder folder;
    private final EventLog events;

    BenchmarkRun(BenchmarkPlan plan, BenchmarkFolder folder, EventLog events) {
        this.plan = plan;
        this.folder = folder;
        this.events = events;
    }

    void run() throws IOException, RefusedException {
        // Two processes have the clock in common only, and it may have been set.
        double fork = Math.max(0, System.currentTimeMillis() - plan.forkedAt()) / 1e3;
        for (Path file : List.of(folder.measurements(), folder.page(), folder.provenance())) {
            Files.deleteIfExists(file);
        }
        List<BenchmarkRow> rows = new ArrayList<>(plan.measured());
        rows.add(ownCost("fork and start of the JVM that trains", fork));
        long start = System.nanoTime();
        Torch torch = Torch.start(plan.run());
        rows.add(ownCost("start of PyTorch", (System.nanoTime() - start) / 1e9));
        note("measures a run of " + plan.run().experiment());
        ExperimentFolder timed = folder.timedRun(plan.run().experiment());
        rows.addAll(new OwnCost(plan.run(), timed, torch).measure());
        rows.addAll(speed(torch));
        Files.copy(timed.provenance(), folder.provenance(), StandardCopyOption.REPLACE_EXISTING);
        BenchmarkCsv.write(folder.measurements(), rows);
        events.append(new Event.Done(plan.run().runId()));
    }

    private List<BenchmarkRow> speed(Torch torch) {
        Effort effort = Effort.of(plan.seconds(), torch.device().isGpu());
        try (NDManager manager = torch.engine().newBaseManager(torch.device())) {
            SharedTensors images =
                    new SharedTensors(manager, SyntheticImages.generate(effort.images(), 1));
            return new Benchmark(effort, manager, images.get(CROP), this::note)
                    .run(BenchmarkedNetwork.all());
        }
    }

    private static BenchmarkRow ownCost(String metric, double seconds) {
        return BenchmarkRow.single(BenchmarkRow.Section.OWN_COST, metric, seconds, "s");
    }

    private void note(String message) {
        try {
            events.append(new Event.Note(message));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
