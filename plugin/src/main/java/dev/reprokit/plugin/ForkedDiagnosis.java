package dev.reprokit.plugin;

import dev.reprokit.record.Diagnosis;
import dev.reprokit.record.Diagnosis.Finding;
import dev.reprokit.record.DoctorFolder;
import dev.reprokit.record.DoctorPlan;
import dev.reprokit.record.JsonFile;
import dev.reprokit.record.Plan;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/**
 * What a JVM finds out that has the experiments' class path and PyTorch. That it dies is a finding
 * as well.
 *
 * @param harness starts it
 * @param folder what it leaves
 */
record ForkedDiagnosis(Harness harness, DoctorFolder folder) {
    private static final String SUBJECT = "forked JVM";

    /** {@return what was found up to the end of the JVM, and what ended it if it died} */
    List<Finding> of(List<Plan> plans) {
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
