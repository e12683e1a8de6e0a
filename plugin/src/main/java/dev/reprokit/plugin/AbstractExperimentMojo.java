package dev.reprokit.plugin;

import dev.reprokit.baseline.BaselineFolder;
import dev.reprokit.internal.file.FolderLock;
import dev.reprokit.plugin.fork.ExperimentClassPath;
import dev.reprokit.plugin.fork.HarnessProcess;
import dev.reprokit.plugin.parameter.BuildBudget;
import dev.reprokit.plugin.parameter.OverrideParameters;
import dev.reprokit.plugin.parameter.ParameterCheck;
import dev.reprokit.plugin.parameter.SeedParameters;
import dev.reprokit.plugin.parameter.Settings;
import dev.reprokit.plugin.parameter.SparkParameters;
import dev.reprokit.plugin.project.BuildMemory;
import dev.reprokit.plugin.project.ExperimentModule;
import dev.reprokit.plugin.project.ForkedJava;
import dev.reprokit.plugin.project.InheritedOptions;
import dev.reprokit.plugin.project.LoweredLibraries;
import dev.reprokit.plugin.project.PlanMaker;
import dev.reprokit.plugin.project.UsedRunFolder;
import dev.reprokit.plugin.project.UserCommand;
import dev.reprokit.record.run.CachePolicy;
import dev.reprokit.record.run.Dependency;
import dev.reprokit.record.run.Plan;

import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.apache.maven.toolchain.ToolchainManager;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import javax.inject.Inject;

/**
 * Base of the goals that deal with experiments. A goal reads its parameters into one {@link
 * Settings}, then takes steps of a {@link Reproduction}.
 *
 * <p>Maven fills the fields of a goal's class and its superclasses only. {@link AbstractPageMojo}
 * therefore repeats the folders and {@code skip}, and {@link BenchmarkMojo} what concerns the
 * forked JVM; a test holds the copies equal.
 */
abstract class AbstractExperimentMojo extends AbstractMojo {
    /**
     * The run folder: results, verdicts and pages, one folder per experiment. It is created if it
     * does not exist.
     */
    @Parameter(
            property = "repro.outputDirectory",
            defaultValue = "${project.build.directory}/repro")
    protected File outputDirectory;

    /**
     * The folder of the accepted results, {@code SCALE/EXPERIMENT.csv}, and of the histories,
     * {@code history/SCALE/EXPERIMENT.csv}, to be committed. The goal {@code baseline} writes them,
     * {@code check} compares runs with them, and {@code report} shows both.
     */
    @Parameter(
            property = "repro.baseline.directory",
            defaultValue = "${project.basedir}/src/repro/baseline")
    protected File baselineDirectory;

    /** Skips the goal: no experiment runs, and nothing is judged. */
    @Parameter(property = "repro.skip", defaultValue = "false")
    protected boolean skip;

    /**
     * The share of the published protocols that is repeated: {@code smoke} (small synthetic images,
     * a few epochs; minutes per experiment on two CPU cores), {@code reduced} (real data, subsets
     * and fewer epochs; minutes to somewhat over an hour per experiment on two CPU cores) or {@code
     * paper} (in full; meant for a GPU). The goal {@code list} shows how long each experiment
     * takes. Each property {@code repro.override.NAME} overrides a number of the design for a look:
     * {@code epochs}, {@code trainImages} or {@code testImages}, e.g. {@code
     * -Drepro.override.epochs=3}. No claim applies to such a run, and it is never a baseline.
     */
    @Parameter(property = "repro.scale", defaultValue = "smoke")
    protected String scale;

    /**
     * The data set to train on: {@code synthetic}, {@code synthetic-grey}, {@code
     * synthetic-shifted}, {@code cifar10}, {@code cifar10.1} or {@code mnist}. By default each
     * experiment uses the data set that its protocol names at this scale.
     */
    @Parameter(property = "repro.dataset")
    protected String dataset;

    /**
     * The folder of the data set's files, and of the files that experiments of your own read. A
     * relative path is resolved against the project's folder.
     */
    @Parameter(property = "repro.dataDirectory")
    protected File dataDirectory;

    /**
     * Allows the download of missing data files from the data set's official address into the data
     * folder and, under {@code -Pcuda}, of PyTorch's CUDA library by DJL. Nothing else ever goes
     * online.
     */
    @Parameter(property = "repro.download", defaultValue = "false")
    protected boolean download;

