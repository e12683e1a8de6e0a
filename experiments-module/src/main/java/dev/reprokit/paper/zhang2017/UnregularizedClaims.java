package dev.reprokit.paper.zhang2017;

import static dev.reprokit.assertion.ReproAssertions.assertThat;
import static dev.reprokit.paper.zhang2017.RegularizationClaims.FINAL_TEST;
import static dev.reprokit.paper.zhang2017.RegularizationClaims.NOT_RUN;
import static dev.reprokit.paper.zhang2017.RegularizationClaims.TABLE_1;
import static dev.reprokit.paper.zhang2017.RegularizationClaims.decidedIfRun;

import dev.reprokit.assertion.SeedValues;
import dev.reprokit.experiment.Claim;
import dev.reprokit.paper.PublishedTable;
import dev.reprokit.record.result.Results;
import dev.reprokit.record.result.Scale;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The claims of section 3.1: networks generalise without explicit regularisers. */
final class UnregularizedClaims {

    /** Test accuracy in % that cannot be chance on ten classes: twice as much. */
    private static final double NO_CHANCE = 20;

    /**
     * Percent of the regularised network's test accuracy that the unregularised one keeps. Table 1
     * has 93.7 (AlexNet), 96.3 and 98.8 (Inception with and without batch normalisation), 98.2 and
     * 100.2 (MLPs): the lowest of them, rounded down to a round number.
     */
    private static final double KEPT = 90;

    private final PublishedTable table = PublishedTable.ofZhang2017();

    List<Claim> all() {
        return Regime.NETWORKS.stream()
                .flatMap(network -> Stream.of(generalises(network), keeps(network)))
                .toList();
    }

    private Claim generalises(String network) {
        Regime none = Regime.of(network);
        Claim claim =
                Claim.of(
                                "T1-generalises-" + network,
                                "%s without regularisers generalises: above %.0f %% test accuracy, twice chance."
                                        .formatted(network, NO_CHANCE))
                        .from(TABLE_1)
                        .published(table.published(none.id()).inWords())
                        .elsewhere(table.elsewhere(none.id()))
                        .observing(r -> FINAL_TEST.of(r, none.id()).estimate())
                        .holdsIf(
                                r ->
                                        assertThat(FINAL_TEST.of(r, none.id()))
                                                .hasMeanAbove(NO_CHANCE));
        return decidedIfRun(claim, none);
    }

    private Claim keeps(String network) {
        Regime none = Regime.of(network);
        Regime most = Regime.mostRegularized(network);
        Claim claim =
                Claim.of(
                                "T1-keeps-" + network,
                                "It keeps at least %.0f %% of the test accuracy of %s."
                                        .formatted(KEPT, most.label()))
                        .from(TABLE_1)
                        .published(
                                "%.1f %% of it".formatted(100 * published(none) / published(most)))
                        .observing(r -> kept(r, none, most).estimate())
                        .holdsIf(r -> assertThat(kept(r, none, most)).hasMeanAbove(KEPT));
        // A smoke run's test images may leave a ratio undecided.
        return most.isInSmoke() ? claim : claim.notApplicableAt(Scale.SMOKE, NOT_RUN);
    }

    private double published(Regime regime) {
        return table.published(regime.id()).test().orElseThrow();
    }

    private static SeedValues kept(Results r, Regime none, Regime most) {
        Map<Long, Double> all = FINAL_TEST.of(r, most.id()).bySeed();
        TreeMap<Long, Double> kept = new TreeMap<>(FINAL_TEST.of(r, none.id()).bySeed());
        kept.replaceAll((seed, accuracy) -> 100 * accuracy / all.get(seed));
        return new SeedValues(
                "test accuracy without regularisers, %s".formatted(none.network()),
                "% of that with them",
                kept);
    }
}
