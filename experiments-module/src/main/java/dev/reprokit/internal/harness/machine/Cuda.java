package dev.reprokit.internal.harness.machine;

import static java.util.stream.Collectors.joining;

import ai.djl.engine.Engine;
import ai.djl.util.cuda.CudaUtils;

import dev.reprokit.internal.process.Diagnosis.Finding;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * CUDA as found on this machine.
 *
 * @param gpus the compute capabilities of the GPUs that CUDA's library finds, by their numbers,
 *     without a point: {@code 90}
 * @param usable how many GPUs PyTorch can use: none, if its library is for the CPU or finds none
 * @param runtime version of CUDA's library, e.g. {@code 12.8}; empty if it is not found
 * @param flavour flavour of PyTorch's library that DJL takes: {@code cpu}, {@code cu128}
 * @param offered flavours of PyTorch's libraries for this platform on the class path
 * @param architectures the kinds of GPU that PyTorch's library has code for
 * @param byDriver the GPUs that NVIDIA's driver lists; none if it does not answer, or was not asked
 *     as PyTorch can use GPUs
 * @param visible the GPUs that this process may see
 */
public record Cuda(
        List<String> gpus,
        int usable,
        Optional<String> runtime,
        String flavour,
        List<String> offered,
        CudaArchitectures architectures,
        List<Gpu> byDriver,
        VisibleGpus visible) {

    /** No CUDA, or none that is asked for. */
    static final Cuda NONE =
            new Cuda(
                    List.of(),
                    0,
                    Optional.empty(),
                    "cpu",
                    List.of(),
                    new CudaArchitectures(List.of()),
                    List.of(),
                    new VisibleGpus(null));

    private static final String SUBJECT = "CUDA";

    /**
     * Looks for NVIDIA's GPUs with PyTorch, which must have been loaded, and, as DJL does, with
     * CUDA's library; with the driver's tool if PyTorch can use none.
     */
    public static Cuda ofThisMachine() {
        return of(found(Engine.getEngine("PyTorch")::getGpuCount).orElse(0), Gpu::ofDriver);
    }

    /**
     * Looks for NVIDIA's GPUs.
     *
     * @param usable how many PyTorch can use
     * @param driver asks the driver, which takes its time
     */
    static Cuda of(int usable, Supplier<List<Gpu>> driver) {
        String flavour = Torch.flavour();
        return new Cuda(
                capabilities(),
                usable,
                runtimeVersion(),
                flavour,
                offered(TorchArtifacts.ofClassPath(), JvmPlatform.ofThisJvm()),
                flavour.startsWith("cu")
                        ? CudaArchitectures.of(LibTorchBuild.text())
                        : new CudaArchitectures(List.of()),
                usable == 0 ? driver.get() : List.of(),
                VisibleGpus.ofThisProcess());
    }

    /** {@return the flavours of the libraries on a class path that can run on a platform} */
    static List<String> offered(TorchArtifacts artifacts, JvmPlatform platform) {
        return artifacts.libraries().stream()
                .filter(library -> library.classifier().equals(platform.classifier()))
                .map(TorchArtifacts.Library::flavour)
                .distinct()
                .toList();
    }

    private static List<String> capabilities() {
        return found(
                        () ->
                                IntStream.range(0, CudaUtils.getGpuCount())
                                        .mapToObj(CudaUtils::getComputeCapability)
                                        .toList())
                .orElse(List.of());
    }

    private static Optional<String> runtimeVersion() {
        return found(CudaUtils::getCudaVersion)
                .map(number -> "%d.%d".formatted(number / 1000, number % 1000 / 10));
    }

    /**
     * {@return what DJL finds; empty if it fails, as without CUDA's library, with a sick GPU, or
     * where JNA, by which it looks, cannot be loaded}
     */
    static <T> Optional<T> found(Supplier<T> look) {
        try {
            return Optional.of(look.get());
        } catch (RuntimeException | LinkageError e) {
            return Optional.empty();
        }
    }

    /** Returns the finding: a fault is a warning where a run would start in spite of it. */
    public Finding finding(String wanted) {
        if (usable == 0 && gpus.isEmpty() && byDriver.isEmpty()) {
            return Finding.ok(SUBJECT, "none: no NVIDIA GPU was found");
        }
        Optional<Fault> refused = codeIsMissing(wanted);
        if (refused.isPresent()) {
            return refused.get().wrong(SUBJECT);
        }
        // Without a GPU a run takes the CPU, or says at the device that it cannot.
        return warning(wanted)
                .map(fault -> fault.warning(SUBJECT))
                .orElseGet(
                        () ->
                                Finding.ok(
                                        SUBJECT,
                                        "%s, GPUs: %d; PyTorch's library is %s"
                                                .formatted(
                                                        runtime.orElse("not found"),
                                                        usable,
                                                        flavour)));
    }

    /** {@return why PyTorch cannot use a GPU that is there; empty if it can, or there is none} */
    Optional<Fault> fault() {
        return usable == 0 && !(gpus.isEmpty() && byDriver.isEmpty())
                ? Optional.of(new UnusedGpu(this).fault())
                : Optional.empty();
    }

    /**
     * {@return what a run that starts should say: GPUs that are there, and that it does not use}
     */
    Optional<Fault> warning(String wanted) {
        return wanted.equals("cpu") ? Optional.empty() : fault().or(() -> leftOut(wanted));
    }

    /** {@return the numbers of the GPUs that a run asks for, of those that PyTorch can use} */
    IntStream wanted(String device) {
        return IntStream.range(0, device.equals("cpu") ? 0 : usable)
                .filter(number -> !device.startsWith("gpu:") || device.equals("gpu:" + number));
    }

    /** {@return whether PyTorch has code for a GPU, or nobody knows} */
    boolean hasCode(int number) {
        return number >= gpus.size() || architectures.run(gpus.get(number));
    }

    /**
     * {@return the fault of GPUs that PyTorch can use, and has no code for, if a run has no other:
     * its first operation would fail}
     *
     * @param wanted {@code auto}, {@code cpu}, {@code gpu} or {@code gpu:N}
     */
    Optional<Fault> codeIsMissing(String wanted) {
        return wanted(wanted).anyMatch(this::hasCode)
                ? Optional.empty()
                : withoutCode(
                        wanted,
                        "Take a PyTorch library that is built for this GPU (gpu.md names those that"
                                + " there are), or another GPU with -Drepro.device=gpu:N."
                                + UnusedGpu.OR_CPU);
    }

    private Optional<Fault> leftOut(String wanted) {
        return withoutCode(
                wanted,
                "No trial runs there. For this GPU as well take a PyTorch library that is built for"
                        + " it (gpu.md names those that there are).");
    }

    private Optional<Fault> withoutCode(String wanted, String cure) {
        String named =
                wanted(wanted)
                        .filter(number -> !hasCode(number))
                        .mapToObj(
                                number ->
                                        "GPU %d has compute capability %s"
                                                .formatted(
                                                        number,
                                                        CudaArchitectures.pointed(
                                                                gpus.get(number))))
                        .collect(joining(", "));
        return named.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Fault(
                                "%s, and PyTorch's library (%s) has code for %s only"
                                        .formatted(named, flavour, architectures),
                                cure));
    }
}
