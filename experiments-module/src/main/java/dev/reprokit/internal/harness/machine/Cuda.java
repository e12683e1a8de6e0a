package dev.reprokit.internal.harness.machine;

import dev.reprokit.internal.process.Diagnosis.Finding;

import java.util.Optional;

/**
 * What there is of CUDA.
 *
 * @param gpus how many GPUs CUDA's library sees; 0 where it is not found
 * @param version CUDA's version, e.g. {@code 12.4}; empty where there is no GPU
 * @param flavour of PyTorch's library on the class path: {@code cpu}, {@code cu124}
 * @param byDriver the names that NVIDIA's driver gives its GPUs; empty where it does not answer
 */
public record Cuda(int gpus, String version, String flavour, Optional<String> byDriver) {

    /** A GPU that lies idle is told, unless the CPU is wanted. */
    public Finding finding(String wanted) {
        String subject = "CUDA";
        if (gpus == 0 && byDriver.isEmpty()) {
            return Finding.ok(subject, "none, no NVIDIA GPU answers");
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
                        ? "Let it be found: LD_LIBRARY_PATH, or"
                                + " -Drepro.jvmArguments=-Djna.library.path=/usr/local/cuda/lib64."
                                + " Or say -Drepro.device=cpu."
                        : "Put the CUDA library on the class path: -Pcuda here; elsewhere the"
                                + " dependency ai.djl.pytorch:pytorch-native-cu124 instead of"
                                + " pytorch-native-cpu, in its version and with the classifier"
                                + " linux-x86_64. Or say -Drepro.device=cpu.");
    }
}
