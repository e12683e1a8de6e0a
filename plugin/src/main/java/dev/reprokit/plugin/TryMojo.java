package dev.reprokit.plugin;

import dev.reprokit.baseline.BaselineFolder;
import dev.reprokit.internal.file.FolderLock;
import dev.reprokit.internal.process.TryFolder;
import dev.reprokit.plugin.attempt.Attempt;
import dev.reprokit.plugin.attempt.TriedCommand;
import dev.reprokit.plugin.attempt.WrittenDefinition;
import dev.reprokit.plugin.fork.HarnessException;
import dev.reprokit.plugin.fork.HarnessProcess;
import dev.reprokit.plugin.parameter.ParameterCheck;
import dev.reprokit.plugin.parameter.SeedParameters;
import dev.reprokit.plugin.parameter.Settings;
import dev.reprokit.plugin.project.BuildMemory;
import dev.reprokit.plugin.project.ForkedJava;
import dev.reprokit.plugin.project.InheritedOptions;
import dev.reprokit.plugin.project.PlanMaker;
import dev.reprokit.plugin.project.ResolvedHarness;
import dev.reprokit.plugin.project.UsedRunFolder;
import dev.reprokit.plugin.project.UserCommand;
import dev.reprokit.plugin.starter.NewExperiment;
import dev.reprokit.plugin.starter.NewFiles;
import dev.reprokit.plugin.starter.PomAdditions;
import dev.reprokit.record.result.Scale;
import dev.reprokit.record.run.CachePolicy;
import dev.reprokit.record.run.Look;

import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.RepositorySystem;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

import javax.inject.Inject;

/**
 * Runs a program with several seeds and shows what it reports: mean, standard deviation and
 * interval of each metric, which metrics do not spread at all, and whether a seed gives the same
 * values twice. Finds the metrics itself: JSON lines in the file that {@code REPRO_METRICS} names,
 * files of CSV, JSON lines or TensorBoard in {@code {out}}, or lines such as {@code accuracy: 0.93}
 * in the output. Writes what it has found, {@code src/repro/experiments/ID.yaml}, as the beginning
 * of an experiment, whose id is made of the program's name unless {@code experiment} gives one, and
 * a POM where there is none. A number of seeds, by default 5, begins at 101: those of {@code mvn
 * verify}, from 1 on, have not been looked at when margins are chosen. Needs neither: {@code mvn
 * dev.reprokit:repro-maven-plugin:VERSION:try "-Drepro.run=sh train.sh"}.
 */
@Mojo(name = "try", requiresProject = false, aggregator = true, threadSafe = true)
public final class TryMojo extends AbstractMojo {
    private static final long CACHE_BYTES = 1L << 30;

    /** Those from 1 on judge: whoever chooses margins has not looked at them. */
    private static final String FIRST_SEED = "101";

    private static final String SEEDS = "5";

    /**
     * The program and its words, separated by blanks; quotes hold words together. No shell reads
     * them. Placeholders are {@code {seed}}, {@code {out}}, a folder of the run's own, {@code
     * {data}}, {@code {epochs}}, {@code {threads}} and {@code {device}}.
     */
    @Parameter(property = "repro.run")
    private String run;

    /**
     * The full id of the experiment, e.g. {@code my-idea}: lower-case letters and digits, with
     * single hyphens between them. The goal {@code list} shows the ids that there are.
     */
    @Parameter(property = "repro.experiment")
    private String experiment;

    /**
     * The seeds with which each condition is trained: a number of them, e.g. {@code 5}, or a list
     * with ranges, e.g. {@code 1,3,7..9}. By default each experiment uses its own number, which
     * suffices for its claims.
     */
    @Parameter(property = "repro.seeds")
    private String seeds;

    /** The number of epochs that {@code {epochs}} and {@code REPRO_EPOCHS} tell the program. */
    @Parameter(property = "repro.epochs")
    private String epochs;

    /**
     * The folder of the data set's files, and of the files that experiments of your own read. A
     * relative path is resolved against the project's folder.
     */
    @Parameter(property = "repro.dataDirectory")
    private File dataDirectory;

    /**
     * The number of trials that train at once, on all devices together: a number, or {@code auto}.
     * On a CPU this is one per core, as far as memory goes; on a GPU it is measured for a second or
     * two before each run. Results do not depend on it: each trial computes on one thread.
     */
    @Parameter(property = "repro.parallel", defaultValue = "auto")
    private String parallel;

