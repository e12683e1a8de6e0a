package dev.reprokit.internal.harness.machine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reprokit.internal.process.Diagnosis.Finding;
import dev.reprokit.internal.process.Diagnosis.State;

import org.junit.jupiter.api.Test;

import java.util.Optional;

class CudaTest {
    @Test
    void noGpuIsNothingToWorryAbout() {
        assertThat(new Cuda(0, "", "cpu", Optional.empty()).finding("auto").state())
                .isEqualTo(State.OK);
    }

    @Test
    void aGpuWithItsLibraryIsRight() {
        assertThat(new Cuda(2, "12.8", "cu128", Optional.of("H100")).finding("gpu"))
                .isEqualTo(Finding.ok("CUDA", "12.8, GPUs: 2; PyTorch's library is cu128"));
    }

    @Test
    void aGpuWithoutLibcudartIsAWarning() {
        Finding finding = new Cuda(0, "", "cpu", Optional.of("H100")).finding("auto");
        assertThat(finding.state()).isEqualTo(State.WARN);
        assertThat(finding.text()).contains("libcudart is not found", "H100");
        assertThat(finding.remedy()).contains("-Djna.library.path=");
    }

    @Test
    void aGpuWithPyTorchForTheCpuIsAWarning() {
        Finding finding = new Cuda(1, "12.8", "cpu", Optional.of("H100")).finding("auto");
        assertThat(finding.state()).isEqualTo(State.WARN);
        assertThat(finding.remedy()).contains("PYTORCH_LIBRARY_PATH", "-Pcuda");
    }

    @Test
    void whoWantsTheCpuMayLeaveAGpuIdle() {
        assertThat(new Cuda(1, "12.8", "cpu", Optional.of("H100")).finding("cpu").state())
                .isEqualTo(State.OK);
        assertThat(new Cuda(0, "", "cpu", Optional.of("H100")).finding("cpu").state())
                .isEqualTo(State.OK);
    }
}
