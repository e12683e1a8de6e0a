package dev.reprokit.plugin.project;

import dev.reprokit.internal.process.DefinitionFiles;
import dev.reprokit.internal.process.ServiceFile;
import dev.reprokit.plugin.fork.ExperimentClassPath;
import dev.reprokit.record.run.Dependency;

import org.apache.maven.artifact.Artifact;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.project.MavenProject;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A project in which a goal is about to act. Maven runs a goal that was typed at the root of a
 * build in every module, even in those without experiments; a goal in a POM is there on purpose.
 *
 * @param project the project
 * @param session the build
 * @param execution the goal
 */
public record ExperimentModule(
        MavenProject project, MavenSession session, MojoExecution execution) {

    /**
     * Finds the class path of the project's experiments.
     *
     * @param log gets the reason if there are none and none are needed
     * @return empty in a module without experiments that a typed goal comes by
     * @throws MojoExecutionException if there should be experiments and are none; says what to do
     */
    public Optional<ExperimentClassPath> classPath(Log log) throws MojoExecutionException {
        ExperimentClassPath classPath = ExperimentClassPath.of(project);
        try {
            Optional<String> reason = reasonToSkip(classPath);
            reason.ifPresent(text -> log.info("Skipped: " + text));
            return reason.isPresent() ? Optional.empty() : Optional.of(classPath);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** {@return the failure of a build whose class path cannot be read} */
    public static MojoExecutionException unreadable(IOException cause) {
        return new MojoExecutionException("The runtime class path cannot be read: " + cause, cause);
    }

    private Optional<String> reasonToSkip(ExperimentClassPath classPath)
            throws MojoExecutionException, IOException {
        if (!isCompiled()) {
            throw new MojoExecutionException(
                    "%s is missing: the classes are not compiled. Type: %s"
                            .formatted(
                                    project.getBuild().getOutputDirectory(),
                                    UserCommand.of(session, "process-classes " + typedGoal())));
        }
        if (!DefinitionFiles.of(folder()).isEmpty()) {
            requireHarness(classPath);
            return Optional.empty();
        }
        if (classPath.declaresExperiments()) {
            return Optional.empty();
        }
        String missing = "no jar or folder on the runtime class path has " + ServiceFile.PATH;
        if (execution.getSource() == MojoExecution.Source.CLI && session.getProjects().size() > 1) {
            return Optional.of(missing);
        }
        throw new MojoExecutionException(
                "There is no experiment to deal with: %s. It names your classes that implement"
                                .formatted(missing)
                        + " dev.reprokit.experiment.Experiment, one a line; or write "
                        + DefinitionFiles.FOLDER
                        + "/ID.yaml for an experiment that is a program; or add the dependency"
                        + " dev.reprokit:repro-experiments for the ones that come with ReproKit.");
    }

    private Path folder() {
        return project.getBasedir().toPath();
    }

    private static void requireHarness(ExperimentClassPath classPath)
            throws MojoExecutionException, IOException {
        if (!classPath.hasHarness()) {
            throw new MojoExecutionException(
                    "%s defines experiments, and nothing on the class path runs them: add the dependency dev.reprokit:repro-experiments, in the version of this plugin"
                            .formatted(DefinitionFiles.FOLDER));
        }
    }

    /**
     * Computes SHA-256 over all code of the project's experiments: the class path, and the files
     * that define those that are programs.
     *
     * @param classPath the class path
     * @param libraries the libraries on it
     * @throws IOException if a file cannot be read
     */
    public String sha256(ExperimentClassPath classPath, List<Dependency> libraries)
            throws IOException {
        return classPath.sha256(
                libraries,
                folder(),
                DefinitionFiles.of(folder()).stream()
                        .map(DefinitionFiles::implementation)
                        .toList());
    }

    private boolean isCompiled() {
        return Files.exists(Path.of(project.getBuild().getOutputDirectory()))
                || project.getCompileSourceRoots().stream()
                        .noneMatch(root -> Files.exists(Path.of(root)));
    }

    private String typedGoal() {
        return execution.getMojoDescriptor().getPluginDescriptor().getGoalPrefix()
                + ":"
                + execution.getGoal();
    }

    /**
     * Reads which experiments the project declares itself: in files that define them, in its own
     * folder of classes, or in modules of the project that it depends on.
     *
     * @return the names of the classes and files; empty if all experiments come from libraries
     * @throws IOException if a folder or jar cannot be read
     */
    public Set<String> ownExperiments() throws IOException {
        Set<String> classes = new TreeSet<>();
        DefinitionFiles.of(folder()).stream()
                .map(DefinitionFiles::implementation)
                .forEach(classes::add);
        classes.addAll(
                ExperimentClassPath.declaredExperiments(
                        Path.of(project.getBuild().getOutputDirectory())));
        OwnModules modules = modules();
        for (Artifact artifact : project.getArtifacts()) {
            if (artifact.getArtifactHandler().isAddedToClasspath() && modules.contains(artifact)) {
                classes.addAll(
                        ExperimentClassPath.declaredExperiments(artifact.getFile().toPath()));
            }
        }
        return classes;
    }

    /**
     * Lists the libraries on the runtime class path, sorted: neither modules of the project nor
     * ReproKit itself nor jars of experiments, whose classes count one by one.
     *
     * @param memory keeps the digests of jars
     * @throws IOException if a jar cannot be read
     */
    public List<Dependency> dependencies(BuildMemory memory) throws IOException {
        List<Dependency> libraries = new ArrayList<>();
        OwnModules modules = modules();
        for (Artifact artifact : project.getArtifacts()) {
            if (artifact.getArtifactHandler().isAddedToClasspath()
                    && !modules.contains(artifact)
                    && !isCode(artifact)) {
                libraries.add(
                        new Dependency(
                                coordinates(artifact),
                                artifact.getFile().getAbsolutePath(),
                                memory.sha256(artifact.getFile().toPath())));
            }
        }
        libraries.sort(Comparator.comparing(Dependency::coordinates));
        return libraries;
    }

    /**
     * Finds libraries that are older than those that ReproKit was built with.
     *
     * @throws MojoExecutionException if a jar cannot be read
     */
    public LoweredLibraries loweredLibraries() throws MojoExecutionException {
        try {
            return LoweredLibraries.of(project.getArtifacts());
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private static boolean isCode(Artifact artifact) throws IOException {
        return ExperimentClassPath.declaresExperiments(artifact.getFile().toPath())
                || artifact.getGroupId().equals("dev.reprokit");
    }

    private OwnModules modules() {
        return OwnModules.of(project, session.getProjects());
    }

    private static String coordinates(Artifact artifact) {
        String classifier = artifact.hasClassifier() ? artifact.getClassifier() + ":" : "";
        return "%s:%s:%s%s"
                .formatted(
                        artifact.getGroupId(),
                        artifact.getArtifactId(),
                        classifier,
                        artifact.getBaseVersion());
    }
}
