package dev.reprokit.plugin;

import dev.reprokit.record.CachePolicy;

import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** What goals share that deal with experiments: which question is asked, and where it is run. */
abstract class AbstractExperimentMojo extends AbstractReproMojo {
    /**
     * How much of the published protocols to repeat: {@code smoke} (embedded synthetic images,
     * minutes on two CPU cores), {@code reduced} (real data, subsets and fewer epochs, under an
     * hour an experiment on two CPU cores) or {@code paper} (in full; meant for a GPU).
     */
    @Parameter(property = "repro.scale", defaultValue = "smoke")
    protected String scale;

    /**
     * The data set to train on, e.g. {@code synthetic} or {@code cifar10}. Unless it is given, each
     * experiment uses what its protocol names at this scale.
     */
    @Parameter(property = "repro.dataset")
    protected String dataset;

    /**
     * The folder that holds the data set's files. A relative path starts at the project's folder.
     */
    @Parameter(property = "repro.dataDirectory")
    protected File dataDirectory;

    /**
     * Whether data files that are missing may be downloaded from the data set's official address
     * into the data folder. Nothing else ever goes online.
     */
    @Parameter(property = "repro.download", defaultValue = "false")
    protected boolean download;

    /**
     * Where to train: {@code auto} (a GPU if there is one), {@code cpu}, {@code gpu}, or {@code
     * gpu:N} for the GPU with that number. Without such a device the goal fails.
     */
    @Parameter(property = "repro.device", defaultValue = "auto")
    protected String device;

    /**
     * How many seeds every condition is trained with. Unless it is given, each experiment has its
     * own number, which suffices for its claims.
     */
    @Parameter(property = "repro.seeds")
    protected String seeds;

    /** The first seed; the others follow it one by one. */
    @Parameter(property = "repro.seed", defaultValue = "1")
    protected String seed;

    /**
     * How many trials train at once, on all devices together: a number, or {@code auto}, which
     * measures for a second or two, and remembers for a day, how many pay. Results do not depend on
     * it: each trial computes on one thread.
     */
    @Parameter(property = "repro.parallel", defaultValue = "auto")
    protected String parallel;

    /**
     * Switches off whatever can make two runs on one device differ, as far as PyTorch can, at the
     * price of speed. Excludes {@code tf32} and {@code cudnnBenchmark}.
     */
    @Parameter(property = "repro.deterministic", defaultValue = "false")
    protected boolean deterministic;

    /** Lets a GPU round the inputs of matrix products and convolutions to TF32. */
    @Parameter(property = "repro.tf32", defaultValue = "false")
    protected boolean tf32;

    /** Lets cuDNN try its algorithms and take the fastest. */
    @Parameter(property = "repro.cudnnBenchmark", defaultValue = "false")
    protected boolean cudnnBenchmark;

    /**
     * Where finished trials are kept. One whose inputs have not changed is not run again, also
     * after {@code mvn clean}.
     */
    @Parameter(
            property = "repro.cacheDirectory",
            defaultValue = "${user.home}/.cache/reprokit/trials")
    protected File cacheDirectory;

    /** How large the cache may grow, in GiB; what was used least recently goes first. */
    @Parameter(property = "repro.cacheSize", defaultValue = "10")
    protected String cacheSize;

    /** Runs every trial again, whatever the cache holds. */
    @Parameter(property = "repro.rerun", defaultValue = "false")
    protected boolean rerun;

    /**
     * Options for the JVM that trains, e.g. {@code -Xmx8g}, separated by blanks. Single or double
     * quotes hold words together. They come last and so win over the goal's own.
     */
    @Parameter(property = "repro.jvmArguments")
    protected String jvmArguments;

    /**
     * How long one experiment may take: a whole number and {@code s}, {@code m}, {@code h} or
     * {@code d}, e.g. {@code 90m}. One that takes longer is stopped, after a thread dump, and fails
     * the build when the others have run.
     */
    @Parameter(property = "repro.timeout", defaultValue = "24h")
    protected String timeout;

    /** {@return ids or globs of the experiments that this goal is about} */
    abstract String selection();

    /** Does the goal's work in a project that has experiments. */
    abstract void perform(Reproduction reproduction)
            throws MojoExecutionException, MojoFailureException;

    @Override
    final void perform() throws MojoExecutionException, MojoFailureException {
        Settings settings = settings();
        try {
            ExperimentClassPath classPath = ExperimentClassPath.of(project);
            Module module = new Module(project, session, execution);
            Optional<String> reason = module.reasonToSkip(classPath);
            if (reason.isPresent()) {
                getLog().info("Skipped: " + reason.get());
                return;
            }
            Path folder = project.getBasedir().toPath();
            PlanMaker plans =
                    new PlanMaker(
                            settings,
                            folder,
                            UserCommand.of(session),
                            classPath.sha256(),
                            module.dependencies());
            Harness harness = new Harness(classPath, settings, folder, getLog());
            perform(new Reproduction(settings, harness, plans, getLog()));
        } catch (IOException e) {
            throw new MojoExecutionException("The runtime class path cannot be read: " + e, e);
        }
    }

    private Settings settings() throws MojoExecutionException {
        ParameterCheck check = new ParameterCheck();
        check.userProperties(
                session.getUserProperties(),
                GoalParameters.types(execution.getMojoDescriptor().getPluginDescriptor()));
        Settings settings =
                new Settings(
                        check.selection("experiments", selection()),
                        check.scale("scale", scale),
                        dataset == null
                                ? null
                                : check.matching(
                                        "dataset", dataset, "[A-Za-z0-9._-]+", "a data set's id"),
                        dataDirectory == null ? null : check.folder("dataDirectory", dataDirectory),
                        download,
                        check.matching(
                                "device",
                                device,
                                "auto|cpu|gpu(:\\d{1,3})?",
                                "auto, cpu, gpu, or gpu:N with the GPU's number"),
                        seeds == null ? null : check.wholeNumber("seeds", seeds, 1),
                        check.wholeNumber("seed", seed, 0),
                        check.matching(
                                "parallel",
                                parallel,
                                "auto|[1-9]\\d{0,3}",
                                "auto, or how many trials train at once"),
                        check.numerics(deterministic, tf32, cudnnBenchmark),
                        cache(check),
                        check.words("jvmArguments", jvmArguments),
                        check.timeSpan("timeout", timeout),
                        check.writableFolder("outputDirectory", outputDirectory));
        check.rejectBad();
        return settings;
    }

    private CachePolicy cache(ParameterCheck check) {
        Path folder = check.writableFolder("cacheDirectory", cacheDirectory);
        Integer gibibytes = check.wholeNumber("cacheSize", cacheSize, 1);
        return folder == null || gibibytes == null
                ? null
                : new CachePolicy(folder.toString(), rerun, (long) gibibytes << 30);
    }
}
