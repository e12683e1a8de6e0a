package dev.reprokit.internal.harness.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ai.djl.Device;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TorchTest {
    @Test
    void autoTakesAllGpusOrTheCpu() throws RefusedException {
        assertThat(Torch.choose("auto", 0, "2.7.1", Cuda.NONE)).containsExactly(Device.cpu());
        assertThat(Torch.choose("auto", 2, "2.7.1", Cuda.NONE))
                .containsExactly(Device.gpu(0), Device.gpu(1));
    }

    @Test
    void gpuTakesAllAndANumberOne() throws RefusedException {
        assertThat(Torch.choose("gpu", 2, "2.7.1", Cuda.NONE))
                .containsExactly(Device.gpu(0), Device.gpu(1));
        assertThat(Torch.choose("gpu:1", 2, "2.7.1", Cuda.NONE)).containsExactly(Device.gpu(1));
        assertThat(Torch.choose("cpu", 2, "2.7.1", Cuda.NONE)).containsExactly(Device.cpu());
    }

    @ParameterizedTest
    @CsvSource({"gpu, 0", "gpu:2, 2"})
    void aGpuThatIsNotThereIsRefused(String wanted, int gpus) {
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> Torch.choose(wanted, gpus, "2.7.1", Cuda.NONE))
                .withMessageContaining(
                        "device '%s', but PyTorch 2.7.1 sees %d CUDA GPUs", wanted, gpus);
    }
}
