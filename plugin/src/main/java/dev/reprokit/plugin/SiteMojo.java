package dev.reprokit.plugin;

import dev.reprokit.baseline.BaselineFolder;

import org.apache.maven.doxia.sink.Sink;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.apache.maven.reporting.MavenReport;
import org.apache.maven.reporting.MavenReportException;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Puts the pages into the site that {@code mvn site} builds, below {@code repro/}; in a project
 * that holds modules together, those of all modules with one index over them. It draws what an
 * earlier {@code mvn verify} measured: Maven builds the site of the parent before its modules run.
 *
 * <pre>{@code
 * <reporting>
 *   <plugins>
 *     <plugin>
 *       <groupId>dev.reprokit</groupId>
 *       <artifactId>repro-maven-plugin</artifactId>
 *     </plugin>
 *   </plugins>
 * </reporting>
 * }</pre>
 */
@Mojo(name = "site", threadSafe = true)
public final class SiteMojo extends AbstractReproMojo implements MavenReport {
    private static final String FOLDER = "repro";

    /** Where the site is built. */
    @Parameter(defaultValue = "${project.build.directory}/site", required = true)
    protected File siteDirectory;

    /** The goal {@code site}. */
    public SiteMojo() {}

    @Override
    boolean isForAggregators() {
        return true;
    }

    @Override
    void perform() throws MojoExecutionException {
        try {
            if (canGenerateReport()) {
                getLog().info("Report: " + pages().write().toUri());
            } else {
                getLog().info("Skipped: there are no results");
            }
        } catch (IOException | MavenReportException e) {
            throw new MojoExecutionException("The site's pages could not be written: " + e, e);
        }
    }

    /** {@inheritDoc} */
    @Override
    public void generate(Sink sink, Locale locale) throws MavenReportException {
        try {
            getLog().info("Report: " + pages().write().toUri());
        } catch (IOException e) {
            throw new MavenReportException("The site's pages could not be written: " + e, e);
        }
    }

    private SitePages pages() {
        List<SitePages.Source> sources = new ArrayList<>();
        for (MavenProject module : modules()) {
            SitePages.Source source = source(module);
            if (source.hasEvidence()) {
                sources.add(source);
            }
        }
        return new SitePages(
                siteDirectory.toPath().toAbsolutePath().resolve(FOLDER), holdsModules(), sources);
    }

    /** {@return this project, or its modules; none where Maven was told not to look at them} */
    private List<MavenProject> modules() {
        if (!holdsModules()) {
            return List.of(project);
        }
        List<MavenProject> modules = project.getCollectedProjects();
        return modules == null ? List.of() : modules;
    }

    private boolean holdsModules() {
        return "pom".equals(project.getPackaging());
    }

    /** Each module's folders lie in it as this project's do in its own. */
    private SitePages.Source source(MavenProject module) {
        Path build = Path.of(project.getBuild().getDirectory());
        Path folder = project.getBasedir().toPath();
        return new SitePages.Source(
                module.getArtifactId(),
                Path.of(module.getBuild().getDirectory())
                        .resolve(build.relativize(outputDirectory.toPath().toAbsolutePath())),
                new BaselineFolder(
                        module.getBasedir()
                                .toPath()
                                .resolve(
                                        folder.relativize(
                                                baselineDirectory.toPath().toAbsolutePath()))));
    }

    /** {@inheritDoc} */
    @Override
    public boolean canGenerateReport() throws MavenReportException {
        return !skip && !pages().isEmpty();
    }

    /** {@inheritDoc} */
    @Override
    public boolean isExternalReport() {
        return true;
    }

    /** {@inheritDoc} */
    @Override
    @Deprecated
    public String getOutputName() {
        return FOLDER + "/index";
    }

    /** {@inheritDoc} */
    @Override
    public String getCategoryName() {
        return CATEGORY_PROJECT_REPORTS;
    }

    /** {@inheritDoc} */
    @Override
    public String getName(Locale locale) {
        return "Reproductions";
    }

    /** {@inheritDoc} */
    @Override
    public String getDescription(Locale locale) {
        return "Which published results this project reproduces, and how.";
    }

    /** {@inheritDoc} */
    @Override
    public void setReportOutputDirectory(File directory) {
        siteDirectory = directory;
    }

    /** {@inheritDoc} */
    @Override
    public File getReportOutputDirectory() {
        return siteDirectory;
    }
}
