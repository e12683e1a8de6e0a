package dev.reprokit.plugin;

import dev.reprokit.baseline.BaselineFolder;
import dev.reprokit.internal.file.FolderLock;
import dev.reprokit.internal.process.BenchmarkCsv;
import dev.reprokit.internal.process.BenchmarkFolder;
import dev.reprokit.internal.process.BenchmarkPlan;
import dev.reprokit.internal.process.BenchmarkRow;
import dev.reprokit.internal.text.TextTable;
import dev.reprokit.plugin.fork.ExperimentClassPath;
import dev.reprokit.plugin.fork.HarnessException;
import dev.reprokit.plugin.fork.HarnessProcess;
import dev.reprokit.plugin.parameter.ParameterCheck;
import dev.reprokit.plugin.parameter.Settings;
import dev.reprokit.plugin.project.BuildMemory;
import dev.reprokit.plugin.project.ExperimentModule;
import dev.reprokit.plugin.project.ForkedJava;
import dev.reprokit.plugin.project.InheritedOptions;
import dev.reprokit.plugin.project.PlanMaker;
import dev.reprokit.plugin.project.UsedRunFolder;
import dev.reprokit.plugin.project.UserCommand;
import dev.reprokit.record.result.Scale;
import dev.reprokit.record.run.CachePolicy;
import dev.reprokit.record.run.Dependency;
import dev.reprokit.record.run.Look;
import dev.reprokit.record.run.Seeds;
import dev.reprokit.report.BenchmarkTable;
import dev.reprokit.report.HtmlReport;

import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.apache.maven.toolchain.ToolchainManager;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

import javax.inject.Inject;

/**
 * Measures how fast this machine trains the networks of the experiments: with one thread and with
 * several, with one trial and with several at once, compared with the matrix product of the same
 * library. Also measures the time that a run takes apart from training. Writes {@code
 * benchmark.csv} and a page, and judges nothing.
 */
@Mojo(name = "benchmark", requiresDependencyResolution = ResolutionScope.RUNTIME, threadSafe = true)
public final class BenchmarkMojo extends AbstractPageMojo {
    /** The experiment of which a small run is timed. */
    private static final String TIMED_EXPERIMENT = "lrn-removal";

    /** The seconds of training per measured value. More seconds make steadier values. */
    @Parameter(property = "repro.benchmarkSeconds", defaultValue = "3")
    private String benchmarkSeconds;

    /**
     * The device to train on: {@code auto} (a GPU if there is one), {@code cpu}, {@code gpu}, or
     * {@code gpu:N} for the GPU with number N. The goal fails if there is no such device.
     */
    @Parameter(property = "repro.device", defaultValue = "auto")
    private String device;

    /**
     * Switches off everything that can make two runs on one device differ, as far as PyTorch can.
     * Training is slower then. Excludes {@code tf32} and {@code cudnnBenchmark}.
     */
    @Parameter(property = "repro.deterministic", defaultValue = "false")
    private boolean deterministic;

    /** Lets a GPU round the inputs of matrix products and convolutions to TF32. */
    @Parameter(property = "repro.tf32", defaultValue = "false")
    private boolean tf32;

    /** Lets cuDNN try its algorithms and use the fastest one. */
    @Parameter(property = "repro.cudnnBenchmark", defaultValue = "false")
    private boolean cudnnBenchmark;

    /**
     * Options for the JVM that trains, e.g. {@code -Xmx8g}, separated by blanks. Single or double
     * quotes hold words together. They come last and so override the goal's own options.
     */
    @Parameter(property = "repro.jvmArguments")
    private String jvmArguments;

    /**
     * The time limit for one experiment, or for the benchmark: whole numbers with {@code d}, {@code
     * h}, {@code m} or {@code s}, e.g. {@code 90m} or {@code 1h30m}, at most {@code 36500d}. An
     * experiment that exceeds it is stopped after a thread dump, and fails the build when the
     * others have run.
     */
    @Parameter(property = "repro.timeout", defaultValue = "24h")
    private String timeout;

    @Inject private ToolchainManager toolchains;

    /** The goal {@code benchmark}. */
    public BenchmarkMojo() {}

