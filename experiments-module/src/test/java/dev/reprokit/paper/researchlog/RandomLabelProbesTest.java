package dev.reprokit.paper.researchlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.reprokit.internal.harness.Judged;
import dev.reprokit.internal.harness.MadeResults;
import dev.reprokit.probe.ProbeRun;
import dev.reprokit.record.verdict.Verdict;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The claims on the log's own tables, taken as five seeds that hardly differ. */
class RandomLabelProbesTest {
    private static final ProbeTable LOG =
            ProbeTable.ofLog("random-label-probes", ProbedLayers.SMALL);
    private static final ProbeTable WITHOUT =
            ProbeTable.ofLog("random-label-probes-without-lrn", ProbedLayers.SMALL_WITHOUT_LRN);

    @Test
    void theLogsTableRefutesThreeOfItsSentences() {
        MadeResults made = run(LOG, ProbedLayers.SMALL);
        for (long seed = 1; seed <= 5; seed++) {
            made.with(RandomLabelProbes.SMALL, seed, "train_accuracy", 0.5, 0.9999);
            made.with(RandomLabelProbes.FULL, seed, "train_accuracy", 0.1, 0.11);
        }

        assertThat(Judged.verdicts(new RandomLabelProbes().claims(), made.results()))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.ofEntries(
                                Map.entry("control-memorised", Verdict.REPRODUCED),
                                Map.entry("L15", Verdict.REPRODUCED),
                                Map.entry("L15-training", Verdict.REPRODUCED),
                                // The first fully connected layer gets 53.2 %.
                                Map.entry("L16", Verdict.NOT_REPRODUCED),
                                Map.entry("L16-half", Verdict.REPRODUCED),
                                // Nine tenths of its rise: epoch 58 for the first block, 51 for
                                // the second.
                                Map.entry("L17", Verdict.NOT_REPRODUCED),
                                Map.entry("L18", Verdict.REPRODUCED),
                                // 45.50 % before and 45.54 % behind the second LRN in the end.
                                Map.entry("L11", Verdict.NOT_REPRODUCED),
                                Map.entry("L19", Verdict.REPRODUCED),
                                Map.entry("order", Verdict.REPRODUCED)));
    }

    @Test
    void aNetworkThatLearnsNothingReproducesNothing() {
        MadeResults made = new MadeResults();
        for (long seed = 1; seed <= 5; seed++) {
            made.with(RandomLabelProbes.SMALL, seed, "train_accuracy", 0.1, 0.1);
            for (String layer : ProbedLayers.SMALL) {
                made.with(
                        RandomLabelProbes.SMALL,
                        seed,
                        ProbeRun.accuracy(layer),
                        new TreeMap<>(Map.of(0, 0.3, 50, 0.3, 100, 0.3)));
            }
        }

        assertThat(Judged.verdicts(new RandomLabelProbes().claims(), made.results()))
                .contains(
                        Map.entry("control-memorised", Verdict.NOT_REPRODUCED),
                        Map.entry("L15", Verdict.NOT_REPRODUCED),
                        Map.entry("L15-training", Verdict.NOT_REPRODUCED),
                        Map.entry("L16", Verdict.NOT_REPRODUCED),
                        Map.entry("L17", Verdict.NOT_REPRODUCED),
                        Map.entry("L18", Verdict.NOT_REPRODUCED));
    }

    @Test
    void theLogsOddProbeIsOdd() {
        assertThat(ProbesWithoutLrnClaims.BREAKDOWN.value().applyAsDouble(WITHOUT))
                .isCloseTo(31.99 - 14.89, within(1e-9));
        for (String layer : WITHOUT.layers()) {
            double fall =
                    WITHOUT.at(layer, 0)
                            - WITHOUT.epochs().stream()
                                    .mapToDouble(epoch -> WITHOUT.at(layer, epoch))
                                    .min()
                                    .orElseThrow();
            assertThat(fall > 5).as(layer).isEqualTo(layer.equals("conv2"));
        }
    }

    @Test
    void featuresThatLoseNothingAcquitThemselves() {
        assertThat(judgedWithout(0.15, 0.33, 0.40)).isEqualTo(Verdict.REPRODUCED);
        assertThat(judgedWithout(0.15, 0.33, 0.20)).isEqualTo(Verdict.NOT_REPRODUCED);
        // Where nothing breaks down there is nothing to acquit them of.
        assertThat(judgedWithout(0.40, 0.33, 0.40)).isEqualTo(Verdict.NOT_REPRODUCED);
    }

    private static Verdict judgedWithout(double probe, double before, double behind) {
        MadeResults made = new MadeResults();
        for (long seed = 1; seed <= 5; seed++) {
            double jitter = 0.001 * seed;
            made.with(
                    ProbesWithoutLrn.WITHOUT,
                    seed,
                    "converged_accuracy.conv2",
                    new TreeMap<>(Map.of(0, before + jitter, 50, behind)));
            for (String layer : ProbedLayers.SMALL_WITHOUT_LRN) {
                made.with(
                        ProbesWithoutLrn.WITHOUT,
                        seed,
                        ProbeRun.accuracy(layer),
                        new TreeMap<>(Map.of(0, 0.32 + jitter, 50, probe)));
            }
        }
        return Judged.verdicts(new ProbesWithoutLrn().claims(), made.results())
                .get("L21-control-features");
    }

    private static MadeResults run(ProbeTable log, List<String> layers) {
        return LoggedProbes.add(new MadeResults(), log, RandomLabelProbes.SMALL, layers, layers);
    }
}
