package dev.reprokit.internal.harness.trial;

import dev.reprokit.data.Dataset;
import dev.reprokit.experiment.Design;
import dev.reprokit.internal.file.Sha256;
import dev.reprokit.internal.harness.machine.RefusedException;
import dev.reprokit.internal.harness.machine.Workplace;
import dev.reprokit.internal.program.ProgramException;
import dev.reprokit.internal.program.ProgramExperiment;
import dev.reprokit.internal.text.Secrets;
import dev.reprokit.record.run.Dependency;
import dev.reprokit.record.run.Numerics;
import dev.reprokit.record.run.Plan;

import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Inputs of everything that a plan computes, independent of experiment and trial: the data, the
 * machine, the libraries. The code is separate: {@link PlannedCode}.
 *
 * @param inputs by name
 */
public record CommonInputs(SortedMap<String, String> inputs) {
    /** Version of the rules by which keys are made and results are stored. */
    private static final String FORMAT = "3";

    private static final String THREADS_PER_TRIAL = "threads per trial";

    private static final String DEVICE = "device";
    private static final String JDK = "JDK";
    private static final String OS = "OS";

    /** Ignored, because each trial's thread sets the number of threads of its libraries itself. */
    private static final String THREADS = "OMP_NUM_THREADS";

    /**
     * Environment variables by which a user can influence PyTorch, OpenBLAS and the libraries under
     * them.
     */
    public static final String STEERING =
            "(ATEN|CUBLAS|CUDNN|DNNL|KMP|MKL|OMP|ONEDNN|OPENBLAS|PYTORCH|TORCH)_.*|NVIDIA_TF32_OVERRIDE";

    /**
     * Collects the inputs of a plan.
     *
     * @param work the plan, its data and its files
     * @param place the device
     * @throws RefusedException if a file or command is missing on which a program depends
     */
    public static CommonInputs of(PlannedWork work, Workplace place) throws RefusedException {
        return work.experiment() instanceof ProgramExperiment program
                ? ofProgram(work, program, place)
                : ofTorch(work, place);
    }

    /** The JVM and its libraries count for nothing: the program brings its own. */
    private static CommonInputs ofProgram(
            PlannedWork work, ProgramExperiment program, Workplace place) throws RefusedException {
        SortedMap<String, String> inputs = new TreeMap<>();
        inputs.put("format", FORMAT);
        inputs.putAll(ofData(work));
        inputs.put(THREADS_PER_TRIAL, String.valueOf(work.threadsPerTrial()));
        inputs.put(DEVICE, place.deviceKind());
        inputs.put(OS, os());
        inputs.putAll(steering(System.getenv()));
        try {
            inputs.putAll(program.inputs().byName());
        } catch (ProgramException e) {
            throw new RefusedException(e.getMessage(), e);
        }
        return new CommonInputs(inputs);
    }

    /** {@return the inputs of runs that were imported: their files, and nothing of this machine} */
    public static CommonInputs ofImport(PlannedWork work) {
        SortedMap<String, String> inputs = new TreeMap<>(ofData(work));
        inputs.put("format", FORMAT);
        inputs.put(THREADS_PER_TRIAL, "0");
        return new CommonInputs(inputs);
    }

    private static CommonInputs ofTorch(PlannedWork work, Workplace place) {
        Plan plan = work.plan();
        SortedMap<String, String> inputs = new TreeMap<>();
        inputs.put("format", FORMAT);
        inputs.putAll(ofData(work));
        inputs.putAll(numerics(plan.numerics()));
        inputs.put(THREADS_PER_TRIAL, String.valueOf(work.threadsPerTrial()));
        inputs.put(DEVICE, place.deviceKind());
        inputs.putAll(place.inputs());
        inputs.putAll(platform());
        for (Dependency library : plan.dependencies()) {
            inputs.put("library " + library.coordinates(), library.sha256());
        }
        return new CommonInputs(inputs);
    }

    /** {@return the names of the inputs that change with the machine and with nothing else} */
    static Set<String> ofMachine() {
        return Set.of(DEVICE, JDK, OS);
    }

