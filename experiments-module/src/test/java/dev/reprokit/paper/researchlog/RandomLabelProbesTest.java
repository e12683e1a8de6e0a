package dev.reprokit.paper.researchlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.reprokit.probe.ProbeExamination;
import dev.reprokit.probe.ProbeRun;
import dev.reprokit.probe.ProbeTable;
import dev.reprokit.record.result.Results;
import dev.reprokit.record.verdict.Verdict;
import dev.reprokit.testing.MadeResults;
import dev.reprokit.testing.TestedClaims;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The claims on the log's own tables, taken as five seeds that hardly differ. */
class RandomLabelProbesTest {
    @RegisterExtension
    static final TestedClaims CLAIMS = new TestedClaims(new RandomLabelProbes().claims());

    @RegisterExtension
    static final TestedClaims CLAIMS_WITHOUT = new TestedClaims(new ProbesWithoutLrn().claims());

    private static final String SMALL = LogNetwork.SMALL.id();
    private static final String FULL = LogNetwork.FULL.id();
    private static final String WITH = LrnRemoval.Layers.WITH_LRN.id();
    private static final String WITHOUT_LRN = LrnRemoval.Layers.WITHOUT_LRN.id();
    private static final List<String> LAYERS = LogNetwork.SMALL.layers();
    private static final ProbeTable LOG = ProbeClaims.log("random-label-probes", LAYERS);
    private static final ProbeTable WITHOUT =
            ProbeClaims.log("random-label-probes-without-lrn", LogNetwork.SMALL_WITHOUT_LRN);

