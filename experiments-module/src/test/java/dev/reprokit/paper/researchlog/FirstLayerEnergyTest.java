package dev.reprokit.paper.researchlog;

import static dev.reprokit.paper.researchlog.FilterBanks.AFTER;
import static dev.reprokit.paper.researchlog.FilterBanks.BEFORE;
import static dev.reprokit.paper.researchlog.FilterBanks.COMPONENTS;
import static dev.reprokit.paper.researchlog.FilterBanks.CONVOLUTIONS;
import static dev.reprokit.paper.researchlog.FilterBanks.LEARNED;
import static dev.reprokit.paper.researchlog.FirstLayerEnergy.Trained.DOMINANT_COLOUR;
import static dev.reprokit.paper.researchlog.FirstLayerEnergy.Trained.RANDOM_LABELS;
import static dev.reprokit.paper.researchlog.FirstLayerEnergy.Trained.RANDOM_LABELS_WITHOUT_LRN;
import static dev.reprokit.paper.researchlog.FirstLayerEnergy.Trained.TRUE_LABELS;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reprokit.experiment.Condition;
import dev.reprokit.paper.researchlog.FirstLayerEnergy.Trained;
import dev.reprokit.probe.ProbeExamination;
import dev.reprokit.probe.ProbeRun;
import dev.reprokit.probe.StubTrial;
import dev.reprokit.record.result.LearningCurve;
import dev.reprokit.record.result.Results;
import dev.reprokit.record.result.Scale;
import dev.reprokit.record.verdict.Verdict;
import dev.reprokit.testing.MadeResults;
import dev.reprokit.testing.SmallRun;
import dev.reprokit.testing.TestedClaims;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** The claims on stories of five seeds, and a training of small networks. */
class FirstLayerEnergyTest {
    @RegisterExtension static final TestedClaims CLAIMS = new TestedClaims(new FirstLayerEnergy());

    private static final int[] EPOCHS = {0, 10, 20, 30, 40};
    private static final double[] RISING = {1, 2, 3, 4, 5};
    private static final double[] FALLING = {5, 4, 3, 2, 1};

    /** As in the authors' picture: a peak in the first third, then nearly nothing. */
    private static final IntToDoubleFunction PEAK =
            band -> Math.exp(-0.2 * (band - 3) * (band - 3));

    private static final IntToDoubleFunction LATE_PEAK =
            band -> PEAK.applyAsDouble(COMPONENTS - band);

    @Test
    void whatThePaperSaysIsReproducedWhereAllLabelsTeachTheSame() {
        MadeResults made = new MadeResults();
        for (Trained arm : Trained.values()) {
            profiles(made, arm, PEAK, 0.96, 2, 5);
            probes(made, arm, RISING, RISING, FALLING);
        }

        assertThat(CLAIMS.verdicts(made.results()))
                .contains(
                        Map.entry("far-from-initial", Verdict.REPRODUCED),
                        Map.entry("consistent-initialisations", Verdict.REPRODUCED),
                        Map.entry("consistent-random-labels", Verdict.REPRODUCED),
                        Map.entry("consistent-computed-labels", Verdict.REPRODUCED),
                        Map.entry("consistent-without-lrn", Verdict.REPRODUCED),
                        Map.entry("formula", Verdict.REPRODUCED),
                        Map.entry("whitening", Verdict.REPRODUCED));
    }

    @Test
    void oneKindOfComputedLabelsWithAnotherProfileIsFoundOut() {
        MadeResults made = new MadeResults();
        for (Trained arm : Trained.values()) {
            boolean other = arm == DOMINANT_COLOUR || arm == RANDOM_LABELS_WITHOUT_LRN;
            profiles(made, arm, other ? LATE_PEAK : PEAK, 0.96, 2, 5);
            probes(made, arm, RISING, RISING, FALLING);
        }

        assertThat(CLAIMS.verdicts(made.results()))
                .contains(
                        Map.entry("consistent-random-labels", Verdict.REPRODUCED),
                        Map.entry("consistent-computed-labels", Verdict.NOT_REPRODUCED),
                        Map.entry("consistent-without-lrn", Verdict.NOT_REPRODUCED));
    }

