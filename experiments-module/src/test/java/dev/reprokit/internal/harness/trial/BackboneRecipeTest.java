package dev.reprokit.internal.harness.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ai.djl.nn.Block;

import dev.reprokit.nn.AlexNet;
import dev.reprokit.nn.Mlp;
import dev.reprokit.nn.Network;
import dev.reprokit.training.ClassificationRun;
import dev.reprokit.training.Protocol;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;
import java.util.stream.Stream;

class BackboneRecipeTest {
    private static final Network MLP = new Mlp(1, 16, 10);
    private static final ClassificationRun RUN = run(MLP, 28, Protocol.PUBLISHED, false);
    private static final int[] LABELS = {1, 2, 3};
    private static final BackboneRecipe RECIPE = BackboneRecipe.of(RUN, LABELS, 1, 2, 5);

    static Stream<BackboneRecipe> others() {
        return Stream.of(
                of(run(new Mlp(1, 17, 10), 28, Protocol.PUBLISHED, false)),
                of(run(MLP, 24, Protocol.PUBLISHED, false)),
                of(run(MLP, 28, Protocol.PUBLISHED.withBatchSize(64), false)),
                of(run(MLP, 28, Protocol.PUBLISHED, true)),
                BackboneRecipe.of(RUN, new int[] {1, 3, 2}, 1, 2, 5),
                BackboneRecipe.of(RUN, LABELS, 2, 2, 5),
                BackboneRecipe.of(RUN, LABELS, 1, 2, 6),
                BackboneRecipe.of(RUN, LABELS, 1, 5));
    }

    @ParameterizedTest
    @MethodSource("others")
    void whateverChangesTheTrainingIsAnotherInput(BackboneRecipe other) {
        assertThat(other.inputs().keySet()).isEqualTo(RECIPE.inputs().keySet());
        assertThat(other.inputs().entrySet())
                .filteredOn(input -> !RECIPE.inputs().entrySet().contains(input))
                .hasSize(1);
    }

    @Test
    void neitherTheOrderOfEpochsNorTheUntrainedNetworkCounts() {
        BackboneRecipe same = BackboneRecipe.of(RUN, LABELS.clone(), 1, 5, 0, 2, 5);

        assertThat(same.inputs()).isEqualTo(RECIPE.inputs());
        assertThat(same.lastEpoch()).isEqualTo(5);
    }

    private record Terse(int width, List<Network> parts) implements Network {
        @Override
        public String name() {
            return "terse";
        }

        @Override
        public Block build() {
            throw new UnsupportedOperationException();
        }

        @Override
        public String toString() {
            return name();
        }
    }

    @Test
    void whatANetworkSaysOfItselfDoesNotHideItsNumbers() {
        Network inner = new Terse(2, List.of());

        assertThat(network(new Terse(1, List.of(inner))))
                .isEqualTo("Terse[width=1, parts=[Terse[width=2, parts=[]]]]")
                .isNotEqualTo(network(new Terse(1, List.of(new Terse(3, List.of())))));
        assertThat(network(MLP)).isEqualTo(MLP.toString());
    }

    private static String network(Network network) {
        return of(run(network, 28, Protocol.PUBLISHED, false)).inputs().get("network");
    }

    @Test
    void networksOfOneNameDifferByTheirNumbers() {
        BackboneRecipe wide = of(run(AlexNet.LOG_FULL, 28, Protocol.PUBLISHED, false));
        BackboneRecipe narrow =
                of(run(AlexNet.LOG_FULL.narrowed(8), 28, Protocol.PUBLISHED, false));

        assertThat(wide.id()).isEqualTo(narrow.id()).isEqualTo("alexnet-log-full-seed-1");
        assertThat(wide.inputs().get("network")).isNotEqualTo(narrow.inputs().get("network"));
    }

    private record Either(List<Network> of) implements Network {
        @Override
        public String name() {
            return "either: ../of two";
        }

        @Override
        public Block build() {
            return of.get(0).build();
        }
    }

    @Test
    void theCodeOfNetworksInsideANetworkCounts() {
        Network either = new Either(List.of(MLP, AlexNet.LOG_SMALL));

        assertThat(of(run(either, 28, Protocol.PUBLISHED, false)).classes())
                .containsExactly(
                        Either.class.getName(), AlexNet.class.getName(), Mlp.class.getName());
        assertThat(of(run(either, 28, Protocol.PUBLISHED, false)).subject("cifar10"))
                .isEqualTo("backbones/either-----of-two/cifar10/seed-1");
    }

    private interface LayerKind {}

    private enum Layers implements LayerKind {
        DENSE {},
        SPARSE {}
    }

    private record OfAKind(LayerKind kind) implements Network {
        @Override
        public String name() {
            return "of a kind";
        }

        @Override
        public Block build() {
            throw new UnsupportedOperationException();
        }
    }

    @Test
    void theCodeOfEnumsInsideANetworkCounts() {
        assertThat(of(run(new OfAKind(Layers.DENSE), 28, Protocol.PUBLISHED, false)).classes())
                .containsExactly(Layers.class.getName(), OfAKind.class.getName());
    }

    @Test
    void aNetworkThatDoesNotSayWhichItIsIsRefused() {
        Network nameless =
                new Network() {
                    @Override
                    public String name() {
                        return "nameless";
                    }

                    @Override
                    public Block build() {
                        return MLP.build();
                    }
                };

        assertThatIllegalArgumentException()
                .isThrownBy(() -> of(run(nameless, 28, Protocol.PUBLISHED, false)))
                .withMessageContaining("nameless")
                .withMessageContaining("must be a record");
    }

    @Test
    void epochsThatAreNoneAreRefused() {
        for (int[] epochs : new int[][] {{}, {0}, {-1, 3}}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> BackboneRecipe.of(RUN, LABELS, 1, epochs))
                    .withMessageContaining("at least one of them above 0");
        }
    }

    private static BackboneRecipe of(ClassificationRun run) {
        return BackboneRecipe.of(run, LABELS, 1, 2, 5);
    }

    private static ClassificationRun run(
            Network network, int crop, Protocol protocol, boolean evaluatesTraining) {
        return new ClassificationRun(network, crop, protocol, evaluatesTraining);
    }
}
