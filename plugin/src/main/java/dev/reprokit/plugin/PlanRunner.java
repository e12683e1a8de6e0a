package dev.reprokit.plugin;

import dev.reprokit.baseline.BaselineFolder;
import dev.reprokit.internal.file.AtomicFile;
import dev.reprokit.internal.text.TimeSpan;
import dev.reprokit.plugin.fork.HarnessException;
import dev.reprokit.plugin.fork.HarnessProcess;
import dev.reprokit.plugin.parameter.BuildBudget;
import dev.reprokit.plugin.project.Checkout;
import dev.reprokit.record.run.ExperimentFolder;
import dev.reprokit.record.run.Plan;
import dev.reprokit.record.run.RunFolder;

import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.logging.Log;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Runs plans one after another, each in the folder of its experiment.
 *
 * @param runFolder gets the results
 * @param harness runs each plan
 * @param log gets progress
 */
record PlanRunner(Path runFolder, HarnessProcess harness, Log log) {

    /**
     * Runs every plan, even after one that could not be run; none after an interruption.
     *
     * @param plans the plans
     * @param budget the time that they may take; null if they may take as long as they take
     * @return per plan that could not be run, why
     * @throws MojoExecutionException if such a reason cannot be written down
     */
    List<String> run(List<Plan> plans, BuildBudget budget) throws MojoExecutionException {
        plans.stream()
                .limit(1)
                .map(plan -> new Checkout(Path.of(plan.projectDirectory())))
                .flatMap(checkout -> checkout.refusal().stream())
                .forEach(log::warn);
        List<String> failures = new ArrayList<>();
        int open = plans.size();
        for (Plan plan : plans) {
            run(plan, budget == null ? null : budget.deadline(open--)).ifPresent(failures::add);
            if (Thread.currentThread().isInterrupted()) {
                break;
            }
        }
        return failures;
    }

    /** {@return why a plan could not be run; empty if it was} */
    private Optional<String> run(Plan plan, Instant deadline) throws MojoExecutionException {
        ExperimentFolder folder = new ExperimentFolder(runFolder.resolve(plan.experiment()));
        log.info(announcement(plan, folder, deadline));
        long start = System.nanoTime();
        try {
            harness.run(plan, folder, deadline);
            Duration taken = Duration.ofNanos(System.nanoTime() - start);
            log.info("%s: %s".formatted(plan.experiment(), FurtherTrials.ended(folder, taken)));
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of("%s: %s".formatted(plan.experiment(), e.getMessage()));
        } catch (HarnessException e) {
            record(folder, e.getMessage());
            return Optional.of(e.getMessage());
        }
    }

    private static String announcement(Plan plan, ExperimentFolder folder, Instant deadline) {
        return "%s: %s at scale %s%s%s, log: %s"
                .formatted(
                        plan.experiment(),
                        plan.imported() == null
                                ? "runs"
                                : "judged, not run: runs in " + plan.imported(),
                        plan.scale().id(),
                        plan.look().isEmpty() ? "" : ", only for a look, " + plan.look().inWords(),
                        deadline == null ? "" : timeFor(deadline),
                        folder.log());
    }

    private static String timeFor(Instant deadline) {
        Duration left = Duration.between(Instant.now(), deadline);
        return left.isNegative()
                ? ", and trains nothing, as the budget is spent"
                : ", for at most " + TimeSpan.inWords(left);
    }

    /** Writes a failure down for the goal that judges, which may run in another build. */
    private static void record(ExperimentFolder folder, String failure)
            throws MojoExecutionException {
        try {
            AtomicFile.write(folder.failure(), failure);
        } catch (IOException e) {
            throw new MojoExecutionException(
                    failure + "\nAnd this cannot be written down in " + folder.failure(), e);
        }
    }

    /**
     * Runs fresh seeds of what differs suspiciously from its baseline.
     *
     * @param runs the results of the plans
     * @param plans the plans that have run
     * @param baselines the accepted results
     * @param budget the time that all may take; null if they may take as long as they take
     * @return why the seeds could not be run; empty if they were, or none had to be
     */
    Optional<String> confirm(
            RunFolder runs, List<Plan> plans, BaselineFolder baselines, BuildBudget budget) {
        try {
            new FurtherTrials(harness, baselines, log)
                    .confirm(runs, plans, budget == null ? null : budget.deadline(1));
            return Optional.empty();
        } catch (HarnessException | IOException e) {
            return Optional.of(
                    "Fresh seeds, which decide whether results have changed: " + e.getMessage());
        }
    }
}
