package dev.reprokit.internal.harness.machine;

import static java.util.stream.Collectors.joining;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import ai.djl.util.Platform;
import ai.djl.util.Utils;

import dev.reprokit.experiment.Design;
import dev.reprokit.record.run.Numerics;
import dev.reprokit.record.run.Plan;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/**
 * The PyTorch engine and the devices of a plan.
 *
 * @param engine DJL's engine
 * @param inputs version and flavour of PyTorch's library, and what else of it results depend on
 * @param devices the CPU, or one or more GPUs
 * @param warnings what is not as one may expect, e.g. a GPU that cannot be used
 */
public record Torch(
        Engine engine,
        SortedMap<String, String> inputs,
        List<Device> devices,
        List<String> warnings)
        implements Workplace {
    private static final String OFFLINE = "ai.djl.offline";

    private static @Nullable Engine loaded;
    private static @Nullable TorchSource source;

    /**
     * Returns the number of threads of a design's trials: one of PyTorch's, or many of OpenBLAS's.
     */
    public static int threadsPerTrial(Design design) {
        return design.allCores()
                ? Runtime.getRuntime().availableProcessors()
                : EngineSettings.THREADS_PER_TRIAL;
    }

    /** The guarantees and limits of {@code deterministic}. */
    public static final String DETERMINISTIC =
            "deterministic: PyTorch uses deterministic algorithms, cuDNN does not try others,"
                    + " float32 is not rounded to TF32. An operation that has no deterministic form"
                    + " on a GPU fails its trial. Results still depend on the kind of device, the"
                    + " libraries' versions and the threads per trial, all of which provenance"
                    + " records.";

    /**
     * Starts PyTorch as a plan wants it.
     *
     * @throws RefusedException if the library cannot be loaded, or there is no such device
     */
    public static Torch start(Plan plan) throws RefusedException {
        Engine engine = load(plan.download());
        String wanted = plan.device();
        Cuda cuda = wanted.equals("cpu") ? Cuda.NONE : Cuda.ofThisMachine();
        List<Device> devices = choose(wanted, engine.getVersion(), cuda);
        if (devices.get(0).isGpu() || !plan.numerics().equals(Numerics.DEFAULT)) {
            LibTorchSwitches.set(plan.numerics(), engine.getVersion());
        }
        TorchSource used = Objects.requireNonNull(source, "loaded without a source");
        return new Torch(
                engine,
                used.inputs(),
                devices,
                Stream.of(cuda.warning(wanted), Processor.fault())
                        .flatMap(Optional::stream)
                        .map(Fault::text)
                        .toList());
    }

    /**
     * Loads the native library on the first call; DJL unpacks it when it is first needed.
     *
     * @param download true if DJL may download it, should there be none
     * @throws RefusedException if there is none, or it cannot be loaded
     */
    public static synchronized Engine load(boolean download) throws RefusedException {
        if (loaded != null) {
            return loaded;
        }
        // DJL reads this once, when the engine starts.
        System.setProperty(OFFLINE, "true");
        System.setProperty("OPT_OUT_TRACKING", "true");
        EngineSettings.set();
        JvmPlatform jvm = JvmPlatform.ofThisJvm();
        TorchArtifacts artifacts = TorchArtifacts.ofClassPath();
        artifacts.check(jvm);
        TorchSource found = TorchSource.here(jvm, artifacts);
        if (found.origin() == TorchSource.Origin.NOWHERE) {
            artifacts.requireForPlatform(jvm);
            found.prepareDownload(jvm.classifier(), download);
            HarnessLog.line(
                    "DJL downloads PyTorch's library (%s), once, to %s"
                            .formatted(found.flavour(), found.folder()));
            System.setProperty(OFFLINE, "false");
        }
        found.properties(Utils::getEnvOrSystemProperty).forEach(System::setProperty);
        try {
            Engine engine =
                    new TorchLibrary(
                                    found,
                                    UnpackedLibraries.of(found),
                                    jvm,
                                    artifacts,
                                    System.getenv(),
                                    HarnessLog::line)
                            .load(() -> Engine.getEngine("PyTorch"));
            source = found.loaded(LibTorchBuild::text);
            loaded = engine;
            return engine;
        } finally {
            System.setProperty(OFFLINE, "true");
        }
    }

    /** {@return {@code cpu} or {@code cu128}; of the loaded library, if there is one} */
    public static synchronized String flavour() {
        return source == null ? Platform.detectPlatform("pytorch").getFlavor() : source.flavour();
    }

    /** Chooses all GPUs that PyTorch has code for, unless one is named. */
    static List<Device> choose(String wanted, String version, Cuda cuda) throws RefusedException {
        if (wanted.equals("cpu") || wanted.equals("auto") && cuda.usable() == 0) {
            return List.of(Device.cpu());
        }
        int index = wanted.startsWith("gpu:") ? Integer.parseInt(wanted.substring(4)) : 0;
        if (index >= cuda.usable()) {
            throw new RefusedException(
                    ("the plan asks for device '%s', but PyTorch %s sees %d CUDA GPUs here%s Use"
                                    + " -Drepro.device=auto or cpu.")
                            .formatted(
                                    wanted,
                                    version,
                                    cuda.usable(),
                                    cuda.fault().map(fault -> ": " + fault.text()).orElse(".")));
        }
        Optional<Fault> codeIsMissing = cuda.codeIsMissing(wanted);
        if (codeIsMissing.isPresent()) {
            throw new RefusedException(codeIsMissing.get().text());
        }
        return cuda.wanted(wanted).filter(cuda::hasCode).mapToObj(Device::gpu).toList();
    }

    @Override
    public String deviceName() {
        return device().isGpu() ? gpuNames(devices) : "CPU, " + Processor.name();
    }

    static String gpuNames(List<Device> gpus) {
        IntFunction<String> names = namesByNumber();
        return gpus.stream()
                .map(Device::getDeviceId)
                .map(number -> "GPU %s, %s".formatted(number, names.apply(number)))
                .collect(joining("; "));
    }

    @Override
    public String deviceKind() {
        return device().isGpu()
                ? gpuKinds(devices)
                : "CPU, %s, %s".formatted(Processor.model(), Processor.capability());
    }

    static String gpuKinds(List<Device> gpus) {
        IntFunction<String> names = namesByNumber();
        return gpus.stream()
                .map(gpu -> "GPU, " + names.apply(gpu.getDeviceId()))
                .distinct()
                .sorted()
                .collect(joining("; "));
    }

    private static IntFunction<String> namesByNumber() {
        List<Gpu> listed = Gpu.ofDriver();
        VisibleGpus visible = VisibleGpus.ofThisProcess();
        return number -> Gpu.name(number, listed, visible);
    }

    @Override
    public OptionalLong freeBytes() {
        return Memory.free(device());
    }

    @Override
    public Map<String, String> versions() {
        Map<String, String> versions = new LinkedHashMap<>();
        versions.put("DJL", Engine.getDjlVersion());
        versions.put("PyTorch", engine.getVersion());
        return versions;
    }

    @Override
    public NDManager manager() {
        return engine.newBaseManager(Device.cpu());
    }

    @Override
    public void prepareThread() {
        TrialThreads.prepare();
    }
}
