package dev.reprokit.plugin;

import dev.reprokit.baseline.BaselineFolder;

import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Puts the evidence of the run folder into one zip file that a stranger can check with {@code
 * verify}: plans, metrics, verdicts and provenance of each run, their baselines and pages, the
 * digests of all files, and the documents by which archives, reviewers and supply chains know what
 * is in it. The file holds no folder of the user, no host and no secret, and the same evidence
 * gives the same bytes. Refuses runs that are not whole.
 */
@Mojo(name = "bundle", threadSafe = true)
public final class BundleMojo extends AbstractPageMojo {
    /** The bundle: the zip file that {@code bundle} writes and {@code verify} checks. */
    @Parameter(
            property = "repro.bundle",
            defaultValue =
                    "${project.build.directory}/${project.artifactId}-${project.version}-evidence.zip")
    private File bundle;

    /** The goal {@code bundle}. */
    public BundleMojo() {}

    @Override
    void perform() throws MojoExecutionException {
        rejectMisspelt();
        Path runFolder = outputDirectory.toPath().toAbsolutePath().normalize();
        SitePages.Source source =
                new SitePages.Source(
                        project.getArtifactId(),
                        runFolder,
                        new BaselineFolder(baselineDirectory.toPath().toAbsolutePath()));
        if (!source.hasEvidence()) {
            if (session.getProjects().size() == 1) {
                throw new MojoExecutionException(
                        "There are no results in %s to bundle; type: mvn verify repro:bundle"
                                .formatted(runFolder));
            }
            getLog().info("Skipped: there are no results in " + runFolder);
            return;
        }
        try {
            getLog().info(
                            new BundleFiles(source, runFolder.resolve("bundle"))
                                    .write(
                                            bundle.toPath().toAbsolutePath().normalize(),
                                            execution.getVersion(),
                                            project));
        } catch (IOException e) {
            throw new MojoExecutionException("The bundle could not be written: " + e, e);
        }
    }
}
