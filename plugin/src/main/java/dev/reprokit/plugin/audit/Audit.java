package dev.reprokit.plugin.audit;

import dev.reprokit.gate.AuditResult;
import dev.reprokit.gate.AuditedTrial;
import dev.reprokit.internal.file.CacheFolder;
import dev.reprokit.internal.process.AuditPlan;
import dev.reprokit.plugin.fork.HarnessException;
import dev.reprokit.plugin.fork.HarnessProcess;
import dev.reprokit.record.run.CachePolicy;
import dev.reprokit.record.run.Event;
import dev.reprokit.record.run.EventLog;
import dev.reprokit.record.run.ExperimentFolder;
import dev.reprokit.record.run.Plan;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Runs the first trial of a plan again and again: alone twice, after others, packed, and resumed,
 * each in a JVM of its own, with a cache of its own that knows nothing.
 *
 * @param harness runs it
 * @param folder gets a folder an experiment, a folder a way
 * @param trialsAtOnce how many trials are packed, at least 2
 */
public record Audit(HarnessProcess harness, Path folder, int trialsAtOnce) {
    /** The first way, in which undeclared inputs are looked for. */
    private static final String ALONE = "alone";

    /** The way in which other trials of the same JVM end before it. */
    private static final String AFTER = "after";

    private static final String STOPPED = "stopped";
    private static final long CACHE_BYTES = 1L << 34;

    /**
     * Audits one experiment.
     *
     * @param plan names it
     * @return what differs
     * @throws HarnessException if a way could not be run to its end; the message says why
     * @throws IOException if a file cannot be read or written
     */
    AuditResult of(Plan plan) throws HarnessException, IOException {
        CacheFolder.delete(own(plan));
        run(plan, ALONE, 1);
        AuditedTrial alone = AuditedTrial.read(plan.experiment(), ALONE, way(plan, ALONE));
        Map<String, AuditedTrial> ways = new LinkedHashMap<>();
        ways.put("again", run(plan, "again", 1, alone));
        ways.put(AFTER, run(plan, AFTER, 1, alone));
        ways.put("packed", run(plan, "packed", trialsAtOnce, alone));
        run("resumed", STOPPED, audit(plan, "resumed", 1, true));
        AuditedTrial resumed = run(plan, "resumed", 1, alone);
        boolean wentOn = wentOn(way(plan, "resumed"));
        if (wentOn) {
            ways.put("resumed", resumed);
        }
        return AuditResult.of(plan.experiment(), alone, ways, own(plan));
    }

    private AuditedTrial run(Plan plan, String way, int trials, AuditedTrial alone)
            throws HarnessException, IOException {
        run(plan, way, trials);
        return alone.in(plan.experiment(), way, way(plan, way));
    }

    private void run(Plan plan, String way, int trials) throws HarnessException {
        run(way, way, audit(plan, way, trials, false));
    }

    private void run(String way, String name, AuditPlan plan) throws HarnessException {
        String experiment = plan.run().experiment();
        harness.audit(experiment + "-" + name, plan, way(plan.run(), way));
    }

    /** As many seeds as trials: whatever the experiment's own number is, there are enough. */
    private AuditPlan audit(Plan plan, String way, int trials, boolean stops) {
        CachePolicy empty =
                new CachePolicy(
                        way(plan, way).path().resolve("cache").toString(),
                        false,
                        false,
                        CACHE_BYTES);
        return new AuditPlan(
                plan.with(trialsAtOnce, String.valueOf(trials), empty),
                trials,
                way.equals(AFTER),
                stops,
                way.equals(ALONE));
    }

    private ExperimentFolder way(Plan plan, String way) {
        return new ExperimentFolder(folder.resolve(plan.experiment()).resolve(way));
    }

    /** What is deleted lies in the folder of audits, whatever an experiment is called. */
    private Path own(Plan plan) throws IOException {
        Path own = folder.resolve(plan.experiment()).normalize();
        if (!folder.normalize().equals(own.getParent())) {
            throw new IOException("%s is not in %s".formatted(own, folder));
        }
        return own;
    }

    /** One without a checkpoint, or that does not ask for it, begins anew. */
    private static boolean wentOn(ExperimentFolder resumed) throws IOException {
        return new EventLog(resumed.events())
                .next().stream()
                        .filter(Event.EpochFinished.class::isInstance)
                        .map(Event.EpochFinished.class::cast)
                        .findFirst()
                        .filter(first -> first.epoch() > first.epochs() / 2)
                        .filter(first -> first.epochs() > 1)
                        .isPresent();
    }
}
