package dev.reprokit.plugin;

import dev.reprokit.internal.process.ExperimentId;
import dev.reprokit.plugin.parameter.ParameterCheck;
import dev.reprokit.plugin.starter.NewExperiment;
import dev.reprokit.plugin.starter.NewFiles;
import dev.reprokit.plugin.starter.PomAdditions;

import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Build;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import javax.lang.model.SourceVersion;

/**
 * Writes a new experiment that runs and is tested, to be changed. In a folder without a POM this is
 * a project in a folder of the experiment's name; in a project it is a class, a test and a line in
 * the service file, and the log says what the POM lacks. Overwrites nothing. Needs no POM: {@code
 * mvn dev.reprokit:repro-maven-plugin:VERSION:new -Drepro.experiment=my-idea}.
 */
@Mojo(name = "new", requiresProject = false, aggregator = true, threadSafe = true)
public final class NewMojo extends AbstractMojo {
    /**
     * The full id of the experiment, e.g. {@code my-idea}: lower-case letters and digits, with
     * single hyphens between them. The goal {@code list} shows the ids that there are.
     */
    @Parameter(property = "repro.experiment")
    private String experiment;

    /**
     * The Java package of the new experiment's class. By default the project's {@code groupId};
     * {@code own} in a new project.
     */
    @Parameter(property = "repro.package")
    private String packageName;

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    private MavenSession session;

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private MavenProject project;

    @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
    private MojoExecution execution;

    /** The goal {@code new}. */
    public NewMojo() {}

    @Override
    public void execute() throws MojoExecutionException {
        NewExperiment wanted = wanted();
        try {
            if (project.getFile() == null) {
                create(wanted);
            } else {
                add(wanted);
            }
        } catch (FileAlreadyExistsException e) {
            throw new MojoExecutionException(
                    "%s exists already; nothing was written".formatted(e.getFile()), e);
        } catch (IOException e) {
            throw new MojoExecutionException("The experiment could not be written: " + e, e);
        }
    }

    private NewExperiment wanted() throws MojoExecutionException {
        ParameterCheck check = new ParameterCheck();
        check.userProperties(session, execution);
        check.mistaken(session.getUserProperties(), "experiments", "experiment");
        PluginDescriptor plugin = execution.getMojoDescriptor().getPluginDescriptor();
        NewExperiment wanted =
                new NewExperiment(
                        check.matching(
                                "experiment",
                                experiment,
                                NewExperiment.ID,
                                "a new id such as my-idea: lower-case letters and digits, with"
                                        + " single hyphens between them"),
                        packageName(check),
                        plugin.getVersion());
        Optional<String> fault = Optional.ofNullable(wanted.id()).flatMap(ExperimentId::fault);
        if (fault.isPresent()) {
            check.problem("-Drepro.experiment: the id " + fault.get());
        } else if (wanted.id() != null && plugin.getMojo(wanted.id()) != null) {
            check.problem("-Drepro.experiment=%s: a goal has this name".formatted(wanted.id()));
        } else if (wanted.id() != null && wanted.isNamedLikeAnother()) {
            check.problem(
                    "-Drepro.experiment=%s: its class would be %s, a name that its own source needs; choose another id"
                            .formatted(wanted.id(), wanted.className()));
        }
        check.rejectBad();
        return wanted;
    }

    private String packageName(ParameterCheck check) {
        String byDefault = project.getFile() == null ? "own" : project.getGroupId();
        String name = packageName == null ? byDefault : packageName;
        if (!SourceVersion.isName(name) || !name.matches("[a-z0-9_.]+")) {
            check.problem(
                    "-Drepro.package=%s: legal is a Java package in lower case".formatted(name));
        }
        return name;
    }

    private void create(NewExperiment wanted) throws IOException {
        Path folder = Path.of(session.getExecutionRootDirectory(), wanted.id());
        tell(NewFiles.writeProject(wanted, folder));
        getLog().info("Next: cd %s && mvn verify".formatted(wanted.id()));
    }

    private void add(NewExperiment wanted) throws IOException, MojoExecutionException {
        if (project.getPackaging().equals("pom")) {
            throw new MojoExecutionException(
                    "This project holds modules together; type the goal in the folder of a module");
        }
        Build build = project.getBuild();
        tell(
                new NewFiles(
                                wanted,
                                Path.of(build.getSourceDirectory()),
                                Path.of(build.getTestSourceDirectory()),
                                Path.of(build.getResources().get(0).getDirectory()))
                        .write());
        List<String> additions = PomAdditions.of(project, wanted);
        if (!additions.isEmpty()) {
            getLog().warn("Add to %s, then type mvn verify:".formatted(project.getFile()));
            additions.stream().flatMap(String::lines).forEach(getLog()::warn);
        } else {
            getLog().info("Next: mvn verify");
        }
    }

    private void tell(List<Path> written) {
        written.forEach(file -> getLog().info("Written: " + file));
    }
}
