package dev.reprokit.internal.harness.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ai.djl.Device;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Optional;

class TorchTest {
    private static Cuda with(int gpus) {
        return new Cuda(
                List.of(),
                gpus,
                Optional.of("12.8"),
                "cu128",
                List.of(),
                new CudaArchitectures(List.of()),
                List.of(),
                new VisibleGpus(null));
    }

    @Test
    void autoTakesAllGpusOrTheCpu() throws RefusedException {
        assertThat(Torch.choose("auto", "2.7.1", Cuda.NONE)).containsExactly(Device.cpu());
        assertThat(Torch.choose("auto", "2.7.1", with(2)))
                .containsExactly(Device.gpu(0), Device.gpu(1));
    }

    @Test
    void gpuTakesAllAndANumberOne() throws RefusedException {
        assertThat(Torch.choose("gpu", "2.7.1", with(2)))
                .containsExactly(Device.gpu(0), Device.gpu(1));
        assertThat(Torch.choose("gpu:1", "2.7.1", with(2))).containsExactly(Device.gpu(1));
        assertThat(Torch.choose("cpu", "2.7.1", with(2))).containsExactly(Device.cpu());
    }

    @ParameterizedTest
    @CsvSource({"gpu, 0", "gpu:2, 2"})
    void aGpuThatIsNotThereIsRefused(String wanted, int gpus) {
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> Torch.choose(wanted, "2.7.1", with(gpus)))
                .withMessageContaining(
                        "device '%s', but PyTorch 2.7.1 sees %d CUDA GPUs", wanted, gpus);
    }
}
