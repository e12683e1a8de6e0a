package dev.reprokit.internal.harness.machine;

import dev.reprokit.internal.process.Diagnosis.Finding;

import java.util.Optional;

/**
 * CUDA as found on this machine.
 *
 * @param gpus number of GPUs that CUDA's library finds; 0 if the library is missing
 * @param version CUDA's version, e.g. {@code 12.8}; empty if there is no GPU
 * @param flavour flavour of PyTorch's library: {@code cpu}, {@code cu128}
 * @param byDriver the names that NVIDIA's driver gives its GPUs; empty if it does not answer
 */
public record Cuda(int gpus, String version, String flavour, Optional<String> byDriver) {

    /** Returns the finding: a GPU that cannot be used is a warning, unless the CPU is wanted. */
    public Finding finding(String wanted) {
        String subject = "CUDA";
        if (gpus == 0 && byDriver.isEmpty()) {
            return Finding.ok(subject, "none: no NVIDIA GPU was found");
        }
        String there =
                gpus == 0
                        ? "libcudart is not found, and there is a GPU: " + byDriver.get()
                        : "%s, GPUs: %d; PyTorch's library is %s".formatted(version, gpus, flavour);
        if (wanted.equals("cpu") || gpus > 0 && flavour.startsWith("cu")) {
            return Finding.ok(subject, there);
        }
        return Finding.warn(
                subject,
                there,
                gpus == 0
                        ? "Add its folder to LD_LIBRARY_PATH, or set"
                                + " -Drepro.jvmArguments=-Djna.library.path=/usr/local/cuda/lib64."
                                + " Or set -Drepro.device=cpu."
                        : "Set the environment variable PYTORCH_LIBRARY_PATH to the folder lib"
                                + " of an installed PyTorch for CUDA 12.8; or, in ReproKit's"
                                + " checkout, use -Pcuda. Or set -Drepro.device=cpu.");
    }
}
