package dev.reprokit.plugin;

import dev.reprokit.baseline.BaselineFolder;
import dev.reprokit.internal.file.FolderLock;

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
 * Puts the pages into the site that {@code mvn site} builds, below {@code repro/}. In a project
 * that holds modules together, these are the pages of all modules with one index. The pages show
 * what an earlier {@code mvn verify} measured, since Maven builds the site of the parent before its
 * modules run.
 *
 * <pre>{@code
 * <reporting>
 *   <plugins>
 *     <plugin>
 *       <groupId>dev.reprokit</groupId>
 *       <artifactId>repro-maven-plugin</artifactId>
 *       <version>VERSION</version>
 *       <reportSets><reportSet><reports><report>site</report></reports></reportSet></reportSets>
 *     </plugin>
 *   </plugins>
 * </reporting>
 * }</pre>
 */
@Mojo(name = "site", threadSafe = true)
public final class SiteMojo extends AbstractPageMojo implements MavenReport {
    private static final String FOLDER = "repro";

    /** The folder in which the site is built. */
    @Parameter(defaultValue = "${project.build.directory}/site", required = true)
    protected File siteDirectory;

    /** The goal {@code site}. */
    public SiteMojo() {}

    @Override
    public void execute() throws MojoExecutionException {
        if (skip) {
            getLog().info("Skipped: repro.skip is set");
        } else {
            perform();
        }
    }

    @Override
    void perform() throws MojoExecutionException {
        rejectMisspelt();
        try {
            if (canGenerateReport()) {
                getLog().info("Report: " + pages().write().toUri());
            } else {
                getLog().info("Skipped: there are no results");
            }
        } catch (IOException | MavenReportException e) {
            throw new MojoExecutionException(unwritten(e), e);
        }
    }

    /** {@inheritDoc} */
    @Override
    public void generate(Sink sink, Locale locale) throws MavenReportException {
        try {
            rejectMisspelt();
            getLog().info("Report: " + pages().write().toUri());
        } catch (MojoExecutionException e) {
            throw new MavenReportException(e.getMessage(), e);
        } catch (IOException e) {
            throw new MavenReportException(unwritten(e), e);
        }
    }

    private static String unwritten(Exception e) {
        return "The site's pages could not be written: "
                + (e instanceof FolderLock.HeldException held ? held.ofRunFolder() : e);
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

    /**
     * {@return this project, or its modules; none if Maven runs without them, as with {@code -N}}
     */
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

    /**
     * Finds the folders of a module: where they lie in this project, they lie in the module. A
     * folder outside this project is shared by all modules.
     */
    private SitePages.Source source(MavenProject module) {
        return new SitePages.Source(
                module.getArtifactId(),
                moved(
                        outputDirectory.toPath(),
                        Path.of(project.getBuild().getDirectory()),
                        Path.of(module.getBuild().getDirectory())),
                new BaselineFolder(
                        moved(
                                baselineDirectory.toPath(),
                                project.getBasedir().toPath(),
                                module.getBasedir().toPath())));
    }

    /** Returns a folder at the same place below another root; one not below its root stays. */
    static Path moved(Path folder, Path root, Path other) {
        Path path = folder.toAbsolutePath().normalize();
        Path from = root.toAbsolutePath().normalize();
        return path.startsWith(from) ? other.resolve(from.relativize(path)) : path;
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
