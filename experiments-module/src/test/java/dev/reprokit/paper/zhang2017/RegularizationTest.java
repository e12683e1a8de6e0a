package dev.reprokit.paper.zhang2017;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reprokit.internal.harness.Judge;
import dev.reprokit.paper.Figures;
import dev.reprokit.published.PublishedTable;
import dev.reprokit.random.RandomStream;
import dev.reprokit.record.result.Scale;
import dev.reprokit.record.verdict.Judgement;
import dev.reprokit.record.verdict.Verdict;
import dev.reprokit.testing.MadeResults;
import dev.reprokit.testing.TestedClaims;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The claims on the paper's own values, taken as five seeds that hardly differ. */
class RegularizationTest {
    @RegisterExtension
    static final TestedClaims CLAIMS =
            new TestedClaims(new Regularization())
                    .holdsWithout(
                            "T1-chance-alexnet-zhang-small",
                            "alexnet-zhang-small-weight-decay-random-labels",
                            "the paper's own network fits nothing there, and that is at chance,"
                                    + " too");

    private static final int EPOCHS = 20;
    private static final String BN = "inception";
    private static final String WITHOUT_BN = "inception-without-bn";
    private static final List<String> UNREGULARISED =
            List.of(BN, WITHOUT_BN, "alexnet-zhang-small", "mlp-3x512", "mlp-1x512");