    @Test
    void theLogsTableRefutesThreeOfItsSentences() {
        MadeResults made = run(LOG, LAYERS);
        for (long seed = 1; seed <= 5; seed++) {
            made.with(SMALL, seed, "train_accuracy", 0.5, 0.9999);
            made.with(FULL, seed, "train_accuracy", 0.1, 0.11);
        }

        assertThat(CLAIMS.verdicts(made.results()))
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
    void layersThatNeverChangeReproduceNothing() {
        assertThat(CLAIMS.verdicts(unchanging(0.99)))
                .contains(
                        Map.entry("control-memorised", Verdict.REPRODUCED),
                        Map.entry("L15", Verdict.NOT_REPRODUCED),
                        Map.entry("L15-training", Verdict.NOT_REPRODUCED),
                        Map.entry("L16", Verdict.NOT_REPRODUCED),
                        Map.entry("L16-half", Verdict.NOT_REPRODUCED),
                        Map.entry("L17", Verdict.NOT_REPRODUCED),
                        Map.entry("L18", Verdict.NOT_REPRODUCED),
                        Map.entry("L19", Verdict.REPRODUCED),
                        Map.entry("order", Verdict.NOT_REPRODUCED));
    }

    @Test
    void layersOfANetworkThatMemorisesNothingAreNoEvidence() {
        Map<String, Verdict> verdicts = new TreeMap<>(CLAIMS.verdicts(unchanging(0.1)));

        assertThat(verdicts.remove("control-memorised")).isEqualTo(Verdict.NOT_REPRODUCED);
        assertThat(verdicts.values()).containsOnly(Verdict.INVALID);
    }

    private static Results unchanging(double fit) {
        MadeResults made = new MadeResults();
        for (long seed = 1; seed <= 5; seed++) {
            made.with(SMALL, seed, "train_accuracy", 0.1, fit);
            made.with(FULL, seed, "train_accuracy", 0.1, 0.1);
            for (String layer : LAYERS) {
                made.with(
                        SMALL,
                        seed,
                        ProbeRun.accuracy(layer),
                        new TreeMap<>(Map.of(0, 0.3, 50, 0.3, 100, 0.3)));
            }
        }
        return made.results();
    }

    @Test
    void whatTheLogSaysInSentencesCanBeReproduced() {
        // The second block ends highest and settles last; LRN lowers, and so does each layer
        // behind the convolutions.
        Map<String, Double> inTheEnd = new HashMap<>();
        Map<String, Double> halfway = new HashMap<>();
        double accuracy = 0.3;
        for (String layer : LAYERS) {
            boolean rises = layer.matches("(conv|relu[12]|pool).*");
            accuracy += rises ? 0.03 : -0.02;
            inTheEnd.put(layer, accuracy);
            boolean first = layer.endsWith("1") && !layer.startsWith("fc");
            halfway.put(layer, first ? accuracy : (0.2 + accuracy) / 2);
        }
        MadeResults made = new MadeResults();
        for (long seed = 1; seed <= 5; seed++) {
            for (String layer : LAYERS) {
                made.with(
                        SMALL,
                        seed,
                        ProbeRun.accuracy(layer),
                        new TreeMap<>(
                                Map.of(
                                        0,
                                        layer.startsWith("lrn") ? 0.19 : 0.2,
                                        50,
                                        halfway.get(layer),
                                        100,
                                        inTheEnd.get(layer) + 1e-4 * seed)));
            }
            made.with(SMALL, seed, "train_accuracy", 0.1, 0.99);
            made.with(FULL, seed, "train_accuracy", 0.1, 0.99);
        }

        assertThat(CLAIMS.verdicts(made.results()))
                .containsEntry("L16", Verdict.REPRODUCED)
                .containsEntry("L17", Verdict.REPRODUCED)
                .containsEntry("L11", Verdict.REPRODUCED)
                // But for this one: here the full network memorises.
                .containsEntry("L19", Verdict.NOT_REPRODUCED);
    }

    @Test
    void theLogsOddProbeIsOdd() {
        assertThat(fall("conv2")).isCloseTo(31.99 - 14.89, within(1e-9));
        for (String layer : WITHOUT.layers()) {
            assertThat(fall(layer) > 5).as(layer).isEqualTo(layer.equals("conv2"));
        }
        assertThat(CLAIMS_WITHOUT.verdicts(LoggedProbes.asRun(WITHOUT, WITHOUT_LRN)))
                .containsEntry("L21", Verdict.REPRODUCED);
    }

    private static double fall(String layer) {
        return WITHOUT.at(layer, 0) - 100 * WITHOUT.curves().get(layer).minimum();
    }

    @Test
    void featuresThatLoseNothingAcquitThemselves() {
        assertThat(judgedWithout(0.99, 0.15, 0.33, 0.40)).isEqualTo(Verdict.REPRODUCED);
        assertThat(judgedWithout(0.99, 0.15, 0.33, 0.20)).isEqualTo(Verdict.NOT_REPRODUCED);
        // Where nothing breaks down there is nothing to acquit them of.
        assertThat(judgedWithout(0.99, 0.40, 0.33, 0.40)).isEqualTo(Verdict.NOT_REPRODUCED);
        // Features of a network that has memorised nothing are not those of one that has.
        assertThat(judgedWithout(0.1, 0.15, 0.33, 0.40)).isEqualTo(Verdict.INVALID);
    }

    @Test
    void withoutLrnItIsFasterAndItsProbesComeCloserToOvershooting() {
        assertThat(CLAIMS_WITHOUT.verdicts(withAndWithout(0.98, 0.99, 3)))
                .containsEntry("L20", Verdict.REPRODUCED)
                .containsEntry("L21-control-steps", Verdict.REPRODUCED);
        assertThat(CLAIMS_WITHOUT.verdicts(withAndWithout(0.6, 0.99, 1)))
                .containsEntry("L20", Verdict.NOT_REPRODUCED)
                .containsEntry("L21-control-steps", Verdict.NOT_REPRODUCED);
    }

    @Test
    void anArmThatMemorisesNothingIsNotSlowerButBroken() {
        assertThat(CLAIMS_WITHOUT.verdicts(withAndWithout(0.99, 0.1, 3)))
                .containsEntry("L20", Verdict.INVALID)
                .containsEntry("L21-control-steps", Verdict.INVALID);
        assertThat(CLAIMS_WITHOUT.verdicts(withAndWithout(0.1, 0.99, 3)))
                .containsEntry("L20", Verdict.INVALID)
                .containsEntry("L21-control-steps", Verdict.INVALID);
    }

    /** With LRN the probe's rate twice the largest stable one. */
    private static Results withAndWithout(double fit, double fitWithLrn, double stepRatio) {
        MadeResults made = new MadeResults();
        for (long seed = 1; seed <= 5; seed++) {
            String steps = ProbeExamination.stepRatio("conv2");
            made.with(WITH, seed, "train_accuracy", Math.min(0.5, fitWithLrn), fitWithLrn);
            made.with(WITH, seed, steps, 2);
            made.with(WITHOUT_LRN, seed, "train_accuracy", fit, fit);
            made.with(WITHOUT_LRN, seed, steps, stepRatio);
        }
        return made.results();
    }

    private static Verdict judgedWithout(double fit, double probe, double before, double behind) {
        MadeResults made = new MadeResults();
        for (long seed = 1; seed <= 5; seed++) {
            double jitter = 0.001 * seed;
            made.with(WITHOUT_LRN, seed, "train_accuracy", 0.1, fit);
            made.with(
                    WITHOUT_LRN,
                    seed,
                    "converged_accuracy.conv2",
                    new TreeMap<>(Map.of(0, before + jitter, 50, behind)));
            for (String layer : LogNetwork.SMALL_WITHOUT_LRN) {
                made.with(
                        WITHOUT_LRN,
                        seed,
                        ProbeRun.accuracy(layer),
                        new TreeMap<>(Map.of(0, 0.32 + jitter, 50, probe)));
            }
        }
        return CLAIMS_WITHOUT.verdicts(made.results()).get("L21-control-features");
    }

    private static MadeResults run(ProbeTable log, List<String> layers) {
        return LoggedProbes.add(new MadeResults(), log, SMALL, layers, layers);
    }
}
