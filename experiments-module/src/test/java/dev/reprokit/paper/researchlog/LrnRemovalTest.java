package dev.reprokit.paper.researchlog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reprokit.paper.Figures;
import dev.reprokit.random.RandomStream;
import dev.reprokit.record.chart.CurvePoint;
import dev.reprokit.record.result.Results;
import dev.reprokit.record.verdict.Verdict;
import dev.reprokit.testing.MadeResults;
import dev.reprokit.testing.TestedClaims;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** The claims on the log's own curves, taken as five seeds that hardly differ. */
class LrnRemovalTest {
    @RegisterExtension
    static final TestedClaims CLAIMS = new TestedClaims(new LrnRemoval().claims());

    private static final List<String> METRICS =
            List.of("train_loss", "train_accuracy", "test_loss", "test_accuracy");

    /** Below the smallest gap of the two train losses, 0.0011. */
    private static final double JITTER = 0.0002;

    @Test
    void theLogsOwnCurvesReproduceTheLog() {
        // L3: mean over epochs 0.88 against 0.83 (train), 0.76 against 0.74 (test), in all seeds.
        // L4: both end at 80.80 %. L5: lower in 30 of 30 epochs. L6: 0.2 nats lower at first,
        // 0.2 to 0.5 higher in the last ten epochs. L7: the minima are 0.004 nats apart.
        assertThat(
                        verdicts(
                                results(
                                        LrnRemoval.Layers.WITH_LRN.id(),
                                        LrnRemoval.Layers.WITHOUT_LRN.id())))
                .contains(
                        Map.entry("L3", Verdict.REPRODUCED),
                        Map.entry("L4", Verdict.REPRODUCED),
                        Map.entry("L5", Verdict.REPRODUCED),
                        Map.entry("L6", Verdict.REPRODUCED),
                        Map.entry("L7", Verdict.REPRODUCED));
    }

    @Test
    void theArmsSwappedContradictEverythingDirectional() {
        assertThat(
                        verdicts(
                                results(
                                        LrnRemoval.Layers.WITHOUT_LRN.id(),
                                        LrnRemoval.Layers.WITH_LRN.id())))
                .contains(
                        Map.entry("L3", Verdict.NOT_REPRODUCED),
                        Map.entry("L4", Verdict.REPRODUCED),
                        Map.entry("L5", Verdict.NOT_REPRODUCED),
                        Map.entry("L6", Verdict.NOT_REPRODUCED),
                        Map.entry("L7", Verdict.REPRODUCED));
    }

    @Test
    void armsThatEndElsewhereAreNotTheSame() {
        // Ten points of accuracy, and a tenth of a nat.
        MadeResults made = new MadeResults();
        for (long seed = 1; seed <= 5; seed++) {
            for (String metric : METRICS) {
                double[] with =
                        jittered(
                                LrnRemoval.Layers.WITH_LRN.id(),
                                metric,
                                seed,
                                LrnRemoval.Layers.WITH_LRN.id());
                double[] without =
                        jittered(
                                LrnRemoval.Layers.WITH_LRN.id(),
                                metric,
                                seed,
                                LrnRemoval.Layers.WITHOUT_LRN.id());
                made.with(LrnRemoval.Layers.WITH_LRN.id(), seed, metric, with);
                made.with(
                        LrnRemoval.Layers.WITHOUT_LRN.id(),
                        seed,
                        metric,
                        Arrays.stream(without).map(value -> value + 0.1).toArray());
            }
        }

        assertThat(verdicts(made.results()))
                .containsEntry("L4", Verdict.NOT_REPRODUCED)
                .containsEntry("L7", Verdict.NOT_REPRODUCED);
    }

    @Test
    void lrnLeftInBothArmsIsFoundOut() {
        // Identical arms: ties count against every difference, and the same is the same.
        MadeResults identical = new MadeResults();
        for (long seed = 1; seed <= 5; seed++) {
            for (String metric : METRICS) {
                double[] curve =
                        jittered(LrnRemoval.Layers.WITH_LRN.id(), metric, seed, "both arms");
                identical.with(LrnRemoval.Layers.WITH_LRN.id(), seed, metric, curve);
                identical.with(LrnRemoval.Layers.WITHOUT_LRN.id(), seed, metric, curve);
            }
        }

        assertThat(verdicts(identical.results()))
                .contains(
                        Map.entry("L3", Verdict.NOT_REPRODUCED),
                        Map.entry("L4", Verdict.REPRODUCED),
                        Map.entry("L5", Verdict.NOT_REPRODUCED),
                        Map.entry("L6", Verdict.NOT_REPRODUCED),
                        Map.entry("L7", Verdict.REPRODUCED));
    }

    @Test
    void aFailedTrialMakesEveryClaimInvalid() {
        Results results =
                made(LrnRemoval.Layers.WITH_LRN.id(), LrnRemoval.Layers.WITHOUT_LRN.id())
                        .failed(LrnRemoval.Layers.WITHOUT_LRN.id(), 3)
                        .results();

        assertThat(verdicts(results).values()).containsOnly(Verdict.INVALID);
    }

    @Test
    void aSeedWithoutItsPartnerMakesEveryClaimInvalid() {
        MadeResults made =
                made(LrnRemoval.Layers.WITH_LRN.id(), LrnRemoval.Layers.WITHOUT_LRN.id());
        METRICS.forEach(
                metric ->
                        made.with(
                                LrnRemoval.Layers.WITHOUT_LRN.id(),
                                6,
                                metric,
                                jittered(
                                        LrnRemoval.Layers.WITHOUT_LRN.id(),
                                        metric,
                                        6,
                                        LrnRemoval.Layers.WITHOUT_LRN.id())));

        assertThat(verdicts(made.results()).values()).containsOnly(Verdict.INVALID);
    }

    @Test
    void oneSeedDecidesNoDirection() {
        MadeResults one = new MadeResults();
        for (String metric : METRICS) {
            for (String arm :
                    List.of(LrnRemoval.Layers.WITH_LRN.id(), LrnRemoval.Layers.WITHOUT_LRN.id())) {
                one.with(arm, 1, metric, jittered(arm, metric, 1, arm));
            }
        }

        assertThat(verdicts(one.results()))
                .contains(
                        Map.entry("L3", Verdict.INCONCLUSIVE),
                        Map.entry("L4", Verdict.INCONCLUSIVE),
                        Map.entry("L6", Verdict.INCONCLUSIVE),
                        Map.entry("L7", Verdict.INCONCLUSIVE));
    }

    /** The first arm shows the log's curves with LRN, the second those without. */
    private static Results results(String with, String without) {
        return made(with, without).results();
    }

    private static MadeResults made(String with, String without) {
        MadeResults made = new MadeResults();
        for (long seed = 1; seed <= 5; seed++) {
            for (String metric : METRICS) {
                made.with(
                        with,
                        seed,
                        metric,
                        jittered(LrnRemoval.Layers.WITH_LRN.id(), metric, seed, with));
                made.with(
                        without,
                        seed,
                        metric,
                        jittered(LrnRemoval.Layers.WITHOUT_LRN.id(), metric, seed, without));
            }
        }
        return made;
    }

    private static double[] jittered(String curve, String metric, long seed, String stream) {
        RandomGenerator random = RandomStream.of(seed, metric + " " + stream);
        return Figures.LOG.curve("lrn-removal", curve, metric, "log", curve).points().stream()
                .mapToDouble(CurvePoint::value)
                .map(value -> value + JITTER * random.nextDouble())
                .toArray();
    }

    private static Map<String, Verdict> verdicts(Results results) {
        return CLAIMS.verdicts(results);
    }
}
