package dev.reprokit.paper.zhang2017;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reprokit.nn.AlexNet;
import dev.reprokit.nn.Mlp;
import dev.reprokit.nn.SmallInception;
import dev.reprokit.paper.Figures;
import dev.reprokit.published.PublishedTable;
import dev.reprokit.training.Protocol;
import dev.reprokit.training.WeightDecay;

import org.junit.jupiter.api.Test;

class RegimeTest {

    @Test
    void everyRowOfTheTablesButAugmentationIsThereAndDropoutBesides() {
        PublishedTable table = Figures.ZHANG_TABLES;

        assertThat(Regime.ALL)
                .hasSize(19 + 5 + 2)
                .extracting(Regime::id)
                .doesNotHaveDuplicates()
                .filteredOn(id -> !id.contains("dropout"))
                .allSatisfy(id -> assertThat(table.published(id).inWords()).isNotBlank());
    }

    @Test
    void networksAreThePublishedOnes() {
        assertThat(named("inception").narrowed(1)).isEqualTo(SmallInception.PUBLISHED);
        assertThat(named("inception-without-bn").narrowed(1))
                .isEqualTo(SmallInception.PUBLISHED.withoutBatchNorm());
        assertThat(named("alexnet-zhang-small").narrowed(1)).isEqualTo(AlexNet.ZHANG_SMALL);
        assertThat(named("alexnet-zhang-small-dropout").narrowed(1))
                .isEqualTo(AlexNet.ZHANG_SMALL.withDropout(0.5));
        assertThat(named("mlp-3x512").narrowed(1)).isEqualTo(Mlp.THREE_BY_512);
        assertThat(named("mlp-1x512").narrowed(1)).isEqualTo(Mlp.ONE_BY_512);
    }

    @Test
    void onlyTheRegulariserSetsRowsApart() {
        Protocol inception = Protocol.PUBLISHED_INCEPTION;
        WeightDecay usual = new WeightDecay(5e-4, WeightDecay.Scope.WEIGHTS);
        WeightDecay tutorial = new WeightDecay(4e-3, WeightDecay.Scope.HIDDEN_FULLY_CONNECTED);

        assertThat(protocol("inception")).isEqualTo(inception);
        assertThat(protocol("inception-random-labels")).isEqualTo(inception);
        assertThat(protocol("inception-crop-weight-decay"))
                .isEqualTo(inception.withRandomCrop().withWeightDecay(usual));
        assertThat(protocol("inception-crop-random-labels"))
                .isEqualTo(inception.withRandomCrop().withDecay(0.999));
        assertThat(protocol("mlp-1x512-weight-decay"))
                .isEqualTo(Protocol.PUBLISHED.withWeightDecay(usual));
        assertThat(protocol("alexnet-zhang-small-weight-decay-random-labels"))
                .isEqualTo(Protocol.PUBLISHED.withWeightDecay(tutorial));
        assertThat(protocol("alexnet-zhang-small-dropout")).isEqualTo(Protocol.PUBLISHED);
    }

    private static Protocol protocol(String row) {
        return named(row).protocol();
    }

    private static Regime named(String id) {
        return Regime.ALL.stream().filter(r -> r.id().equals(id)).findFirst().orElseThrow();
    }
}
