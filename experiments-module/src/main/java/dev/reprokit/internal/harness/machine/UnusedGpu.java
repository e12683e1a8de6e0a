package dev.reprokit.internal.harness.machine;

import static java.util.stream.Collectors.joining;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * Why PyTorch cannot use a GPU that is there. What must be mended first comes first.
 *
 * @param cuda of a machine with a GPU, and none that PyTorch can use
 */
record UnusedGpu(Cuda cuda) {
    static final String OR_CPU = " Or set -Drepro.device=cpu.";

    /** Tells how DJL comes by PyTorch's CUDA library. */
    private static final String LIBRARY =
            "Set PYTORCH_LIBRARY_PATH to the folder lib of an installed PyTorch for CUDA 12.8, or let"
                    + " DJL download it: -Pcuda in ReproKit's checkout. The page 'On a GPU' (gpu.md)"
                    + " has both.";

    /** {@return the first fault, of the library, of libcudart, or of the driver} */
    Fault fault() {
        Optional<String> needed = neededCuda();
        if (needed.isEmpty()) {
            // An installed PyTorch brings libcudart, so that is not what is missing yet.
            return new Fault(
                    "there is a GPU, and PyTorch's library is for the CPU", LIBRARY + OR_CPU);
        }
        if (cuda.runtime().isEmpty()) {
            return withoutRuntime();
        }
        String runtime = cuda.runtime().get();
        if (cuda.gpus().isEmpty()) {
            return notCounted(runtime);
        }
        return cuda.flavour().startsWith("cu")
                ? notUsable(runtime, needed.get())
                : notTaken(runtime, needed.get());
    }

    /** {@return the version of CUDA that the library is for, or one that DJL could take} */
    private Optional<String> neededCuda() {
        return Stream.concat(Stream.of(cuda.flavour()), cuda.offered().stream())
                .filter(flavour -> flavour.matches("cu\\d{3}.*"))
                .map(flavour -> CudaArchitectures.pointed(flavour.substring(2, 5)))
                .findFirst();
    }

    private Fault withoutRuntime() {
        return new Fault(
                "libcudart, CUDA's library, is not found, and there is a GPU: " + names(),
                "Install CUDA's runtime, and add its folder to LD_LIBRARY_PATH or set"
                        + " -Drepro.jvmArguments=-Djna.library.path=/usr/local/cuda/lib64."
                        + OR_CPU);
    }

    private Fault notCounted(String runtime) {
        String driver = driver();
        if (driverIsTooOldFor(runtime)) {
            return new Fault(
                    "NVIDIA's driver %s is too old for CUDA %s, which needs %s or later"
                            .formatted(driver, runtime, Gpu.oldestDriver(runtime)),
                    "Update the driver, or let an older libcudart that fits PyTorch's library be"
                            + " found."
                            + OR_CPU);
        }
        return new Fault(
                "CUDA %s finds no GPU, and the driver %s lists: %s"
                        .formatted(runtime, driver, names()),
                hidden() + OR_CPU);
    }

    /** Clusters set the variable for each job, so that it is set is no fault yet. */
    private String hidden() {
        String list = cuda.visible().list();
        if (cuda.visible().none(cuda.byDriver().size())) {
            return "CUDA_VISIBLE_DEVICES=%s hides it: unset it.".formatted(list);
        }
        return "See that this process may open /dev/nvidia* (under WSL /dev/dxg); a container needs"
                + " docker run --gpus=all."
                + (list == null
                        ? ""
                        : " Or CUDA_VISIBLE_DEVICES=%s names no GPU of this machine: unset it."
                                .formatted(list));
    }

    private Fault notTaken(String runtime, String needed) {
        return Gpu.isOlder(runtime, needed)
                ? new Fault(
                        "PyTorch's library on the class path is for CUDA %s, and libcudart here is of CUDA %s"
                                .formatted(needed, runtime),
                        "Install the runtime of CUDA %s or later, and let it be found first (LD_LIBRARY_PATH)."
                                        .formatted(needed)
                                + OR_CPU)
                : new Fault(
                        "there is a GPU, and PyTorch's library for the CPU was taken, not the one for CUDA %s"
                                .formatted(needed),
                        "Unset PYTORCH_FLAVOR and PYTORCH_LIBRARY_PATH." + OR_CPU);
    }

    /** PyTorch brings its own libcudart, which may need a later driver than the one DJL found. */
    private Fault notUsable(String runtime, String needed) {
        return new Fault(
                driverIsTooOldFor(needed)
                        ? "NVIDIA's driver %s is too old for PyTorch's library, which is for CUDA %s and needs %s or later"
                                .formatted(driver(), needed, Gpu.oldestDriver(needed))
                        : "libcudart %s finds %d GPUs, and PyTorch's library for CUDA %s can use none with the driver %s"
                                .formatted(runtime, cuda.gpus().size(), needed, driver()),
                "Update the driver; gpu.md names the one that is needed." + OR_CPU);
    }

    private boolean driverIsTooOldFor(String version) {
        return cuda.byDriver().stream().anyMatch(gpu -> gpu.isTooOldFor(version));
    }

    private String driver() {
        return cuda.byDriver().stream().map(Gpu::driver).findFirst().orElse("of unknown version");
    }

    private String names() {
        return cuda.byDriver().stream().map(Gpu::name).collect(joining(", "));
    }
}
