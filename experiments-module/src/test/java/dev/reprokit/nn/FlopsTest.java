package dev.reprokit.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.LayerNorm;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;

class FlopsTest {
    private static final Shape IMAGE = new Shape(3, 28, 28);

    /** Multiply-adds of the layers' forward pass, written out from the papers' descriptions. */
    static List<Arguments> byHand() {
        long conv1 = 5 * 5 * 3 * 64 * 28 * 28;
        long conv2Of128 = 5 * 5 * 64 * 128 * 14 * 14;
        long conv2Of64 = 5 * 5 * 64 * 64 * 14 * 14;
        long head = 384 * 192 + 192 * 10;
        long small = conv1 + conv2Of128 + 7 * 7 * 128 * 384 + head;
        long paper = conv1 + conv2Of64 + 7 * 7 * 64 * 384 + head;
        long deep = 3 * 3 * 7 * 7 * (128 * 192 + 192 * 192 + 192 * 128);
        long full = conv1 + conv2Of128 + deep + 4 * 4 * 128 * 512 + 512 * 512 + 512 * 10;
        long mlp = 2352 * 512 + 512 * 10;
        return List.of(
                Arguments.of(AlexNet.LOG_SMALL, 2 * small, 2 * conv1, 270_802_176),
                Arguments.of(AlexNet.LOG_SMALL.withoutLrn(), 2 * small, 2 * conv1, 270_802_176),
                Arguments.of(AlexNet.ZHANG_SMALL, 2 * paper, 2 * conv1, 143_154_432),
                Arguments.of(AlexNet.LOG_FULL, 2 * full, 2 * conv1, 491_390_976),
                Arguments.of(Mlp.ONE_BY_512, 2 * mlp, 2 * 2352 * 512, 4_847_616));
    }

    @ParameterizedTest
    @MethodSource("byHand")
    void areCountedFromTheLayers(Network network, long forward, long first, long step) {
        Flops flops = Flops.of(network.build(), IMAGE);

        assertThat(flops).isEqualTo(new Flops(forward, first));
        assertThat(flops.trainingStep()).isEqualTo(step);
    }

    @Test
    void strideGroupsAndMissingPaddingCount() {
        // 8x8 by a 3x3 kernel and stride 2, without padding: 3x3. Each group sees 2 of 4 channels.
        Conv2d convolution =
                Conv2d.builder()
                        .setFilters(6)
                        .setKernelShape(new Shape(3, 3))
                        .optStride(new Shape(2, 2))
                        .optGroups(2)
                        .build();

        assertThat(Flops.of(convolution, new Shape(4, 8, 8)).forward())
                .isEqualTo(2 * 3 * 3 * 2 * 6 * 3 * 3);
    }

    @Test
    void anUnknownLayerWithWeightsIsNotTakenForFree() {
        SequentialBlock block =
                new SequentialBlock()
                        .add(Linear.builder().setUnits(3).build())
                        .add(LayerNorm.builder().build());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Flops.of(block, new Shape(2)))
                .withMessageContaining("LayerNorm");
    }
}