    /**
     * The seeds with which each condition is trained: a number of them, e.g. {@code 5}, or a list
     * with ranges, e.g. {@code 1,3,7..9}. By default each experiment uses its own number, which
     * suffices for its claims.
     */
    @Parameter(property = "repro.seeds")
    protected String seeds;

    /**
     * The first seed, if {@code seeds} is a number. The others are the whole numbers that follow
     * it.
     */
    @Parameter(property = "repro.seed", defaultValue = "1")
    protected String seed;

    /**
     * The conditions that run, for a look: ids or globs, separated by commas, e.g. {@code with-*}.
     * The goal {@code describe} shows all ids. By default all run. Claims that need one that is
     * left out do not apply, and the run is never a baseline.
     */
    @Parameter(property = "repro.conditions")
    protected String conditions;

    /**
     * A folder of runs that somebody has made before: CSV files, JSON lines, TensorBoard's event
     * files, or an MLflow store. They are judged instead of run. For experiments that files in
     * {@code src/repro/experiments} define; {@code import:} there says where each run is. The
     * verdicts are marked, and are never a baseline.
     */
    @Parameter(property = "repro.import")
    protected File importDirectory;

    /**
     * The place where trials run: {@code local}, this machine, or {@code spark}, an Apache Spark
     * cluster, one task per trial. Each property {@code repro.spark.conf.NAME} sets Spark's
     * property NAME, e.g. {@code -Drepro.spark.conf.spark.executor.memory=4g}. Results do not
     * depend on the place.
     */
    @Parameter(property = "repro.executor", defaultValue = "local")
    protected String executor;

    /**
     * The Spark cluster: {@code spark://HOST:7077}, {@code yarn} or {@code
     * k8s://https://HOST:PORT}.
     */
    @Parameter(property = "repro.spark.master")
    protected String sparkMaster;

    /** The folder of a Spark 4 on this machine, in the cluster's version. */
    @Parameter(property = "repro.spark.home", defaultValue = "${env.SPARK_HOME}")
    protected File sparkHome;

    /**
     * The number of trials that train at once, on all devices together: a number, or {@code auto}.
     * On a CPU this is one per core, as far as memory goes; on a GPU it is measured for a second or
     * two before each run. Results do not depend on it: each trial computes on one thread.
     */
    @Parameter(property = "repro.parallel", defaultValue = "auto")
    protected String parallel;

    /**
     * The folder that keeps finished trials. A trial whose inputs have not changed is not run
     * again, not even after {@code mvn clean}.
     */
    @Parameter(
            property = "repro.cacheDirectory",
            defaultValue = "${user.home}/.cache/reprokit/trials")
    protected File cacheDirectory;

    /** The size that the cache may reach, in GiB. Trials that were used least recently go first. */
    @Parameter(property = "repro.cacheSize", defaultValue = "10")
    protected String cacheSize;

    /**
     * Runs every trial and trains every backbone, even if the cache holds it. The new results
     * replace the old ones.
     */
    @Parameter(property = "repro.rerun", defaultValue = "false")
    protected boolean rerun;

    /**
     * Takes finished trials of other machines from the cache, too, if nothing differs but the model
     * of the device, the JDK that runs them and the operating system's name: for one run on several
     * machines, or on CI's changing ones. The page names them. Such a run has not the bits of any
     * one machine.
     */
    @Parameter(property = "repro.anyMachine", defaultValue = "false")
    protected boolean anyMachine;

    /**
     * The device to train on: {@code auto} (a GPU if there is one), {@code cpu}, {@code gpu}, or
     * {@code gpu:N} for the GPU with number N. The goal fails if there is no such device.
     */
    @Parameter(property = "repro.device", defaultValue = "auto")
    protected String device;

    /**
     * Switches off everything that can make two runs on one device differ, as far as PyTorch can.
     * Training is slower then. Excludes {@code tf32} and {@code cudnnBenchmark}.
     */
    @Parameter(property = "repro.deterministic", defaultValue = "false")
    protected boolean deterministic;

    /** Lets a GPU round the inputs of matrix products and convolutions to TF32. */
    @Parameter(property = "repro.tf32", defaultValue = "false")
    protected boolean tf32;

    /** Lets cuDNN try its algorithms and use the fastest one. */
    @Parameter(property = "repro.cudnnBenchmark", defaultValue = "false")
    protected boolean cudnnBenchmark;