    /** {@return the machine that inputs are of, in words} */
    static String machine(SortedMap<String, String> inputs) {
        String machine = "%s; %s".formatted(inputs.get(DEVICE), inputs.get(OS));
        return inputs.containsKey(JDK) ? machine + "; JDK of " + inputs.get(JDK) : machine;
    }

    /**
     * Returns the number of threads of each trial where it runs.
     *
     * @param inputs by name, as {@link #of} creates them
     */
    public static int threadsPerTrial(SortedMap<String, String> inputs) {
        return Integer.parseInt(inputs.get(THREADS_PER_TRIAL));
    }

    /**
     * Collects the inputs that depend on data and files alone.
     *
     * @param work the plan, its data and its files
     * @return inputs by name
     */
    public static SortedMap<String, String> ofData(PlannedWork work) {
        Design design = work.design();
        Dataset dataset = work.dataset();
        SortedMap<String, String> inputs = new TreeMap<>(work.files().inputs());
        if (dataset != null) {
            inputs.put("data set", dataset.id());
            inputs.put("training images", String.valueOf(design.trainImages()));
            inputs.put("test images", String.valueOf(design.testImages()));
            dataset.digests().forEach((name, digest) -> inputs.put("data " + name, digest));
            // Other code may read other images from the same file.
            inputs.put("data as read to train on", dataset.train().sha256());
            inputs.put("data as read to test on", dataset.test().sha256());
            if (dataset.newTest() != null) {
                inputs.put("data as read to test on anew", dataset.newTest().sha256());
            }
        }
        return inputs;
    }

    private static Map<String, String> numerics(Numerics numerics) {
        return Map.of(
                "deterministic", String.valueOf(numerics.deterministic()),
                "TF32", String.valueOf(numerics.tf32()),
                "cuDNN benchmark", String.valueOf(numerics.cudnnBenchmark()));
    }

    private static Map<String, String> platform() {
        Map<String, String> inputs = new TreeMap<>();
        inputs.put(
                JDK,
                "%s %s"
                        .formatted(
                                System.getProperty("java.vendor"),
                                System.getProperty("java.runtime.version")));
        inputs.put(OS, os());
        inputs.putAll(properties(ManagementFactory.getRuntimeMXBean().getInputArguments()));
        inputs.putAll(steeringDjl(System.getenv()));
        return inputs;
    }

    private static String os() {
        return System.getProperty("os.name") + " " + System.getProperty("os.arch");
    }

    /**
     * {@return the variables of an environment that can change what this JVM computes: DJL reads
     * its settings from variables and properties alike}
     */
    static Map<String, String> steeringDjl(Map<String, String> environment) {
        Map<String, String> counting = new TreeMap<>(environment);
        counting.keySet().removeIf(name -> !HarmlessOptions.isInput(name));
        return steering(counting);
    }

    /** {@return the variables of an environment that can change what a program computes} */
    static Map<String, String> steering(Map<String, String> environment) {
        Map<String, String> inputs = new TreeMap<>();
        environment.entrySet().stream()
                .filter(variable -> variable.getKey().matches(STEERING))
                .filter(variable -> !variable.getKey().equals(THREADS))
                .filter(variable -> !Secrets.isSecret(variable.getKey()))
                .forEach(v -> inputs.put("environment " + v.getKey(), v.getValue()));
        return inputs;
    }

    /** {@return the digests of the properties that options of the JVM set} */
    static Map<String, String> properties(List<String> options) {
        Map<String, String> inputs = new TreeMap<>();
        for (String option : options) {
            if (option.startsWith("-D")) {
                String[] property = option.substring(2).split("=", 2);
                if (HarmlessOptions.isInput(property[0])) {
                    // The JVM removes some properties that it uses itself.
                    inputs.put(
                            "system property " + property[0],
                            digest(System.getProperty(property[0], "hidden")));
                }
            }
        }
        return inputs;
    }

    /** Keys are written into caches that others read, and a property may hold a secret. */
    private static String digest(String value) {
        return Sha256.of(value.getBytes(StandardCharsets.UTF_8));
    }
}
