package dev.reprokit.plugin;

import dev.reprokit.internal.process.Catalogue;
import dev.reprokit.plugin.parameter.ParameterCheck;
import dev.reprokit.plugin.parameter.Settings;
import dev.reprokit.plugin.project.Selection;
import dev.reprokit.record.run.Plan;

import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;

import java.util.List;

/**
 * Describes one experiment: the published protocol and its gaps, the claims with their sources and
 * values, and for each scale the data, the trials, the conditions, the expected time and the
 * reductions. If the parameters ask for other seeds or for a look, the last lines say what would
 * run.
 */
@Mojo(name = "describe", requiresDependencyResolution = ResolutionScope.RUNTIME, threadSafe = true)
public final class DescribeMojo extends AbstractExperimentMojo {
    /**
     * The full id of the experiment, e.g. {@code my-idea}: lower-case letters and digits, with
     * single hyphens between them. The goal {@code list} shows the ids that there are.
     */
    @Parameter(property = "repro.experiment")
    private String experiment;

    /** The goal {@code describe}. */
    public DescribeMojo() {}

    @Override
    void perform() throws MojoExecutionException, MojoFailureException {
        ParameterCheck check = new ParameterCheck();
        Settings settings = settings(List.of(), check);
        check.rejectBad();
        reproduce(settings, this::describe);
    }

    private void describe(Reproduction reproduction) throws MojoExecutionException {
        Catalogue catalogue = reproduction.catalogue();
        String id = Selection.one(experiment, catalogue.ids());
        reproduction.rejectBroken(List.of(id));
        Plan plan = reproduction.plans(List.of(id)).get(0);
        catalogue.experiments().stream()
                .filter(entry -> entry.id().equals(id))
                .map(entry -> ExperimentDescription.of(entry, measuredTimes(), plan))
                .forEach(lines -> lines.forEach(getLog()::info));
    }
}
