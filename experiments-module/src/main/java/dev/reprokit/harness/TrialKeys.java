package dev.reprokit.harness;

import ai.djl.util.Platform;

import dev.reprokit.cache.CodeDigest;
import dev.reprokit.cache.CodePath;
import dev.reprokit.cache.Key;
import dev.reprokit.data.Dataset;
import dev.reprokit.experiment.Design;
import dev.reprokit.experiment.Experiment;
import dev.reprokit.record.Dependency;
import dev.reprokit.record.Numerics;
import dev.reprokit.record.Plan;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The keys of a plan's trials.
 *
 * @param common what all trials have in common, by name
 */
record TrialKeys(SortedMap<String, String> common) {
    /** Counts the rules by which keys are made and trials are stored. */
    private static final String FORMAT = "1";

    /** What a trial runs whatever its experiment is. */
    private static final List<String> TRIAL_CODE =
            List.of(RunningTrial.class.getName(), Torch.class.getName());

    /** Options of the JVM that say where things are or what may go online. */
    private static final Set<String> NO_INPUTS =
            Set.of("ai.djl.offline", "OPT_OUT_TRACKING", "jna.library.path");

    /** Variables by which the user can steer PyTorch and the libraries under it. */
    private static final String STEERING =
            "(ATEN|CUBLAS|CUDNN|DNNL|KMP|MKL|OMP|ONEDNN|PYTORCH|TORCH)_.*|NVIDIA_TF32_OVERRIDE";

    /**
     * The keys of a plan.
     *
     * @param plan what is asked
     * @param experiment whose code counts
     * @param design how many images
     * @param dataset the data; null where the experiment brings its own
     * @param torch the device
     * @throws IOException if the code cannot be read
     */
    static TrialKeys of(
            Plan plan, Experiment experiment, Design design, Dataset dataset, Torch torch)
            throws IOException {
        SortedMap<String, String> inputs = new TreeMap<>();
        inputs.put("format", FORMAT);
        inputs.put("experiment", plan.experiment());
        inputs.put("scale", plan.scale().id());
        if (dataset != null) {
            inputs.put("data set", dataset.id());
            inputs.put("training images", String.valueOf(design.trainImages()));
            inputs.put("test images", String.valueOf(design.testImages()));
            dataset.digests().forEach((name, digest) -> inputs.put("data " + name, digest));
        }
        inputs.putAll(numerics(plan.numerics()));
        inputs.put("threads per trial", String.valueOf(Torch.THREADS_PER_TRIAL));
        inputs.put("device", torch.deviceKind());
        inputs.putAll(platform());
        for (Dependency library : plan.dependencies()) {
            inputs.put("library " + library.coordinates(), library.sha256());
        }
        inputs.putAll(code(plan, experiment));
        return new TrialKeys(inputs);
    }

    private static Map<String, String> numerics(Numerics numerics) {
        return Map.of(
                "deterministic", String.valueOf(numerics.deterministic()),
                "TF32", String.valueOf(numerics.tf32()),
                "cuDNN benchmark", String.valueOf(numerics.cudnnBenchmark()));
    }

    private static Map<String, String> platform() {
        Map<String, String> inputs = new TreeMap<>();
        Platform torch = Platform.detectPlatform("pytorch");
        inputs.put("PyTorch", torch.getVersion() + " " + torch.getFlavor());
        inputs.put(
                "JDK",
                "%s %s"
                        .formatted(
                                System.getProperty("java.vendor"),
                                System.getProperty("java.runtime.version")));
        inputs.put("OS", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        for (String option : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
            if (option.startsWith("-D")) {
                String[] property = option.substring(2).split("=", 2);
                if (!NO_INPUTS.contains(property[0])) {
                    inputs.put("system property " + property[0], System.getProperty(property[0]));
                }
            }
        }
        System.getenv().entrySet().stream()
                .filter(variable -> variable.getKey().matches(STEERING))
                .forEach(v -> inputs.put("environment " + v.getKey(), v.getValue()));
        return inputs;
    }

    private static Map<String, String> code(Plan plan, Experiment experiment) throws IOException {
        List<Path> libraries =
                plan.dependencies().stream().map(library -> Path.of(library.file())).toList();
        try (CodePath code = new CodePath(System.getProperty("java.class.path"), libraries)) {
            return CodeDigest.of(code, experiment.getClass().getName(), TRIAL_CODE);
        }
    }

    /** {@return everything that can change the metrics of a trial} */
    Key of(Schedule.Entry entry) {
        SortedMap<String, String> inputs = new TreeMap<>(common);
        inputs.put("condition", entry.condition().id());
        inputs.put("epochs", String.valueOf(entry.condition().epochs()));
        entry.condition()
                .parameters()
                .forEach((name, value) -> inputs.put("parameter " + name, value));
        inputs.put("seed", String.valueOf(entry.seed()));
        return new Key(inputs);
    }
}