    /**
     * Options for the JVM that trains, e.g. {@code -Xmx8g}, separated by blanks. Single or double
     * quotes hold words together. They come last and so override the goal's own options.
     */
    @Parameter(property = "repro.jvmArguments")
    protected String jvmArguments;

    /**
     * The time limit for one experiment, or for the benchmark: whole numbers with {@code d}, {@code
     * h}, {@code m} or {@code s}, e.g. {@code 90m} or {@code 1h30m}, at most {@code 36500d}. An
     * experiment that exceeds it is stopped after a thread dump, and fails the build when the
     * others have run.
     */
    @Parameter(property = "repro.timeout", defaultValue = "24h")
    protected String timeout;

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    protected MavenSession session;

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    protected MavenProject project;

    @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
    protected MojoExecution execution;

    @Inject private ToolchainManager toolchains;

    /** Steps that a goal takes. */
    interface Steps {
        void take(Reproduction reproduction) throws MojoExecutionException, MojoFailureException;
    }

    @Override
    public final void execute() throws MojoExecutionException, MojoFailureException {
        if (!SkippedProject.is(skip, project, getLog())) {
            perform();
        }
    }

    /** Reads the goal's parameters and does its work. */
    abstract void perform() throws MojoExecutionException, MojoFailureException;

    /**
     * Reads the parameters that all experiment goals share.
     *
     * @param experiments ids or globs of the experiments that the goal deals with; empty for the
     *     default
     * @param check collects what is wrong with parameters
     * @return the settings; only of use if the check found nothing wrong
     */
    final Settings settings(List<String> experiments, ParameterCheck check) {
        check.userProperties(session, execution);
        check.home(System.getProperty("user.home"));
        List<String> options = check.words("jvmArguments", jvmArguments);
        Path java = ForkedJava.of(toolchains, session, check);
        if (download && session.isOffline()) {
            check.problem(
                    "-Drepro.download=true: Maven is offline (-o, or <offline> in settings.xml), so nothing is downloaded; leave one of the two out");
        }
        return new Settings(
                experiments,
                check.scale("scale", scale),
                dataset == null
                        ? null
                        : check.matching("dataset", dataset, "[A-Za-z0-9._-]+", "a data set's id"),
                dataDirectory == null ? null : check.folder("dataDirectory", dataDirectory),
                download,
                check.device("device", device),
                new SeedParameters(check).read(seeds, seed),
                check.selection(
                        "conditions", conditions, "ids or globs of conditions such as with-*"),
                new OverrideParameters(check)
                        .read(project.getProperties(), session.getUserProperties()),
                imported(check),
                new SparkParameters(check)
                        .read(
                                executor,
                                sparkMaster,
                                sparkHome,
                                SparkParameters.conf(
                                        project.getProperties(), session.getUserProperties()),
                                parallel,
                                java,
                                options),
                check.matching(
                        "parallel",
                        parallel,
                        "auto|[1-9]\\d{0,3}",
                        "auto, or how many trials train at once"),
                check.numerics(deterministic, tf32, cudnnBenchmark),
                cache(check),
                java,
                InheritedOptions.of(session, System.getenv()),
                options,
                check.timeSpan("timeout", timeout),
                check.writableFolder("outputDirectory", outputDirectory));
    }

    private Path imported(ParameterCheck check) {
        if (importDirectory == null) {
            return null;
        }
        if (!judgesImported()) {
            check.problem(
                    "-Drepro.import: the goal %s judges no runs that exist already; repro:run and repro:check do. Leave it out"
                            .formatted(execution.getGoal()));
        }
        if (Plan.SPARK.equals(executor)) {
            check.problem(
                    "-Drepro.import: runs that exist already are read on this machine; leave -Drepro.executor=spark out");
        }
        return check.folder("import", importDirectory);
    }

    /** {@return whether the goal judges runs that exist already} */
    boolean judgesImported() {
        return false;
    }

    /**
     * Reads the time that all runs of this build may take together.
     *
     * @param budget a time span; null for no end
     * @return null for no end
     */
    final BuildBudget budget(String budget, ParameterCheck check) {
        if (budget == null) {
            return null;
        }
        if (rerun) {
            check.problem(
                    "-Drepro.budget goes on where the last run has stopped, and -Drepro.rerun=true begins anew: leave one of the two out");
        }
        if (Plan.SPARK.equals(executor)) {
            check.problem(
                    "-Drepro.budget: trials on a Spark cluster cannot stop and go on; leave it out, or run them on this machine");
        }
        Duration length = check.timeSpan("budget", budget);
        return length == null
                ? null
                : new BuildBudget(session.getRequest().getStartTime().toInstant(), length);
    }

