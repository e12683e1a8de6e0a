package dev.reprokit.plugin;

import dev.reprokit.internal.process.Diagnosis.Finding;
import dev.reprokit.plugin.doctor.DiagnosisTable;
import dev.reprokit.plugin.doctor.FolderExamination;
import dev.reprokit.plugin.doctor.MavenExamination;
import dev.reprokit.plugin.parameter.ParameterCheck;
import dev.reprokit.plugin.parameter.Settings;
import dev.reprokit.plugin.parameter.TolerantCheck;

import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.ResolutionScope;

import java.util.ArrayList;
import java.util.List;

/**
 * Examines whether the selected experiments can be run: JDK, Maven, folders and their free space,
 * experiments, data sets, PyTorch, CUDA, device, arithmetic and memory. Shows what it finds, what
 * is wrong and what to type. Trains nothing, and fails the build if something would keep {@code
 * run} from running.
 */
@Mojo(name = "doctor", requiresDependencyResolution = ResolutionScope.RUNTIME, threadSafe = true)
public final class DoctorMojo extends AbstractSelectionMojo {
    /** The goal {@code doctor}. */
    public DoctorMojo() {}

    @Override
    void perform() throws MojoExecutionException, MojoFailureException {
        ParameterCheck check = new TolerantCheck();
        Settings settings = settings(selection(check), check);
        try {
            check.rejectBad();
            reproduceIn(
                    "doctor", settings, reproduction -> tell(settings, reproduction.diagnose()));
        } catch (MojoExecutionException e) {
            tell(
                    settings,
                    List.of(Finding.wrong("experiments", "none can be run", e.getMessage())));
        }
    }

    private void tell(Settings settings, List<Finding> ofExperiments) throws MojoFailureException {
        List<Finding> findings = new ArrayList<>();
        findings.add(MavenExamination.jdk());
        findings.add(
                MavenExamination.maven(
                        session.getSystemProperties().getProperty("maven.version"),
                        execution
                                .getMojoDescriptor()
                                .getPluginDescriptor()
                                .getRequiredMavenVersion()));
        findings.add(
                FolderExamination.buildFolder(
                        settings.outputDirectory(), FolderExamination.room()));
        if (settings.cache() != null) {
            findings.add(FolderExamination.cache(settings.cache(), FolderExamination.room()));
        }
        findings.addAll(ofExperiments);
        DiagnosisTable table = new DiagnosisTable(findings);
        table.writeTo(getLog());
        if (!table.wrong().isEmpty()) {
            throw new MojoFailureException(
                    "%s of %s findings would keep experiments from being run: %s. What to type"
                                    .formatted(
                                            table.wrong().size(),
                                            findings.size(),
                                            String.join(", ", table.wrong()))
                            + " stands below each");
        }
        getLog().info("Nothing is wrong");
    }
}