    @Test
    void randomLabelsThatTeachAnotherProfileThanTrueOnesAreFoundOut() {
        MadeResults made = new MadeResults();
        for (Trained arm : Trained.values()) {
            profiles(made, arm, arm == TRUE_LABELS ? PEAK : LATE_PEAK, 0.6, 5, 2);
            probes(made, arm, RISING, RISING, FALLING);
        }

        assertThat(CLAIMS.verdicts(made.results()))
                .contains(
                        Map.entry("consistent-initialisations", Verdict.REPRODUCED),
                        Map.entry("consistent-random-labels", Verdict.NOT_REPRODUCED),
                        Map.entry("formula", Verdict.NOT_REPRODUCED),
                        Map.entry("whitening", Verdict.NOT_REPRODUCED));
    }

    /** Without other seeds the initial weights would make the profiles alike. */
    @Test
    void profilesThatDifferFromSeedToSeedAreNotConsistentThoughAllLabelsShareThem() {
        MadeResults made = new MadeResults();
        for (Trained arm : Trained.values()) {
            for (long seed = 1; seed <= 5; seed++) {
                int peak = (int) (3 * seed - 2);
                profile(made, arm, seed, BEFORE, band -> band == peak ? 1 : 0.1);
                profile(made, arm, seed, LEARNED, band -> band == peak ? 1 : 0.1);
            }
            fitted(made, arm);
        }

        assertThat(CLAIMS.verdicts(made.results()))
                .contains(
                        Map.entry("far-from-initial", Verdict.NOT_REPRODUCED),
                        Map.entry("consistent-initialisations", Verdict.NOT_REPRODUCED),
                        Map.entry("consistent-random-labels", Verdict.NOT_REPRODUCED));
    }

    @Test
    void aGapThatRisesWithTheConditionIsPredictedByIt() {
        MadeResults made = new MadeResults();
        for (Trained arm : Trained.values()) {
            boolean without = arm == RANDOM_LABELS_WITHOUT_LRN;
            profiles(made, arm, PEAK, 0.96, 2, 5);
            probes(made, arm, RISING, without ? new double[] {3, 4, 5, 6, 7} : RISING, FALLING);
        }

        assertThat(CLAIMS.verdicts(made.results()))
                .contains(
                        Map.entry("condition-predicts-gap", Verdict.REPRODUCED),
                        Map.entry("condition-predicts-gap-of-conv2", Verdict.REPRODUCED),
                        Map.entry("condition-predicts-gap-of-all", Verdict.REPRODUCED),
                        Map.entry("steps-predict-gap", Verdict.NOT_REPRODUCED),
                        Map.entry("steps-predict-gap-of-conv2", Verdict.NOT_REPRODUCED),
                        Map.entry("steps-predict-better", Verdict.NOT_REPRODUCED),
                        Map.entry("lrn-conditions-input", Verdict.REPRODUCED));
    }

    @Test
    void aGapThatRisesWithTheStepsWhileTheConditionImprovesIsNot() {
        MadeResults made = new MadeResults();
        for (Trained arm : Trained.values()) {
            profiles(made, arm, PEAK, 0.96, 2, 5);
            probes(made, arm, RISING, FALLING, RISING);
        }

        assertThat(CLAIMS.verdicts(made.results()))
                .contains(
                        Map.entry("condition-predicts-gap", Verdict.NOT_REPRODUCED),
                        Map.entry("condition-predicts-gap-of-conv2", Verdict.NOT_REPRODUCED),
                        Map.entry("condition-predicts-gap-of-all", Verdict.NOT_REPRODUCED),
                        Map.entry("steps-predict-gap", Verdict.REPRODUCED),
                        Map.entry("steps-predict-gap-of-conv2", Verdict.REPRODUCED),
                        Map.entry("steps-predict-better", Verdict.REPRODUCED),
                        Map.entry("lrn-conditions-input", Verdict.NOT_REPRODUCED));
        assertThat(new FirstLayerEnergy().answers(made.results()))
                .hasSize(2)
                .last()
                .asString()
                .contains(
                        "the condition of its input does not tell",
                        "-1 over the second one's epochs",
                        "the length of the probe's steps tells");
    }

