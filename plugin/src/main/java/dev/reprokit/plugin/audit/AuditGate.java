package dev.reprokit.plugin.audit;

import dev.reprokit.gate.AuditCheck;
import dev.reprokit.gate.AuditResult;
import dev.reprokit.gate.GateResult;
import dev.reprokit.plugin.fork.HarnessException;
import dev.reprokit.record.result.MissingEvidenceException;
import dev.reprokit.record.run.Plan;

import org.apache.maven.plugin.logging.Log;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Audits experiments, also after one that differs.
 *
 * @param audit of one
 * @param log gets a line for each that repeats its results
 */
public record AuditGate(Audit audit, Log log) {

    /**
     * Audits all.
     *
     * @param plans names the experiments
     * @return failed if a metric differs, with the first of each way; unknown if an experiment
     *     could not be audited
     */
    public GateResult of(List<Plan> plans) {
        List<AuditResult> audited = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (Plan plan : plans) {
            try {
                AuditResult result = audit.of(plan);
                audited.add(result);
                if (result.repeats()) {
                    log.info(result.inWords());
                }
            } catch (HarnessException | MissingEvidenceException e) {
                problems.add(e.getMessage());
            } catch (IOException e) {
                problems.add("%s could not be audited: %s".formatted(plan.experiment(), e));
            }
            if (Thread.currentThread().isInterrupted()) {
                break;
            }
        }
        return AuditCheck.of(plans.size(), audited, problems);
    }
}
