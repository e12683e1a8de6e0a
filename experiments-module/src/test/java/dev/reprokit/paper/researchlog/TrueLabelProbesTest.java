package dev.reprokit.paper.researchlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.reprokit.probe.ProbeRun;
import dev.reprokit.probe.ProbeTable;
import dev.reprokit.record.chart.Chart;
import dev.reprokit.record.chart.Curves;
import dev.reprokit.record.result.Results;
import dev.reprokit.record.result.Scale;
import dev.reprokit.record.verdict.Verdict;
import dev.reprokit.testing.MadeResults;
import dev.reprokit.testing.TestedClaims;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The claims on the log's own table, taken as five seeds that hardly differ. */
class TrueLabelProbesTest {
    @RegisterExtension
    static final TestedClaims CLAIMS = new TestedClaims(new TrueLabelProbes().claims());

    private static final String CONDITION = TrueLabelProbes.Learner.ALEXNET.id();
    private static final List<String> LAYERS = LogNetwork.FULL.layers();
    private static final ProbeTable LOG = ProbeClaims.log("alain2016-linear-probes", LAYERS);

    @Test
    void theLogsTableIsComplete() {
        assertThat(LOG.epochs()).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 11, 15, 18, 23, 30);
        assertThat(LOG.profile(30))
                .containsExactly(
                        new double[] {
                            28.72, 39.12, 44.86, 42.75, 48.75, 53.56, 61.04, 57.43, 59.92, 61.58,
                            64.42, 70.22, 71.54, 77.94, 80.31, 80.27, 80.33, 80.31
                        },
                        within(1e-9));
    }

    @Test
    void theLogsTableRefutesOneOfItsSentences() {
        assertThat(verdicts(LoggedProbes.asRun(LOG, CONDITION)))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of(
                                "L8", Verdict.REPRODUCED,
                                "L9", Verdict.REPRODUCED,
                                "L10", Verdict.REPRODUCED,
                                "L11", Verdict.REPRODUCED,
                                // Pooling adds 5.4 points on average.
                                "L12", Verdict.NOT_REPRODUCED,
                                "L13", Verdict.REPRODUCED,
                                "L14", Verdict.REPRODUCED,
                                "order", Verdict.REPRODUCED));
    }

    @Test
    void aTableUpsideDownContradictsWhatRises() {
        List<String> reversed = new ArrayList<>(LAYERS);
        Collections.reverse(reversed);
        Results results = LoggedProbes.asRun(LOG, CONDITION, LAYERS, reversed);

        assertThat(verdicts(results))
                .contains(
                        Map.entry("L8", Verdict.NOT_REPRODUCED),
                        Map.entry("order", Verdict.NOT_REPRODUCED));
    }

    @Test
    void poolingThatLowersAndAllElseThatHelpsIsTheLogsSentence() {
        MadeResults made = new MadeResults();
        for (long seed = 1; seed <= 5; seed++) {
            double accuracy = 0.2;
            made.with(CONDITION, seed, "train_accuracy", 0.5, 0.99);
            for (String layer : LAYERS) {
                accuracy += layer.matches("(pool|lrn).*") ? -0.01 : 0.05;
                made.with(
                        CONDITION,
                        seed,
                        ProbeRun.accuracy(layer),
                        new TreeMap<>(Map.of(0, 0.1, 5, accuracy, 30, accuracy + 0.001 * seed)));
            }
        }

        assertThat(verdicts(made.results())).containsEntry("L12", Verdict.REPRODUCED);
    }

    @Test
    void aNetworkThatNeverChangesIsFoundOut() {
        assertThat(verdicts(unchanging(0.99)))
                .containsEntry("L9", Verdict.NOT_REPRODUCED)
                .containsEntry("L10", Verdict.NOT_REPRODUCED)
                .containsEntry("L13", Verdict.NOT_REPRODUCED);
    }

    @Test
    void layersOfANetworkThatHasLearnedNothingAreNoEvidence() {
        Map<String, Verdict> verdicts = new TreeMap<>(verdicts(unchanging(0.1)));

        // It is about the untrained network.
        assertThat(verdicts.remove("L10")).isEqualTo(Verdict.NOT_REPRODUCED);
        assertThat(verdicts.values()).containsOnly(Verdict.INVALID);
    }

    private static Results unchanging(double fit) {
        MadeResults made = new MadeResults();
        for (long seed = 1; seed <= 5; seed++) {
            made.with(CONDITION, seed, "train_accuracy", 0.1, fit);
            for (String layer : LAYERS) {
                made.with(
                        CONDITION,
                        seed,
                        ProbeRun.accuracy(layer),
                        new TreeMap<>(Map.of(0, 0.3, 15, 0.3, 30, 0.3)));
            }
        }
        return made.results();
    }

    /** The log's relu3 follows the fifth convolution, the small network's a connected layer. */
    @Test
    void theLogsCurvesStandBesideItsOwnNetworkOnly() {
        TrueLabelProbes experiment = new TrueLabelProbes();

        assertThat(curves(experiment.charts(Scale.PAPER)))
                .hasSizeGreaterThan(15)
                .allSatisfy(chart -> assertThat(chart.references()).hasSize(1));
        assertThat(curves(experiment.charts(Scale.SMOKE)))
                .hasSizeGreaterThan(5)
                .allSatisfy(chart -> assertThat(chart.references()).isEmpty());
    }

    private static List<Curves> curves(List<Chart> charts) {
        return charts.stream()
                .filter(Curves.class::isInstance)
                .map(Curves.class::cast)
                .filter(chart -> chart.id().startsWith("probe-"))
                .toList();
    }

    @Test
    void tellsWhenLayersHaveSettled() {
        // Nine tenths of the way from 26.42 to 28.72 %: between epochs 11 and 15.
        assertThat(LOG.settled(List.of("conv1"))).isBetween(11.0, 18.0);
    }

    private static Map<String, Verdict> verdicts(Results results) {
        return CLAIMS.verdicts(results);
    }
}
