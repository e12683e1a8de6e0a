package dev.reprokit.plugin;

import dev.reprokit.plugin.fork.ExperimentClassPath;
import dev.reprokit.plugin.parameter.ParameterCheck;
import dev.reprokit.plugin.parameter.Settings;
import dev.reprokit.plugin.project.BuildMemory;
import dev.reprokit.plugin.project.ExperimentModule;
import dev.reprokit.plugin.project.ForkedJava;
import dev.reprokit.record.run.Numerics;

import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.toolchain.ToolchainManager;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import javax.inject.Inject;

/** What goals share that fork a JVM: where it computes, how exactly, and how long it may take. */
abstract class AbstractForkMojo extends AbstractReproMojo {
    /**
     * Where to train: {@code auto} (a GPU if there is one), {@code cpu}, {@code gpu}, or {@code
     * gpu:N} for the GPU with that number. Without such a device the goal fails.
     */
    @Parameter(property = "repro.device", defaultValue = "auto")
    protected String device;

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
     * Options for the JVM that trains, e.g. {@code -Xmx8g}, separated by blanks. Single or double
     * quotes hold words together. They come last and so win over the goal's own.
     */
    @Parameter(property = "repro.jvmArguments")
    protected String jvmArguments;

    /**
     * How long one experiment, or the benchmark, may take: a whole number and {@code s}, {@code m},
     * {@code h} or {@code d}, e.g. {@code 90m}, at most {@code 36500d}. One that takes longer is
     * stopped, after a thread dump, and fails the build when the others have run.
     */
    @Parameter(property = "repro.timeout", defaultValue = "24h")
    protected String timeout;

    @Inject private ToolchainManager toolchains;

    /** {@return what the user asked for; what is wrong with it is left in the check} */
    abstract Settings settings(ParameterCheck check);

    /** Does the goal's work in a project that has experiments. */
    abstract void perform(Settings settings, ExperimentClassPath classPath, ExperimentModule module)
            throws IOException, MojoExecutionException, MojoFailureException;

    @Override
    final void perform() throws MojoExecutionException, MojoFailureException {
        ParameterCheck check = parameterCheck();
        check.userProperties(session, execution);
        perform(settings(check), check);
    }

    /** {@return what reads the parameters} */
    ParameterCheck parameterCheck() {
        return new ParameterCheck();
    }

    /** Does the goal's work unless a parameter is bad or there are no experiments. */
    void perform(Settings settings, ParameterCheck check)
            throws MojoExecutionException, MojoFailureException {
        check.rejectBad();
        try {
            ExperimentClassPath classPath = ExperimentClassPath.of(project);
            ExperimentModule module = new ExperimentModule(project, session, execution);
            Optional<String> reason = module.reasonToSkip(classPath);
            if (reason.isPresent()) {
                getLog().info("Skipped: " + reason.get());
                return;
            }
            perform(settings, classPath, module);
        } catch (IOException e) {
            throw new MojoExecutionException("The runtime class path cannot be read: " + e, e);
        }
    }

    /** {@return what the goals of this build need not find out twice} */
    // Maven's interface is older than generics.
    @SuppressWarnings("unchecked")
    final BuildMemory memory() {
        return BuildMemory.in(getPluginContext());
    }

    final String device(ParameterCheck check) {
        return check.matching(
                "device",
                device,
                "auto|cpu|gpu(:\\d{1,3})?",
                "auto, cpu, gpu, or gpu:N with the GPU's number");
    }

    final Numerics numerics(ParameterCheck check) {
        return check.numerics(deterministic, tf32, cudnnBenchmark);
    }

    final Path java(ParameterCheck check) {
        return ForkedJava.of(toolchains, session, check);
    }

    final List<String> jvmArguments(ParameterCheck check) {
        return check.words("jvmArguments", jvmArguments);
    }

    final Duration timeout(ParameterCheck check) {
        return check.timeSpan("timeout", timeout);
    }
}
