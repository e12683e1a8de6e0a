package dev.reprokit.plugin;

import dev.reprokit.record.Catalogue;

import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.ResolutionScope;

/** Lists the experiments on the runtime class path, what they ask and what they claim. */
@Mojo(name = "list", requiresDependencyResolution = ResolutionScope.RUNTIME, threadSafe = true)
public final class ListMojo extends AbstractSelectionMojo {

    /** The goal {@code list}. */
    public ListMojo() {}

    @Override
    void perform(Reproduction reproduction) throws MojoExecutionException {
        for (Catalogue.Entry experiment : reproduction.experiments()) {
            getLog().info("%s: %s".formatted(experiment.id(), experiment.title()));
            getLog().info("    " + experiment.question());
            for (Catalogue.ClaimEntry claim : experiment.claims()) {
                getLog().info(
                                "    %s: %s (%s)"
                                        .formatted(claim.id(), claim.sentence(), claim.source()));
            }
        }
    }
}
