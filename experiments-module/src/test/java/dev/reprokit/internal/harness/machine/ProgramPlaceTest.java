package dev.reprokit.internal.harness.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ai.djl.Device;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.stream.IntStream;

class ProgramPlaceTest {
    private static final String FOUR =
            """
            GPU 0: NVIDIA A100-SXM4-40GB (UUID: GPU-5b0e1f4c-0000-0000-0000-000000000000)
              MIG 3g.20gb     Device  0: (UUID: MIG-c6d4f1ef-0000-0000-0000-000000000000)
            GPU 1: NVIDIA A100-SXM4-40GB (UUID: GPU-5b0e1f4c-0000-0000-0000-000000000001)
            GPU 2: NVIDIA A100-SXM4-40GB (UUID: GPU-5b0e1f4c-0000-0000-0000-000000000002)
            GPU 3: NVIDIA A100-SXM4-40GB (UUID: GPU-5b0e1f4c-0000-0000-0000-000000000003)
            """;

    @Test
    void takesAllGpusWhereTheUserNamesNone() throws RefusedException {
        assertThat(place("auto", null).devices()).containsExactly(gpus(4));
        assertThat(place("gpu:3", null).devices()).containsExactly(Device.gpu(3));
    }

    /** A scheduler of jobs gives each its GPUs this way; the others belong to somebody else. */
    @Test
    void takesNoGpuThatBelongsToAnotherJob() throws RefusedException {
        VisibleGpus visible = new VisibleGpus("2,3");
        assertThat(ProgramPlace.of("gpu", FOUR, visible).devices()).containsExactly(gpus(2));
        assertThat(visible.alone(0)).isEqualTo("2");
        assertThat(visible.alone(1)).isEqualTo("3");
        assertThat(ProgramPlace.of("gpu:1", FOUR, visible).devices())
                .containsExactly(Device.gpu(1));
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> ProgramPlace.of("gpu:2", FOUR, visible))
                .withMessage(
                        "the plan asks for device 'gpu:2', but of the 4 GPUs that nvidia-smi lists,"
                                + " CUDA_VISIBLE_DEVICES=2,3 leaves 2, numbered from 0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "7", "NoDevFiles"})
    void takesTheCpuWhereNoGpuIsLeft(String visible) throws RefusedException {
        assertThat(place("auto", visible).devices()).containsExactly(Device.cpu());
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> place("gpu", visible))
                .withMessageContaining("leaves 0");
    }

    /** CUDA stops at the first entry that names none. */
    @ParameterizedTest
    @CsvSource({
        "'1,-1,2', 1",
        "'0,9,2', 1",
        "' 1 , 0', 2",
        "'GPU-5b0e1f4c,GPU-77', 2",
        "MIG-c6d4f1ef, 1"
    })
    void countsWhatCudaWouldCount(String list, int count) throws RefusedException {
        assertThat(place("gpu", list).devices()).containsExactly(gpus(count));
        assertThat(new VisibleGpus(list).alone(0)).isEqualTo(list.split(",")[0].strip());
    }

    @Test
    void saysThatThereIsNone() {
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> ProgramPlace.of("gpu", "", new VisibleGpus("0")))
                .withMessage(
                        "the plan asks for device 'gpu', but nvidia-smi lists no such GPU here");
    }

    private static ProgramPlace place(String wanted, @Nullable String visible)
            throws RefusedException {
        return ProgramPlace.of(wanted, FOUR, new VisibleGpus(visible));
    }

    private static Device[] gpus(int count) {
        return IntStream.range(0, count).mapToObj(Device::gpu).toArray(Device[]::new);
    }
}
