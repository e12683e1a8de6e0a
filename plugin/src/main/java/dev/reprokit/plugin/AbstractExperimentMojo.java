package dev.reprokit.plugin;

import dev.reprokit.plugin.fork.ExperimentClassPath;
import dev.reprokit.plugin.fork.HarnessProcess;
import dev.reprokit.plugin.parameter.ParameterCheck;
import dev.reprokit.plugin.parameter.Settings;
import dev.reprokit.plugin.parameter.SparkParameters;
import dev.reprokit.plugin.project.BuildMemory;
import dev.reprokit.plugin.project.ExperimentModule;
import dev.reprokit.plugin.project.PlanMaker;
import dev.reprokit.plugin.project.UserCommand;
import dev.reprokit.record.run.CachePolicy;
import dev.reprokit.record.run.Dependency;

import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** What goals share that deal with experiments: which question is asked. */
abstract class AbstractExperimentMojo extends AbstractForkMojo {
    /**
     * How much of the published protocols to repeat: {@code smoke} (embedded synthetic images,
     * minutes on two CPU cores), {@code reduced} (real data, subsets and fewer epochs, under an
     * hour an experiment on two CPU cores) or {@code paper} (in full; meant for a GPU).
     */
    @Parameter(property = "repro.scale", defaultValue = "smoke")
    protected String scale;

    /**
     * The data set to train on, {@code synthetic}, {@code synthetic-shifted}, {@code cifar10},
     * {@code cifar10.1} or {@code mnist}. Unless it is given, each experiment uses what its
     * protocol names at this scale.
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
     * How many seeds every condition is trained with. Unless it is given, each experiment has its
     * own number, which suffices for its claims.
     */
    @Parameter(property = "repro.seeds")
    protected String seeds;

    /** The first seed; the others follow it one by one. */
    @Parameter(property = "repro.seed", defaultValue = "1")
    protected String seed;

    /**
     * What runs the trials: {@code local}, this machine, or {@code spark}, an Apache Spark cluster,
     * each trial a task. Every property {@code repro.spark.conf.NAME} is Spark's property NAME,
     * e.g. {@code -Drepro.spark.conf.spark.executor.memory=4g}. Results do not depend on it.
     */
    @Parameter(property = "repro.executor", defaultValue = "local")
    protected String executor;

    /**
     * The Spark cluster: {@code spark://HOST:7077}, {@code yarn} or {@code
     * k8s://https://HOST:PORT}.
     */
    @Parameter(property = "repro.spark.master")
    protected String sparkMaster;

    /** The folder of a Spark 4 on this machine, of the cluster's version. */
    @Parameter(property = "repro.spark.home", defaultValue = "${env.SPARK_HOME}")
    protected File sparkHome;

    /**
     * How many trials train at once, on all devices together: a number, or {@code auto}, which
     * measures for a second or two, and remembers for a day, how many pay. Results do not depend on
     * it: each trial computes on one thread.
     */
    @Parameter(property = "repro.parallel", defaultValue = "auto")
    protected String parallel;

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

    /**
     * Runs every trial and trains every backbone, whatever the cache holds; the new replace the
     * old.
     */
    @Parameter(property = "repro.rerun", defaultValue = "false")
    protected boolean rerun;

    /**
     * {@return ids or globs of the experiments that this goal is about; what is wrong with them is
     * left in the check}
     */
    abstract List<String> selection(ParameterCheck check);

    /** Reads the parameters that only this goal has; what is wrong is left in the check. */
    void ownParameters(ParameterCheck check) {}

    /** Does the goal's work in a project that has experiments. */
    abstract void perform(Reproduction reproduction)
            throws MojoExecutionException, MojoFailureException;

    @Override
    final void perform(Settings settings, ExperimentClassPath classPath, ExperimentModule module)
            throws IOException, MojoExecutionException, MojoFailureException {
        Path folder = project.getBasedir().toPath();
        BuildMemory memory = memory();
        List<Dependency> libraries = module.dependencies(memory);
        PlanMaker plans =
                new PlanMaker(
                        settings,
                        folder,
                        UserCommand.of(session),
                        classPath.sha256(libraries),
                        libraries);
        HarnessProcess harness = new HarnessProcess(classPath, settings, folder, getLog());
        perform(new Reproduction(settings, harness, plans, memory, getLog()));
    }

    @Override
    final Settings settings(ParameterCheck check) {
        ownParameters(check);
        List<String> options = jvmArguments(check);
        return new Settings(
                selection(check),
                check.scale("scale", scale),
                dataset == null
                        ? null
                        : check.matching("dataset", dataset, "[A-Za-z0-9._-]+", "a data set's id"),
                dataDirectory == null ? null : check.folder("dataDirectory", dataDirectory),
                download,
                device(check),
                seeds == null ? null : check.wholeNumber("seeds", seeds, 1),
                check.wholeNumber("seed", seed, 0),
                new SparkParameters(check)
                        .read(
                                executor,
                                sparkMaster,
                                sparkHome,
                                SparkParameters.conf(
                                        project.getProperties(), session.getUserProperties()),
                                parallel,
                                options),
                check.matching(
                        "parallel",
                        parallel,
                        "auto|[1-9]\\d{0,3}",
                        "auto, or how many trials train at once"),
                numerics(check),
                cache(check),
                java(check),
                options,
                timeout(check),
                check.writableFolder("outputDirectory", outputDirectory));
    }

    private CachePolicy cache(ParameterCheck check) {
        Path folder = check.writableFolder("cacheDirectory", cacheDirectory);
        Integer gibibytes = check.wholeNumber("cacheSize", cacheSize, 1);
        return folder == null || gibibytes == null
                ? null
                : new CachePolicy(folder.toString(), rerun, (long) gibibytes << 30);
    }
}
