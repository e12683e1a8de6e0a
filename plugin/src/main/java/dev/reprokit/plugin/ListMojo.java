package dev.reprokit.plugin;

import dev.reprokit.internal.process.Catalogue;

import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Lists the experiments on the runtime class path: their papers, what they ask, what they claim,
 * and how long each scale takes.
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
        for (Catalogue.Entry experiment : reproduction.experiments()) {
            ExperimentSummary.of(experiment).forEach(getLog()::info);
        }
    }
}