    @Test
    void thePapersOwnValuesReproduceThePaper() {
        assertThat(verdicts(new Story()))
                .allSatisfy(
                        (claim, verdict) ->
                                assertThat(verdict).as(claim).isEqualTo(Verdict.REPRODUCED));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "inception-crop",
                "alexnet-zhang-small-crop",
                "inception-weight-decay",
                "inception-without-bn-weight-decay",
                "alexnet-zhang-small-weight-decay",
                "mlp-3x512-weight-decay",
                "inception-crop-weight-decay",
                "alexnet-zhang-small-crop-weight-decay"
            })
    void aRegulariserThatHarmsIsFoundOut(String row) {
        Story story = new Story();
        story.test.put(row, 45.0);

        assertThat(verdicts(story)).containsEntry("T1-" + row, Verdict.NOT_REPRODUCED);
    }

    @Test
    void dropoutThatHarmsIsFoundOut() {
        Story story = new Story();
        story.test.put("alexnet-zhang-small-dropout", 45.0);

        assertThat(verdicts(story))
                .containsEntry("dropout-alexnet-zhang-small", Verdict.NOT_REPRODUCED);
    }

    @Test
    void weightDecayThatChangesTheSmallMlpByThreePointsIsNoEquality() {
        Story story = new Story();
        story.test.put("mlp-1x512-weight-decay", 53.5);

        assertThat(verdicts(story))
                .containsEntry("T1-mlp-1x512-weight-decay", Verdict.NOT_REPRODUCED);
    }

    @Test
    void figure2bAndTable1BothSatisfyTheClaimsOnBatchNormalisation() {
        Story figure2b = new Story();
        figure2b.test.put(BN, 86.53);
        figure2b.test.put(WITHOUT_BN, 84.92);

        assertThat(verdicts(figure2b))
                .containsEntry("F2b-bn", Verdict.REPRODUCED)
                .containsEntry("F2b-bn-points", Verdict.REPRODUCED);
    }

    @Test
    void batchNormalisationThatGainsTenPointsImprovesByMoreThanClaimed() {
        Story story = new Story();
        story.test.put(WITHOUT_BN, 75.75);

        assertThat(verdicts(story))
                .containsEntry("F2b-bn", Verdict.REPRODUCED)
                .containsEntry("F2b-bn-points", Verdict.NOT_REPRODUCED);
    }

    @Test
    void aNetworkThatNeedsItsRegulariserIsFoundOut() {
        Story story = new Story();
        story.test.put("alexnet-zhang-small", 69.89);
        story.test.put("mlp-3x512", 12.0);

        assertThat(verdicts(story))
                .containsEntry("T1-generalises-alexnet-zhang-small", Verdict.REPRODUCED)
                .containsEntry("T1-keeps-alexnet-zhang-small", Verdict.NOT_REPRODUCED)
                .containsEntry("T1-generalises-mlp-3x512", Verdict.NOT_REPRODUCED)
                .containsEntry("T1-keeps-mlp-3x512", Verdict.NOT_REPRODUCED)
                .containsEntry("T1-keeps-inception", Verdict.REPRODUCED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "inception-random-labels",
                "inception-without-bn-random-labels",
                "alexnet-zhang-small-random-labels",
                "mlp-3x512-random-labels",
                "mlp-1x512-random-labels",
                "inception-weight-decay-random-labels",
                "inception-crop-random-labels",
                "alexnet-zhang-small-dropout-random-labels",
                "mlp-3x512-weight-decay-random-labels",
                "mlp-1x512-weight-decay-random-labels"
            })
    void aNetworkThatDoesNotFitIsFoundOut(String row) {
        Story story = new Story();
        story.fit.put(row, 90.0);

        assertThat(verdicts(story)).containsEntry("fits-" + row, Verdict.NOT_REPRODUCED);
    }

    @Test
    void anAlexNetThatFitsInSpiteOfWeightDecayContradictsTable4() {
        Story story = new Story();
        story.fit.put("alexnet-zhang-small-weight-decay-random-labels", 100.0);

        assertThat(verdicts(story))
                .containsEntry(
                        "fails-alexnet-zhang-small-weight-decay-random-labels",
                        Verdict.NOT_REPRODUCED);
    }

    @Test
    void labelsThatWereNotShuffledAreFoundOut() {
        Story story = new Story();
        story.test.put("inception-weight-decay-random-labels", 40.0);

        assertThat(verdicts(story))
                .containsEntry("T1-chance-inception", Verdict.NOT_REPRODUCED)
                .containsEntry("T1-chance-alexnet-zhang-small", Verdict.REPRODUCED);
    }

    @Test
    void networksThatOnlyRegularisersTeachAreFoundOut() {
        Story story = new Story();
        for (String network : UNREGULARISED) {
            story.test.put(network, 11.0);
        }
        story.test.put(WITHOUT_BN, 12.0);

        assertThat(verdicts(story))
                .containsEntry("F2b-bn", Verdict.NOT_REPRODUCED)
                .allSatisfy(
                        (claim, verdict) -> {
                            if (claim.matches("T1-(generalises|keeps)-.*")) {
                                assertThat(verdict).as(claim).isEqualTo(Verdict.NOT_REPRODUCED);
                            }
                        });
    }

    @Test
    void randomLabelsThatTeachAnyNetworkAreFoundOut() {
        Story story = new Story();
        Regime.ALL.stream()
                .filter(Regime::random)
                .forEach(regime -> story.test.put(regime.id(), 40.0));

        assertThat(verdicts(story))
                .allSatisfy(
                        (claim, verdict) -> {
                            if (claim.startsWith("T1-chance-")) {
                                assertThat(verdict).as(claim).isEqualTo(Verdict.NOT_REPRODUCED);
                            }
                        });
    }

    @Test
    void aNetworkThatGetsWorseGainsByStoppingEarly() {
        Story story = new Story();
        story.peak = 3;

        assertThat(verdicts(story))
                .containsEntry("F2b-best-epoch-inception", Verdict.NOT_REPRODUCED)
                .containsEntry("F2b-early-stopping-inception", Verdict.NOT_REPRODUCED)
                .containsEntry("F2b-early-stopping-inception-without-bn", Verdict.NOT_REPRODUCED);
    }

    @Test
    void noiseAloneMakesABestEpochButNoGainByStoppingThere() {
        Story story = new Story();
        story.noise = 4;

        assertThat(verdicts(story))
                .containsEntry("F2b-best-epoch-inception", Verdict.NOT_REPRODUCED)
                .doesNotContainEntry("F2b-early-stopping-inception", Verdict.NOT_REPRODUCED);
    }

    @Test
    void aSingleSeedHasNoOtherWhoseBestEpochCouldBeTaken() {
        Story story = new Story();
        story.seeds = 1;
        Judge judge = new Judge(story.results().results(), Scale.PAPER, null);

        assertThat(new Regularization().claims())
                .filteredOn(claim -> claim.id().startsWith("F2b-early-stopping"))
                .hasSize(2)
                .allSatisfy(
                        claim ->
                                assertThat(judge.judge(claim))
                                        .returns(Verdict.INCONCLUSIVE, Judgement::verdict)
                                        .returns(null, Judgement::observed));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void aRowThatLearnsNothingReproducesNoClaimOnIt(Regime row) {
        Story story = new Story();
        story.test.put(row.id(), 10.0);
        story.fit.put(row.id(), 10.0);
        Map<String, Verdict> verdicts = verdicts(story);

        assertThat(new Regularization().claims())
                .filteredOn(claim -> claim.conditions().contains(row.id()))
                .isNotEmpty()
                .allSatisfy(
                        claim ->
                                assertThat(verdicts.get(claim.id()))
                                        .as(claim.id())
                                        .isIn(
                                                claim.conditionsWithFloor().contains(row.id())
                                                        ? Verdict.INVALID
                                                        : Verdict.NOT_REPRODUCED));
    }

    /** All rows but the one that is at chance in Table 4, too. */
    static Stream<Regime> rows() {
        return Regime.ALL.stream()
                .filter(row -> !row.id().equals("alexnet-zhang-small-weight-decay-random-labels"));
    }

    @Test
    void weightDecayThatTeachesNoAlexNetAnythingIsNoFailureToFitRandomLabels() {
        Story story = new Story();
        story.fit.put("alexnet-zhang-small-weight-decay", 10.0);

        assertThat(verdicts(story))
                .containsEntry(
                        "fails-alexnet-zhang-small-weight-decay-random-labels", Verdict.INVALID);
    }

    @Test
    void aFailedTrialMakesTheClaimsOnItInvalidAndNoOthers() {
        assertThat(CLAIMS.verdicts(new Story().results().failed(WITHOUT_BN, 2).results()))
                .contains(
                        Map.entry("F2b-bn", Verdict.INVALID),
                        Map.entry("T1-generalises-inception-without-bn", Verdict.INVALID),
                        Map.entry("T1-generalises-inception", Verdict.REPRODUCED));
    }

    private static Map<String, Verdict> verdicts(Story story) {
        return CLAIMS.verdicts(story.results().results());
    }

    /** Table 1 and Table 4 as learning curves, one value at a time to be changed. */
    private static final class Story {
        private final PublishedTable table = Figures.ZHANG_TABLES;

        /** Final test accuracy in percent where it is not Table 1's. */
        private final Map<String, Double> test =
                new HashMap<>(Map.of("alexnet-zhang-small-dropout", 78.0));

        /** Train accuracy in percent where it is not that of the tables. */
        private final Map<String, Double> fit =
                new HashMap<>(
                        Map.of(
                                "alexnet-zhang-small-dropout", 99.0,
                                "alexnet-zhang-small-dropout-random-labels", 99.0,
                                "alexnet-zhang-small-weight-decay-random-labels", 10.0));

        /** Points of test accuracy that the middle epochs are above the last. */
        private double peak = 0.1;

        private int seeds = 5;

        /** Width in points of what differs between seeds and epochs. */
        private double noise = 0.1;

        MadeResults results() {
            MadeResults made = new MadeResults();
            for (Regime regime : Regime.ALL) {
                for (long seed = 1; seed <= seeds; seed++) {
                    String row = regime.id();
                    made.with(row, seed, "test_accuracy", curve(row, testAccuracy(regime), seed));
                    double[] fitted =
                            IntStream.range(0, EPOCHS).mapToDouble(e -> fit(row)).toArray();
                    made.with(row, seed, "train_accuracy", fitted);
                    if (regime.random()) {
                        made.with(row, seed, "evaluated_train_accuracy", fitted);
                    }
                }
            }
            return made;
        }

        private double testAccuracy(Regime regime) {
            Double changed = test.get(regime.id());
            if (changed != null) {
                return changed;
            }
            return regime.random() ? 10 : table.published(regime.id()).test().orElseThrow();
        }

        private double fit(String row) {
            Double changed = fit.get(row);
            return (changed == null ? table.published(row).train().orElseThrow() : changed) / 100;
        }

        private double[] curve(String row, double last, long seed) {
            RandomGenerator random = RandomStream.of(seed, "test accuracy of " + row);
            return IntStream.rangeClosed(1, EPOCHS)
                    .mapToDouble(
                            epoch ->
                                    last
                                            + (epoch == EPOCHS / 2 ? peak : 0)
                                            + noise * (random.nextDouble() - 0.5))
                    .map(percent -> percent / 100)
                    .toArray();
        }
    }
}