    /**
     * The time limit for one experiment, or for the benchmark: whole numbers with {@code d}, {@code
     * h}, {@code m} or {@code s}, e.g. {@code 90m} or {@code 1h30m}, at most {@code 36500d}. An
     * experiment that exceeds it is stopped after a thread dump, and fails the build when the
     * others have run.
     */
    @Parameter(property = "repro.timeout", defaultValue = "24h")
    private String timeout;

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    private MavenSession session;

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private MavenProject project;

    @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
    private MojoExecution execution;

    @Inject private RepositorySystem repositories;

    /** The goal {@code try}. */
    public TryMojo() {}

    @Override
    public void execute() throws MojoExecutionException {
        Path folder = Path.of(session.getExecutionRootDirectory());
        ParameterCheck check = new ParameterCheck();
        check.userProperties(session, execution);
        TriedCommand command = TriedCommand.read(run, experiment, epochs, folder, check);
        Settings settings = settings(folder, check);
        check.rejectBad();
        String version = execution.getMojoDescriptor().getPluginDescriptor().getVersion();
        ResolvedHarness resolved = ResolvedHarness.of(repositories, session, project, version);
        try (FolderLock lock =
                UsedRunFolder.by(execution, project, settings.outputDirectory(), getLog())
                        .alone()) {
            WrittenDefinition written = WrittenDefinition.inPlaceOf(command.experiment(), folder);
            HarnessProcess harness =
                    new HarnessProcess(resolved.classPath(), settings, folder, getLog());
            new Attempt(command, written, harness, settings.outputDirectory(), getLog())
                    .make(
                            new PlanMaker(
                                            settings,
                                            folder,
                                            UserCommand.of(session),
                                            resolved.classPath().sha256(resolved.libraries()),
                                            resolved.libraries())
                                    .plan(command.experiment(), Look.NONE));
            report(settings.outputDirectory());
            tell(written, new NewExperiment(command.experiment(), "own", version), folder);
        } catch (HarnessException | IOException e) {
            throw new MojoExecutionException(e.getMessage(), e);
        }
    }

    private Settings settings(Path folder, ParameterCheck check) {
        Path runFolder =
                check.writableFolder(
                        "outputDirectory", folder.resolve("target/repro-try").toFile());
        return new Settings(
                List.of(),
                Scale.SMOKE,
                null,
                dataDirectory == null ? null : check.folder("dataDirectory", dataDirectory),
                false,
                // As the first run, which looks for the metrics: else a seed could differ from
                // itself.
                "cpu",
                new SeedParameters(check)
                        .readFrom(Objects.requireNonNullElse(seeds, SEEDS), FIRST_SEED),
                List.of(),
                Collections.emptySortedMap(),
                null,
                null,
                check.matching(
                        "parallel",
                        parallel,
                        "auto|[1-9]\\d{0,3}",
                        "auto, or how many runs there are at once"),
                check.numerics(false, false, false),
                runFolder == null
                        ? null
                        : new CachePolicy(
                                TryFolder.in(runFolder).cache().toString(),
                                true,
                                false,
                                CACHE_BYTES),
                ForkedJava.ofMaven(),
                InheritedOptions.of(session, System.getenv()),
                List.of(),
                check.timeSpan("timeout", timeout),
                runFolder);
    }

    private void report(Path runFolder) throws MojoExecutionException {
        BaselineFolder none = new BaselineFolder(runFolder.resolve("baseline"));
        Path page = Reproduction.report(runFolder, none, new BuildMemory(), getLog());
        getLog().info("Report: " + page.toUri());
    }

    private void tell(WrittenDefinition written, NewExperiment names, Path folder)
            throws IOException {
        getLog().info("Written: " + written.path());
        if (project.getFile() == null) {
            getLog().info("Written: " + NewFiles.writePomOfPrograms(names, folder));
        } else {
            List<String> additions = PomAdditions.ofPrograms(project, names);
            if (!additions.isEmpty()) {
                getLog().warn("Add to %s:".formatted(project.getFile()));
                additions.stream().flatMap(String::lines).forEach(getLog()::warn);
            }
        }
        getLog().info(
                        "Next: write a claim into %s, then type mvn verify"
                                .formatted(written.path().getFileName()));
    }
}