    @Override
    void perform() throws MojoExecutionException {
        ParameterCheck check = new ParameterCheck();
        check.userProperties(session, execution);
        check.home(System.getProperty("user.home"));
        Integer seconds = check.wholeNumber("benchmarkSeconds", benchmarkSeconds, 1);
        Settings settings = settings(check);
        check.rejectBad();
        ExperimentModule module = new ExperimentModule(project, session, execution);
        Optional<ExperimentClassPath> classPath = module.classPath(getLog());
        if (classPath.isPresent()) {
            benchmark(settings, seconds, module, classPath.get());
        }
    }

    private Settings settings(ParameterCheck check) {
        Path runFolder = check.writableFolder("outputDirectory", outputDirectory);
        return new Settings(
                List.of(TIMED_EXPERIMENT),
                Scale.SMOKE,
                null,
                null,
                false,
                check.device("device", device),
                Seeds.counted(1, 1),
                List.of(),
                Collections.emptySortedMap(),
                null,
                null,
                "1",
                check.numerics(deterministic, tf32, cudnnBenchmark),
                runFolder == null ? null : neverUsed(BenchmarkFolder.in(runFolder)),
                ForkedJava.of(toolchains, session, check),
                InheritedOptions.of(session, System.getenv()),
                check.words("jvmArguments", jvmArguments),
                check.timeSpan("timeout", timeout),
                runFolder);
    }

    /** Returns a cache from which nothing is read, since the timed run must train. */
    private static CachePolicy neverUsed(BenchmarkFolder folder) {
        return new CachePolicy(folder.path().resolve("cache").toString(), true, false, 1L << 30);
    }

    private void benchmark(
            Settings settings, int seconds, ExperimentModule module, ExperimentClassPath classPath)
            throws MojoExecutionException {
        BenchmarkFolder folder = BenchmarkFolder.in(settings.outputDirectory());
        try (FolderLock lock =
                UsedRunFolder.by(execution, project, settings.outputDirectory(), getLog())
                        .alone()) {
            measure(settings, seconds, module, classPath, folder);
            HtmlReport report =
                    HtmlReport.read(
                            settings.outputDirectory(),
                            new BaselineFolder(baselineDirectory.toPath()));
            Path page = report.writeBenchmark();
            for (BenchmarkTable table : BenchmarkTable.all(mostImportant(folder))) {
                getLog().info(table.title());
                TextTable.of(table.medians()).forEach(line -> getLog().info("  " + line));
            }
            getLog().info("Values: " + folder.measurements());
            getLog().info("Report: " + page.toUri());
        } catch (HarnessException | IOException e) {
            throw new MojoExecutionException(e.getMessage(), e);
        }
    }

    /** Returns the rows for the log, which is narrow; the page has all of them. */
    private static List<BenchmarkRow> mostImportant(BenchmarkFolder folder) throws IOException {
        return BenchmarkCsv.read(folder.measurements()).stream()
                .filter(
                        row ->
                                row.section() == BenchmarkRow.Section.OWN_COST
                                        || row.section() == BenchmarkRow.Section.SPEED
                                                && !row.unit().equals("cores"))
                .toList();
    }

    private void measure(
            Settings settings,
            int seconds,
            ExperimentModule module,
            ExperimentClassPath classPath,
            BenchmarkFolder folder)
            throws HarnessException, IOException {
        Path project = this.project.getBasedir().toPath();
        List<BenchmarkRow> measured = new ArrayList<>();
        long start = System.nanoTime();
        // A new memory: the digests cost what they cost in a build's first goal.
        List<Dependency> dependencies = module.dependencies(new BuildMemory());
        String digest = classPath.sha256(dependencies);
        measured.add(ownCost("digests of the class path", start));
        HarnessProcess harness = new HarnessProcess(classPath, settings, project, getLog());
        start = System.nanoTime();
        harness.catalogue(dependencies);
        measured.add(ownCost("list of the experiments, by a JVM of its own", start));
        PlanMaker plans =
                new PlanMaker(settings, project, UserCommand.of(session), digest, dependencies);
        harness.benchmark(
                new BenchmarkPlan(
                        plans.plan(TIMED_EXPERIMENT, Look.NONE),
                        seconds,
                        System.currentTimeMillis(),
                        measured),
                folder);
    }

    private static BenchmarkRow ownCost(String metric, long start) {
        double seconds = (System.nanoTime() - start) / 1e9;
        return BenchmarkRow.single(BenchmarkRow.Section.OWN_COST, metric, seconds, "s");
    }
}
