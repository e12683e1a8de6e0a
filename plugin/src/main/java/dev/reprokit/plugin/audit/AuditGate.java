package dev.reprokit.plugin.audit;

import dev.reprokit.plugin.fork.HarnessException;
import dev.reprokit.record.run.Plan;

import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Audits experiments, also after one that differs, and fails the build at the end.
 *
 * @param audit of one
 * @param log gets a line for each that repeats its results
 */
public record AuditGate(Audit audit, Log log) {

    /**
     * Audits all.
     *
     * @throws MojoFailureException if a metric differs; names the first of each way
     * @throws MojoExecutionException if an experiment could not be audited
     */
    public void pass(List<Plan> plans) throws MojoExecutionException, MojoFailureException {
        List<String> different = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        for (Plan plan : plans) {
            try {
                AuditResult result = audit.of(plan);
                if (result.repeats()) {
                    log.info(result.inWords());
                } else {
                    different.add(result.inWords());
                }
            } catch (HarnessException e) {
                unknown.add(e.getMessage());
            } catch (IOException e) {
                unknown.add("%s could not be audited: %s".formatted(plan.experiment(), e));
            }
            if (Thread.currentThread().isInterrupted()) {
                break;
            }
        }
        String differences =
                different.isEmpty()
                        ? ""
                        : "%d of %d experiments do not repeat their results\n%s"
                                .formatted(
                                        different.size(),
                                        plans.size(),
                                        String.join("\n", different));
        if (!unknown.isEmpty()) {
            throw new MojoExecutionException(
                    "%d of %d experiments could not be audited\n%s%s"
                            .formatted(
                                    unknown.size(),
                                    plans.size(),
                                    String.join("\n\n", unknown),
                                    different.isEmpty() ? "" : "\nAnd " + differences));
        }
        if (!different.isEmpty()) {
            throw new MojoFailureException(differences);
        }
    }
}