    @Test
    void networksThatHaveFittedNothingShowNothing() {
        MadeResults made = new MadeResults();
        for (Trained arm : Trained.values()) {
            profiles(made, arm, PEAK, 0.96, 2, 5);
            probes(made, arm, RISING, RISING, FALLING);
            for (long seed = 1; seed <= 5; seed++) {
                made.with(arm.id(), seed, "train_accuracy", 0.1, 0.1);
            }
        }

        assertThat(CLAIMS.verdicts(made.results()).values()).containsOnly(Verdict.INVALID);
    }

    @Test
    void aSingleSeedCannotTellWhetherProfilesAreConsistent() {
        MadeResults made = new MadeResults();
        profile(made, TRUE_LABELS, 1, LEARNED, PEAK);
        made.with(TRUE_LABELS.id(), 1, "train_accuracy", 0.5, 0.99);

        assertThat(CLAIMS.verdicts(made.results()))
                .containsEntry("consistent-initialisations", Verdict.INVALID);
    }

    @Test
    void aTrialMeasuresBothConvolutionsBeforeAndAfter() throws IOException {
        try (StubTrial trial = new StubTrial(condition(RANDOM_LABELS_WITHOUT_LRN), 20)) {
            new FirstLayerEnergy().run(trial);

            Map<String, Double> before = trial.recorded().get(0);
            Map<String, Double> after = trial.recorded().get(45);
            for (String convolution : CONVOLUTIONS) {
                assertThat(before)
                        .containsKeys(
                                FilterBanks.condition(convolution),
                                FilterBanks.energy(BEFORE, "conv1", COMPONENTS),
                                ProbeExamination.stepRatio(convolution))
                        .doesNotContainKey(FilterBanks.energy(LEARNED, convolution, 1));
                assertThat(after)
                        .containsKeys(
                                FilterBanks.condition(convolution),
                                FilterBanks.outputComponents(convolution),
                                FilterBanks.formulaFit(convolution),
                                FilterBanks.energy(AFTER, "conv1", 1),
                                FilterBanks.energy(LEARNED, convolution, COMPONENTS))
                        .doesNotContainKey(FilterBanks.energy(BEFORE, convolution, 1));
            }
            // The images are the same; what the first layer makes of them is not.
            String first = FilterBanks.condition("conv1");
            String second = FilterBanks.condition("conv2");
            assertThat(after.get(first)).isEqualTo(before.get(first));
            assertThat(after.get(second)).isNotEqualTo(before.get(second));
        }
    }

    @Test
    void trainingMovesTheFirstLayerWhereImagesVaryMost(@TempDir Path folder) throws IOException {
        Results results = SmallRun.of("chowers2023-first-layer").epochs(5).in(folder);

        for (Trained arm : Trained.at(Scale.SMOKE)) {
            LearningCurve loss = results.curves(arm.id(), "train_loss").get(1L);
            assertThat(loss.last()).as("%s", arm).isLessThan(loss.at(1));
            assertThat(last(results, arm, FilterBanks.energy(LEARNED, "conv1", 1)))
                    .as("%s", arm)
                    .isGreaterThan(
                            3
                                    * last(
                                            results,
                                            arm,
                                            FilterBanks.energy(LEARNED, "conv1", COMPONENTS)));
            assertThat(last(results, arm, FilterBanks.energy(BEFORE, "conv1", COMPONENTS)))
                    .as("%s", arm)
                    .isGreaterThan(0.5);
        }
        // The same initial weights, whatever the labels; and LRN has none.
        assertThat(last(results, RANDOM_LABELS_WITHOUT_LRN, FilterBanks.energy(BEFORE, "conv1", 2)))
                .isEqualTo(last(results, RANDOM_LABELS, FilterBanks.energy(BEFORE, "conv1", 2)));
    }

