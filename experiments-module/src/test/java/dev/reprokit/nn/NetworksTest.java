package dev.reprokit.nn;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;

import dev.reprokit.random.RandomStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;

class NetworksTest {
    private static final Shape IMAGES = new Shape(2, 3, 28, 28);

    static List<Arguments> publishedCounts() {
        // Full AlexNet: 4,864 + 204,928 + 221,376 + 331,968 + 221,312 convolutions,
        // 1,049,088 + 262,656 + 5,130 fully connected.
        return List.of(
                Arguments.of(Mlp.ONE_BY_512, 1_209_866),
                Arguments.of(Mlp.THREE_BY_512, 1_735_178),
                Arguments.of(Mlp.THREE_BY_512.withDropout(0.5), 1_735_178),
                Arguments.of(SmallInception.PUBLISHED, 1_649_402),
                Arguments.of(SmallInception.PUBLISHED.withoutBatchNorm(), 1_649_402),
                Arguments.of(AlexNet.ZHANG_SMALL.withDropout(0.5), 1_387_786),
                Arguments.of(AlexNet.LOG_SMALL, 2_694_474),
                Arguments.of(AlexNet.ZHANG_SMALL, 1_387_786),
                Arguments.of(AlexNet.ZHANG_SMALL.withoutLrn(), 1_387_786),
                Arguments.of(AlexNet.LOG_FULL, 2_301_322),
                Arguments.of(AlexNet.LOG_FULL.withoutLrn(), 2_301_322));
    }

    @ParameterizedTest
    @MethodSource("publishedCounts")
    void hasThePublishedNumberOfParameters(Network network, long expected) {
        try (NDManager manager = NDManager.newBaseManager()) {
            Block block = initialized(network, manager, 1);
            assertThat(count(block)).isEqualTo(expected);
        }
    }

    @Test
    void narrowNetworksHaveFewerParameters() {
        try (NDManager manager = NDManager.newBaseManager()) {
            assertThat(count(initialized(AlexNet.LOG_FULL.narrowed(4), manager, 1)))
                    .isBetween(2_301_322L / 20, 2_301_322L / 12);
        }
    }

    @Test
    void startsWithinPyTorchsBoundsAndFillsThem() {
        try (NDManager manager = NDManager.newBaseManager()) {
            Block block = initialized(AlexNet.ZHANG_SMALL, manager, 1);
            float bound = (float) (1 / Math.sqrt(75));
            Parameter weight = block.getParameters().get(0).getValue();
            Parameter bias = block.getParameters().get(1).getValue();
            assertThat(weight.getArray().getShape()).isEqualTo(new Shape(64, 3, 5, 5));
            assertThat(weight.getArray().max().getFloat()).isBetween(0.99f * bound, bound);
            assertThat(weight.getArray().min().getFloat()).isBetween(-bound, -0.99f * bound);
            // A uniform distribution on +-b has the variance b^2 / 3.
            float variance = weight.getArray().square().mean().getFloat();
            assertThat(variance).isBetween(0.95f * bound * bound / 3, 1.05f * bound * bound / 3);
            assertThat(bias.getArray().abs().max().getFloat()).isBetween(0.5f * bound, bound);
        }
    }

    @Test
    void lecunsWeightsAreNormalWithTheirVariance() {
        try (NDManager manager = NDManager.newBaseManager()) {
            Block block = Mlp.ONE_BY_512.build();
            Initialisation.LECUN.initialise(
                    block, manager, IMAGES, RandomStream.of(1, "initial weights"));
            Parameter weight = block.getParameters().get(0).getValue();
            Parameter bias = block.getParameters().get(1).getValue();
            // 2352 inputs; the fourth moment of a normal distribution is 3 times its variance's
            // square, that of a uniform one 1.8 times.
            float variance = weight.getArray().square().mean().getFloat();
            float fourth = weight.getArray().pow(4).mean().getFloat();
            assertThat(variance * 2352).isBetween(0.99f, 1.01f);
            assertThat(fourth / variance / variance).isBetween(2.95f, 3.05f);
            assertThat(bias.getArray().abs().max().getFloat()).isZero();
        }
    }

    @Test
    void conditionsOfASeedStartFromEqualWeights() {
        try (NDManager manager = NDManager.newBaseManager()) {
            Block with = initialized(AlexNet.LOG_SMALL, manager, 7);
            Block without = initialized(AlexNet.LOG_SMALL.withoutLrn(), manager, 7);
            Block other = initialized(AlexNet.LOG_SMALL, manager, 8);
            assertThat(firstWeights(with)).isEqualTo(firstWeights(without));
            assertThat(firstWeights(with)).isNotEqualTo(firstWeights(other));
        }
    }

    @Test
    void initialisationTakesNoMemoryForTheImages() {
        try (NDManager manager = NDManager.newBaseManager()) {
            Block block = AlexNet.LOG_SMALL.narrowed(4).build();
            // Activations of so many images would need an exabyte.
            Shape images = new Shape(10_000_000_000_000L, 3, 28, 28);
            Initialisation.PYTORCH.initialise(
                    block, manager, images, RandomStream.of(1, "weights"));
            assertThat(count(block)).isPositive();
        }
    }

    private static float[] firstWeights(Block block) {
        return block.getParameters().get(0).getValue().getArray().toFloatArray();
    }

    private static Block initialized(Network network, NDManager manager, long seed) {
        Block block = network.build();
        network.initialisation()
                .initialise(block, manager, IMAGES, RandomStream.of(seed, "initial weights"));
        return block;
    }

    private static long count(Block block) {
        return block.getParameters().values().stream()
                .filter(Parameter::requiresGradient)
                .mapToLong(parameter -> parameter.getArray().getShape().size())
                .sum();
    }
}
