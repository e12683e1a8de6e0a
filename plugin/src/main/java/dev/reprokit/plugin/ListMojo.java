package dev.reprokit.plugin;

import dev.reprokit.internal.process.Catalogue;

import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.ResolutionScope;

import java.util.List;

/**
 * Lists the experiments on the runtime class path: papers, questions, claims, how many of these
 * each scale asks, and the time that it takes. The last line says which of them run by default.
 * Fails the build after that if an experiment is broken, and says why.
 */
@Mojo(name = "list", requiresDependencyResolution = ResolutionScope.RUNTIME, threadSafe = true)
public final class ListMojo extends AbstractSelectionMojo {

    /** The goal {@code list}. */
    public ListMojo() {}

    @Override
    void perform() throws MojoExecutionException, MojoFailureException {
        reproduce(settings(), this::list);
    }

    private void list(Reproduction reproduction) throws MojoExecutionException {
        Catalogue catalogue = reproduction.catalogue();
        List<String> listed = experiments == null ? catalogue.ids() : reproduction.experiments();
        for (Catalogue.Entry experiment : catalogue.experiments()) {
            if (listed.contains(experiment.id())) {
                ExperimentSummary.of(experiment, measuredTimes()).forEach(getLog()::info);
            }
        }
        getLog().info(ExperimentSummary.byDefault(catalogue, reproduction.experimentsByDefault()));
        reproduction.rejectBroken(listed);
    }
}