    private static double last(Results results, Trained arm, String metric) {
        return results.curves(arm.id(), metric).get(1L).last();
    }

    private static Condition condition(Trained arm) {
        return new FirstLayerEnergy()
                .design(Scale.SMOKE).conditions().stream()
                        .filter(condition -> condition.id().equals(arm.id()))
                        .findFirst()
                        .orElseThrow();
    }

    /** Tells the profiles of five seeds, of which each lies near the given one. */
    private static void profiles(
            MadeResults made,
            Trained arm,
            IntToDoubleFunction learned,
            double fit,
            double componentsBefore,
            double componentsAfter) {
        for (long seed = 1; seed <= 5; seed++) {
            double jitter = 1 + 0.001 * seed;
            long odd = seed % 2;
            profile(made, arm, seed, BEFORE, band -> 1 - 0.1 * ((band + odd) % 2));
            profile(
                    made,
                    arm,
                    seed,
                    LEARNED,
                    band -> learned.applyAsDouble(band) + 0.01 * ((band + odd) % 3));
            made.with(arm.id(), seed, FilterBanks.formulaFit("conv1"), fit, fit * jitter);
            made.with(
                    arm.id(),
                    seed,
                    FilterBanks.outputComponents("conv1"),
                    componentsBefore * jitter,
                    componentsAfter * jitter);
        }
        fitted(made, arm);
    }

    private static void fitted(MadeResults made, Trained arm) {
        for (long seed = 1; seed <= 5; seed++) {
            made.with(arm.id(), seed, "train_accuracy", 0.5, 0.99);
        }
    }

    private static void profile(
            MadeResults made, Trained arm, long seed, String kind, IntToDoubleFunction energy) {
        for (int band = 1; band <= COMPONENTS; band++) {
            made.with(
                    arm.id(),
                    seed,
                    FilterBanks.energy(kind, "conv1", band),
                    energy.applyAsDouble(band));
        }
    }

    /**
     * Tells the second convolution's gap, condition and steps by epoch; the first one's gap is
     * smaller, and so are its steps, while its condition is beyond the second one's if that falls.
     */
    private static void probes(
            MadeResults made, Trained arm, double[] gap, double[] condition, double[] steps) {
        double first = condition[0] > condition[1] ? 10 : 0.5;
        double firstSteps = steps[0] > steps[1] ? 10 : 0.5;
        for (long seed = 1; seed <= 5; seed++) {
            double jitter = 1e-4 * seed;
            for (String convolution : CONVOLUTIONS) {
                boolean second = convolution.equals("conv2");
                tells(made, arm, seed, ProbeRun.accuracy(convolution), i -> 0.3 + jitter);
                tells(
                        made,
                        arm,
                        seed,
                        ProbeExamination.convergedAccuracy(convolution),
                        i -> 0.3 + jitter + (second ? 0.01 * gap[i] : 0.001));
                tells(
                        made,
                        arm,
                        seed,
                        FilterBanks.condition(convolution),
                        i -> (second ? condition[i] : first) * (1 + jitter));
                tells(
                        made,
                        arm,
                        seed,
                        ProbeExamination.stepRatio(convolution),
                        i -> second ? steps[i] : firstSteps);
            }
        }
    }

    private static void tells(
            MadeResults made, Trained arm, long seed, String metric, IntToDoubleFunction value) {
        TreeMap<Integer, Double> values = new TreeMap<>();
        IntStream.range(0, EPOCHS.length)
                .forEach(i -> values.put(EPOCHS[i], value.applyAsDouble(i)));
        made.with(arm.id(), seed, metric, values);
    }
}
