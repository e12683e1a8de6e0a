package dev.reprokit.internal.harness.machine;

import static java.util.stream.Collectors.joining;

import ai.djl.util.cuda.CudaUtils;

import dev.reprokit.internal.process.Diagnosis.Finding;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * CUDA as found on this machine.
 *
 * @param gpus the compute capabilities of the GPUs that CUDA's library finds, by their numbers,
 *     without a point: {@code 90}
 * @param runtime version of CUDA's library, e.g. {@code 12.8}; empty if it is not found
 * @param flavour flavour of PyTorch's library that DJL takes: {@code cpu}, {@code cu128}
 * @param offered flavours of PyTorch's libraries on the class path, for any platform
 * @param architectures the kinds of GPU that PyTorch's library has code for
 * @param byDriver the GPUs that NVIDIA's driver lists; none if it does not answer
 * @param environment environment variables by name
 */
public record Cuda(
        List<String> gpus,
        Optional<String> runtime,
        String flavour,
        List<String> offered,
        CudaArchitectures architectures,
        List<Gpu> byDriver,
        Map<String, String> environment) {

    /** No CUDA, or none that is asked for. */
    static final Cuda NONE =
            new Cuda(
                    List.of(),
                    Optional.empty(),
                    "cpu",
                    List.of(),
                    new CudaArchitectures(List.of()),
                    List.of(),
                    Map.of());

    private static final String SUBJECT = "CUDA";
    private static final String OR_CPU = " Or set -Drepro.device=cpu.";

    /** Tells how DJL comes by PyTorch's CUDA library. */
    private static final String LIBRARY =
            "Set PYTORCH_LIBRARY_PATH to the folder lib of an installed PyTorch for CUDA 12.8, or let"
                    + " DJL download it: -Pcuda in ReproKit's checkout. The page 'On a GPU' (gpu.md)"
                    + " has both.";

    /**
     * The oldest drivers for Linux that run programs of a CUDA version, by its first number.
     *
     * @see <a href="https://docs.nvidia.com/cuda/cuda-toolkit-release-notes/">CUDA's release notes,
     *     minimum required driver version for minor version compatibility</a>
     */
    private static final Map<String, String> OLDEST_DRIVERS =
            Map.of("11", "450.80.02", "12", "525.60.13", "13", "580");

    /**
     * Looks for NVIDIA's GPUs with the driver's tool and, as DJL does, with CUDA's library. PyTorch
     * must have been loaded.
     */
    public static Cuda ofThisMachine() {
        String flavour = Torch.flavour();
        return new Cuda(
                capabilities(),
                runtimeVersion(),
                flavour,
                TorchArtifacts.ofClassPath().flavours(),
                flavour.startsWith("cu")
                        ? CudaArchitectures.of(LibTorchBuild.text())
                        : new CudaArchitectures(List.of()),
                Gpu.ofDriver(),
                System.getenv());
    }

    private static List<String> capabilities() {
        try {
            return IntStream.range(0, CudaUtils.getGpuCount())
                    .mapToObj(CudaUtils::getComputeCapability)
                    .toList();
        } catch (LinkageError e) {
            // JNA, by which DJL looks, cannot be loaded here.
            return List.of();
        }
    }

    private static Optional<String> runtimeVersion() {
        try {
            int number = CudaUtils.getCudaVersion();
            return Optional.of("%d.%d".formatted(number / 1000, number % 1000 / 10));
        } catch (IllegalStateException | LinkageError e) {
            return Optional.empty();
        }
    }

    /** Returns the finding: a fault is a warning where a run would take the CPU instead. */
    public Finding finding(String wanted) {
        if (gpus.isEmpty() && byDriver.isEmpty()) {
            return Finding.ok(SUBJECT, "none: no NVIDIA GPU was found");
        }
        Optional<Fault> fault =
                wanted.equals("cpu") ? Optional.empty() : codeIsMissing(wanted).or(this::fault);
        if (fault.isEmpty()) {
            return Finding.ok(
                    SUBJECT,
                    "%s, GPUs: %d; PyTorch's library is %s"
                            .formatted(runtime.orElse("not found"), gpus.size(), flavour));
        }
        // Without such a GPU a run takes the CPU, or says at the device that it cannot.
        return codeIsMissing(wanted).isPresent()
                ? fault.get().wrong(SUBJECT)
                : fault.get().warning(SUBJECT);
    }

    /**
     * {@return why PyTorch does not find a GPU that is there; empty if it does, or there is none}
     */
    Optional<Fault> fault() {
        if (!gpus.isEmpty()) {
            return flavour.startsWith("cu") ? Optional.empty() : Optional.of(withoutLibrary());
        }
        if (byDriver.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(runtime.map(this::notCounted).orElseGet(this::withoutRuntime));
    }

    /**
     * {@return the fault of a GPU that PyTorch finds, but has no code for: its first operation
     * would fail}
     *
     * @param wanted {@code auto}, {@code cpu}, {@code gpu} or {@code gpu:N}
     */
    Optional<Fault> codeIsMissing(String wanted) {
        return IntStream.range(0, gpus.size())
                .filter(number -> !wanted.startsWith("gpu:") || wanted.equals("gpu:" + number))
                .filter(number -> !architectures.run(gpus.get(number)))
                .mapToObj(
                        number ->
                                new Fault(
                                        ("GPU %d has compute capability %s, and PyTorch's library"
                                                        + " (%s) has code for %s only")
                                                .formatted(
                                                        number,
                                                        CudaArchitectures.pointed(gpus.get(number)),
                                                        flavour,
                                                        architectures),
                                        "Take a PyTorch library that is built for this GPU (gpu.md"
                                                + " names those that there are), or another GPU"
                                                + " with -Drepro.device=gpu:N."
                                                + OR_CPU))
                .findFirst();
    }

    private Fault withoutRuntime() {
        return new Fault(
                "libcudart, CUDA's library, is not found, and there is a GPU: " + names(),
                "Install CUDA's runtime, and add its folder to LD_LIBRARY_PATH or set"
                        + " -Drepro.jvmArguments=-Djna.library.path=/usr/local/cuda/lib64."
                        + OR_CPU);
    }

    private Fault notCounted(String version) {
        String driver = byDriver.get(0).driver();
        String oldest = OLDEST_DRIVERS.getOrDefault(major(version), "0");
        if (Arrays.compare(numbers(driver), numbers(oldest)) < 0) {
            return new Fault(
                    "NVIDIA's driver %s is too old for CUDA %s, which needs %s or later"
                            .formatted(driver, version, oldest),
                    "Update the driver, or let an older libcudart that fits PyTorch's library be"
                            + " found."
                            + OR_CPU);
        }
        String hidden = environment.get("CUDA_VISIBLE_DEVICES");
        return new Fault(
                "CUDA %s finds no GPU, and the driver %s lists: %s"
                        .formatted(version, driver, names()),
                (hidden == null
                                ? "See that this process may open /dev/nvidia*; a container needs"
                                        + " docker run --gpus=all."
                                : "CUDA_VISIBLE_DEVICES=%s hides it: unset it.".formatted(hidden))
                        + OR_CPU);
    }

    private Fault withoutLibrary() {
        Optional<String> newer =
                offered.stream()
                        .filter(library -> library.matches("cu\\d{3}"))
                        .filter(
                                library ->
                                        Arrays.compare(
                                                        numbers(
                                                                CudaArchitectures.pointed(
                                                                        library.substring(2))),
                                                        numbers(runtime.orElse("0")))
                                                > 0)
                        .findFirst();
        if (newer.isPresent()) {
            String needed = CudaArchitectures.pointed(newer.get().substring(2));
            return new Fault(
                    "PyTorch's library on the class path is for CUDA %s, and libcudart here is of CUDA %s"
                            .formatted(needed, runtime.orElse("an unknown version")),
                    "Install the runtime of CUDA %s or later, and let it be found first (LD_LIBRARY_PATH)."
                                    .formatted(needed)
                            + OR_CPU);
        }
        return new Fault(
                "there is a GPU with CUDA %s, and PyTorch's library is for the CPU"
                        .formatted(runtime.orElse("of an unknown version")),
                LIBRARY + OR_CPU);
    }

    private String names() {
        return byDriver.stream().map(Gpu::name).collect(joining(", "));
    }

    private static String major(String version) {
        return version.substring(0, version.indexOf('.'));
    }

    private static int[] numbers(String version) {
        return Arrays.stream(version.split("\\.")).mapToInt(Integer::parseInt).toArray();
    }
}