    /** {@return the durations that earlier runs of this project left} */
    final MeasuredTimes measuredTimes() {
        return new MeasuredTimes(
                outputDirectory.toPath().toAbsolutePath(),
                new BaselineFolder(baselineDirectory.toPath().toAbsolutePath()));
    }

    private CachePolicy cache(ParameterCheck check) {
        Path folder = check.cacheFolder("cacheDirectory", cacheDirectory);
        Integer gibibytes = check.wholeNumber("cacheSize", cacheSize, 1);
        if (rerun && anyMachine) {
            check.problem(
                    "-Drepro.anyMachine=true takes finished trials, and -Drepro.rerun=true takes none: leave one of the two out");
        }
        return folder == null || gibibytes == null
                ? null
                : new CachePolicy(folder.toString(), rerun, anyMachine, (long) gibibytes << 30);
    }

    /**
     * Takes steps in this project. Takes none, and logs why, in a module without experiments that a
     * goal typed at the root of a build comes by.
     *
     * @param settings valid settings
     * @param steps the goal's work
     */
    // Maven's interface of the plugin context is older than generics.
    @SuppressWarnings("unchecked")
    final void reproduce(Settings settings, Steps steps)
            throws MojoExecutionException, MojoFailureException {
        ExperimentModule module = new ExperimentModule(project, session, execution);
        Optional<ExperimentClassPath> classPath = module.classPath(getLog());
        if (classPath.isPresent()) {
            BuildMemory memory = BuildMemory.in(getPluginContext());
            LoweredLibraries lowered = module.loweredLibraries();
            if (!lowered.names().isEmpty() && memory.isNew(lowered)) {
                getLog().warn(lowered.inWords());
            }
            try {
                steps.take(reproduction(settings, module, classPath.get(), memory));
            } catch (MojoExecutionException e) {
                String explained = lowered.explain(e.getMessage());
                throw explained.equals(e.getMessage())
                        ? e
                        : new MojoExecutionException(explained, e);
            }
        }
    }

    /** Takes steps that write in the run folder, which nobody else uses meanwhile. */
    final void reproduceAlone(Settings settings, Steps steps)
            throws MojoExecutionException, MojoFailureException {
        UsedRunFolder folder = usedBy(settings);
        reproduce(settings, reproduction -> take(folder.alone(), steps, reproduction));
    }

    /** Takes steps that read the run folder, in which nobody writes meanwhile. */
    final void reproduceReading(Settings settings, Steps steps)
            throws MojoExecutionException, MojoFailureException {
        UsedRunFolder folder = usedBy(settings);
        reproduce(settings, reproduction -> take(folder.shared(), steps, reproduction));
    }

    /** Takes steps that write in a folder of the goal's own, which lies in the run folder. */
    final void reproduceIn(String name, Settings settings, Steps steps)
            throws MojoExecutionException, MojoFailureException {
        UsedRunFolder folder = used(settings.outputDirectory().resolve(name));
        reproduce(settings, reproduction -> take(folder.alone(), steps, reproduction));
    }

    private UsedRunFolder usedBy(Settings settings) {
        return used(settings.outputDirectory());
    }

    private UsedRunFolder used(Path folder) {
        return UsedRunFolder.by(execution, project, folder, getLog());
    }

    private static void take(FolderLock lock, Steps steps, Reproduction reproduction)
            throws MojoExecutionException, MojoFailureException {
        try (lock) {
            steps.take(reproduction);
        }
    }

    private Reproduction reproduction(
            Settings settings,
            ExperimentModule module,
            ExperimentClassPath classPath,
            BuildMemory memory)
            throws MojoExecutionException {
        Path folder = project.getBasedir().toPath();
        try {
            List<Dependency> libraries = module.dependencies(memory);
            PlanMaker plans =
                    new PlanMaker(
                            settings,
                            folder,
                            UserCommand.of(session),
                            module.sha256(classPath, libraries),
                            libraries);
            HarnessProcess harness = new HarnessProcess(classPath, settings, folder, getLog());
            return new Reproduction(
                    settings, module.ownExperiments(), harness, plans, memory, getLog());
        } catch (IOException e) {
            throw ExperimentModule.unreadable(e);
        }
    }
}
