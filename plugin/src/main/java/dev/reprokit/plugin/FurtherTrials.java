package dev.reprokit.plugin;

import dev.reprokit.baseline.Baseline;
import dev.reprokit.baseline.BaselineFolder;
import dev.reprokit.baseline.RunBaselines;
import dev.reprokit.baseline.Suspicion;
import dev.reprokit.internal.file.CacheFolder;
import dev.reprokit.internal.file.JsonFile;
import dev.reprokit.internal.text.TimeSpan;
import dev.reprokit.plugin.fork.HarnessException;
import dev.reprokit.plugin.fork.HarnessProcess;
import dev.reprokit.record.run.ExperimentFolder;
import dev.reprokit.record.run.Look;
import dev.reprokit.record.run.Plan;
import dev.reprokit.record.run.Run;
import dev.reprokit.record.run.RunFolder;
import dev.reprokit.record.run.Seeds;
import dev.reprokit.record.run.Undecided;

import org.apache.maven.plugin.logging.Log;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Runs further seeds of experiments that have run: those that decide about a suspicion, and those
 * that a baseline holds back for that. Each such run lies in the folder of the run that it belongs
 * to, and carries its id.
 *
 * @param harness runs plans
 * @param baselines the accepted results
 * @param log gets progress
 */
record FurtherTrials(HarnessProcess harness, BaselineFolder baselines, Log log) {

    /**
     * Runs fresh seeds of the conditions that differ suspiciously from their baseline. Trials of
     * them that an earlier deadline has stopped go on.
     *
     * @param runs the run folder
     * @param plans the plans that have just run; one without a whole run is left out
     * @param deadline the time at which they have to end; null if they may take as long as they
     *     take
     * @throws IOException if results cannot be read
     * @throws HarnessException if fresh seeds could not be run
     */
    void confirm(RunFolder runs, List<Plan> plans, Instant deadline)
            throws IOException, HarnessException {
        List<Run> whole = plans.stream().flatMap(plan -> whole(runs, plan).stream()).toList();
        List<Suspicion> suspicions =
                Suspicion.of(RunBaselines.read(whole, baselines).compared(whole));
        for (Run run : whole) {
            forget(run, suspicions);
        }
        for (Suspicion suspicion : suspicions) {
            Run run = runs.run(suspicion.experiment()).orElseThrow();
            Seeds seeds = Seeds.of(suspicion.seeds());
            log.info(
                    "%s: may differ from the baseline, %s fresh seeds of each condition decide: %s"
                            .formatted(
                                    suspicion.experiment(),
                                    suspicion.seeds().size(),
                                    String.join("; ", suspicion.values())));
            Look look = new Look(suspicion.conditions(), new TreeMap<>());
            run(run.plan().with(seeds, look), run.folder().confirmation(), deadline);
        }
    }

    /**
     * Removes what an earlier run confirmed. Its trials that are under way stay, to go on, until a
     * run that can be compared is not suspicious.
     */
    private static void forget(Run run, List<Suspicion> suspicions) throws IOException {
        Path runFolder = run.folder().confirmation();
        boolean suspicious =
                suspicions.stream()
                        .anyMatch(suspicion -> suspicion.experiment().equals(run.experiment()));
        if (run.isComparable() && !suspicious) {
            CacheFolder.delete(runFolder);
        } else {
            ExperimentFolder earlier = new ExperimentFolder(runFolder.resolve(run.experiment()));
            for (Path file : earlier.evidence()) {
                Files.deleteIfExists(file);
            }
        }
    }

    /**
     * Runs the seeds that a new baseline holds back, after those of the run itself.
     *
     * @param runs the run folder
     * @param plans the plans of the runs that become baselines; each has a whole run
     * @param number the number of seeds of the baseline; null for as many as the baseline that is
     *     replaced has
     * @throws IOException if results cannot be read
     * @throws HarnessException if the seeds could not be run
     */
    void holdBack(RunFolder runs, List<Plan> plans, Integer number)
            throws IOException, HarnessException {
        List<Run> found =
                plans.stream().map(plan -> runs.run(plan.experiment()).orElseThrow()).toList();
        RunBaselines known = RunBaselines.read(found, baselines);
        for (Run run : found) {
            TreeSet<Long> own = new TreeSet<>();
            run.results().trials().forEach(trial -> own.add(trial.seed()));
            int wanted = number != null ? number : known.of(run).map(Baseline::seeds).orElse(0);
            List<Long> more = new ArrayList<>();
            for (long seed = own.last() + 1; own.size() + more.size() < wanted; seed++) {
                more.add(seed);
            }
            if (!more.isEmpty()) {
                log.info(
                        "%s: runs %s more seeds, which the baseline holds back"
                                .formatted(run.experiment(), more.size()));
                run(run.plan().with(Seeds.of(more), Look.NONE), run.folder().heldBack(), null);
            } else {
                CacheFolder.delete(run.folder().heldBack());
            }
        }
    }

    private void run(Plan plan, Path folder, Instant deadline)
            throws IOException, HarnessException {
        ExperimentFolder files = new ExperimentFolder(folder.resolve(plan.experiment()));
        long start = System.nanoTime();
        harness.run(plan, files, deadline);
        log.info(
                "%s: %s"
                        .formatted(
                                plan.experiment(),
                                ended(files, Duration.ofNanos(System.nanoTime() - start))));
    }

    /** Says how a run has ended, and whether the same command goes on with it. */
    static String ended(ExperimentFolder folder, Duration time) throws IOException {
        return Files.exists(folder.undecided())
                ? "undecided yet, %s; the same command goes on"
                        .formatted(JsonFile.read(folder.undecided(), Undecided.class).inWords())
                : "finished in " + TimeSpan.inWords(time);
    }

    private static Optional<Run> whole(RunFolder runs, Plan plan) {
        return runs.run(plan.experiment())
                .filter(Run::ended)
                .filter(run -> run.plan().runId().equals(plan.runId()));
    }
}
