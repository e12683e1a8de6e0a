package dev.reprokit.plugin.doctor;

import dev.reprokit.internal.file.JsonFile;
import dev.reprokit.internal.process.Diagnosis;
import dev.reprokit.internal.process.Diagnosis.Finding;
import dev.reprokit.internal.process.DoctorFolder;
import dev.reprokit.internal.process.DoctorPlan;
import dev.reprokit.plugin.fork.HarnessException;
import dev.reprokit.plugin.fork.HarnessProcess;
import dev.reprokit.record.run.Plan;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/**
 * The part of an examination that needs the experiments' class path and PyTorch, and so a JVM of
 * its own. The death of that JVM is a finding as well.
 *
 * @param harness starts the JVM
 * @param folder the folder that the JVM writes
 */
public record ForkedDiagnosis(HarnessProcess harness, DoctorFolder folder) {
    private static final String SUBJECT = "forked JVM";

    /** {@return the findings up to the end of the JVM, and the cause if it died} */
    public List<Finding> of(List<Plan> plans) {
        List<Finding> findings = new ArrayList<>();
        try {
            Files.deleteIfExists(folder.diagnosis());
            String death = death(new DoctorPlan(plans.get(0).runId(), plans));
            if (Files.exists(folder.diagnosis())) {
                findings.addAll(JsonFile.read(folder.diagnosis(), Diagnosis.class).findings());
            }
            if (!death.isEmpty()) {
                findings.add(Finding.wrong(SUBJECT, "it did not come to the end", death));
            }
        } catch (IOException e) {
            findings.add(
                    Finding.wrong(
                            SUBJECT,
                            "its findings cannot be read or written",
                            "%s: %s. Choose a folder that can be written with"
                                            .formatted(folder.diagnosis(), e)
                                    + " -Drepro.outputDirectory="));
        }
        return findings;
    }

    private String death(DoctorPlan plan) {
        try {
            harness.examine(plan, folder);
            return "";
        } catch (HarnessException e) {
            return e.getMessage();
        }
    }
}
