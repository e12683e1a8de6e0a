package dev.reprokit.paper.belkin2019;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.reprokit.data.Dataset;
import dev.reprokit.data.LabelledImages;
import dev.reprokit.data.SyntheticImages;
import dev.reprokit.data.Transforms;
import dev.reprokit.kernel.GaussianKernel;
import dev.reprokit.linalg.Matrix;
import dev.reprokit.linalg.OneHot;
import dev.reprokit.record.result.Scale;
import dev.reprokit.record.verdict.Verdict;
import dev.reprokit.testing.MadeResults;
import dev.reprokit.testing.TestedClaims;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.util.HashMap;
import java.util.Map;

class DoubleDescentTest {
    private static final Width LAST_BELOW = new Width(0.9);
    private static final String GUESSES = "that is what the paper reports there";
    private static final String NEXT = "the next highest or lowest takes its place";

    @RegisterExtension
    static final TestedClaims CLAIMS =
            new TestedClaims(new DoubleDescent())
                    .holdsWithout("peak-error", Width.THRESHOLD.id(), GUESSES)
                    .holdsWithout("peak-loss", LAST_BELOW.id(), NEXT)
                    .holdsWithout("interpolation", LAST_BELOW.id(), NEXT);

    private static final Dataset DATA = SyntheticImages.generate(40, 20);
    private static final LabelledImages TRAIN = Transforms.centreCrop(DATA.train(), 8);
    private static final LabelledImages TEST = Transforms.centreCrop(DATA.test(), 8);

    @Test
    void thePapersStoryIsReproduced() {
        assertThat(verdicts(new Story())).isNotEmpty().allSatisfy(this::isReproduced);
    }

    private void isReproduced(String claim, Verdict verdict) {
        assertThat(verdict).as(claim).isEqualTo(Verdict.REPRODUCED);
    }

    @Test
    void aPeakElsewhereIsFoundOut() {
        Story story = new Story();
        story.errors.put(new Width(1.1), 0.79);
        story.errors.put(Width.THRESHOLD, 0.78);
        story.losses.put(new Width(1.1), 900.0);
        story.norms.put(LAST_BELOW, 2000.0);

        assertThat(verdicts(story))
                .contains(
                        Map.entry("peak-error", Verdict.NOT_REPRODUCED),
                        Map.entry("threshold-guesses", Verdict.NOT_REPRODUCED),
                        Map.entry("peak-loss", Verdict.NOT_REPRODUCED),
                        Map.entry("norm-peak", Verdict.NOT_REPRODUCED));
    }

    @Test
    void aClassicalMinimumThatStaysTheLowestIsFoundOut() {
        Story story = new Story();
        story.errors.put(new Width(0.3), 0.05);
        story.losses.put(new Width(0.3), 0.1);

        assertThat(verdicts(story))
                .contains(
                        Map.entry("second-descent-error", Verdict.NOT_REPRODUCED),
                        Map.entry("second-descent-loss", Verdict.NOT_REPRODUCED),
                        Map.entry("kernel-best", Verdict.NOT_REPRODUCED),
                        Map.entry("classical-curve", Verdict.REPRODUCED));
    }

    @Test
    void aCurveThatOnlyRisesOrOnlyFallsIsNoU() {
        Story rising = new Story();
        rising.errors.put(Width.SMALLEST, 0.1);
        Story falling = new Story();
        falling.errors.put(LAST_BELOW, 0.1);

        assertThat(verdicts(rising)).containsEntry("classical-curve", Verdict.NOT_REPRODUCED);
        assertThat(verdicts(falling)).containsEntry("classical-curve", Verdict.NOT_REPRODUCED);
    }

    @Test
    void aKernelMachineFarFromManyFeaturesIsFoundOut() {
        Story story = new Story();
        story.errors.put(Width.KERNEL, 0.03);
        story.norms.put(Width.KERNEL, 15.0);
        story.norms.put(Width.LARGEST, 30.0);

        assertThat(verdicts(story))
                .contains(
                        Map.entry("kernel-limit", Verdict.NOT_REPRODUCED),
                        Map.entry("kernel-best", Verdict.REPRODUCED),
                        Map.entry("norm-limit", Verdict.NOT_REPRODUCED),
                        Map.entry("norm-falls", Verdict.NOT_REPRODUCED));
    }

    @Test
    void aPredictorThatMissesImagesDoesNotInterpolate() {
        Story wrong = new Story();
        wrong.trainErrors.put(Width.THRESHOLD, 1e-3);
        Story off = new Story();
        off.trainLosses.put(Width.LARGEST, 1e-9);
        Story early = new Story();
        early.trainLosses.put(LAST_BELOW, 1e-9);

        assertThat(verdicts(wrong)).containsEntry("interpolation", Verdict.NOT_REPRODUCED);
        assertThat(verdicts(off)).containsEntry("interpolation", Verdict.NOT_REPRODUCED);
        assertThat(verdicts(early)).containsEntry("interpolation", Verdict.NOT_REPRODUCED);
    }

    @Test
    void aPeakOfRoundingIsFoundOut() {
        Story singular = new Story();
        singular.condition = 2e9;
        Story dropped = new Story();
        dropped.dropped = 1;

        assertThat(verdicts(singular)).containsEntry("control-precision", Verdict.NOT_REPRODUCED);
        assertThat(verdicts(dropped)).containsEntry("control-precision", Verdict.NOT_REPRODUCED);
    }

    @Test
    void answersInASentence() {
        assertThat(new DoubleDescent().answers(new Story().results().results()))
                .containsExactly(
                        "The lowest test error of fewer features than images is 20 %, at N = 0.3 n;"
                                + " at N = n it is 89 %, at N = 6 n 9 %, and of the Gaussian kernel"
                                + " machine 8 % (means over seeds).",
                        "The lowest squared loss on test images of fewer features than images is"
                                + " 0.5, at N = 0.3 n; at N = n it is 800, at N = 6 n 0.25, and of the"
                                + " Gaussian kernel machine 0.2 (means over seeds).");
    }

    @Test
    void everyNumberOfFeaturesIsEvenAtEveryScale() {
        for (Scale scale : Scale.values()) {
            int images = Sizes.SCALES.at(scale).imagesTrainedOn();
            assertThat(Width.FINITE)
                    .allMatch(width -> width.features(images) % 2 == 0)
                    .extracting(width -> width.features(images))
                    .isSorted()
                    .doesNotHaveDuplicates();
            assertThat(Width.THRESHOLD.features(images)).isEqualTo(images);
        }
    }

    @Test
    void thePaperScaleFitsIntoTwentyFourGibibytes() {
        // 60,000 features of 10,000 images and their projections are 7.2 GB.
        assertThat(new DoubleDescent().design(Scale.PAPER).bytesPerTrial())
                .isBetween(7_200_000_000L, 12_000_000_000L);
    }

    @Test
    void trainingImagesAreFittedFromTheThresholdOn() {
        Map<String, Double> below = measure(new Width(0.5));
        Map<String, Double> threshold = measure(Width.THRESHOLD);
        Map<String, Double> above = measure(new Width(3.0));

        assertThat(below.get("train_squared_loss")).isGreaterThan(0.01);
        assertThat(threshold.get("train_squared_loss")).isLessThan(1e-15);
        assertThat(above.get("train_squared_loss")).isLessThan(1e-15);
        assertThat(above).containsEntry("train_error", 0.0).containsEntry("features", 120.0);
        assertThat(threshold.get("norm")).isGreaterThan(2 * above.get("norm"));
    }

    @Test
    void manyFeaturesAreTheKernelMachine() {
        try (FourierFeatures features = FourierFeatures.draw(TRAIN.pixelsPerImage(), 8000, 5, 1);
                Predictor many = FourierPredictor.fit(features, TRAIN);
                Predictor machine = KernelMachine.fit(new GaussianKernel(5), TRAIN);
                Matrix scores = many.scores(TEST);
                Matrix limit = machine.scores(TEST)) {
            // Entries of the kernel are off by about 1 / sqrt(8000) = 0.011.
            assertThat(scores.relativeDistance(limit)).isLessThan(0.15);
            assertThat(many.norm()).isCloseTo(machine.norm(), within(0.05 * machine.norm()));
        }
    }

    @Test
    void theRisksOfGuessingZeroAreOnePerImage() {
        Predictor zero =
                new Predictor() {
                    @Override
                    public Matrix scores(LabelledImages images) {
                        return Matrix.zeros(images.size(), images.classes());
                    }

                    @Override
                    public double norm() {
                        return 0;
                    }

                    @Override
                    public void close() {}
                };
        Dataset many = SyntheticImages.generate(Risk.PART + 50, 10);

        // Among equal scores the first class counts: it is right of every tenth image.
        assertThat(Risk.of(zero, many.train())).isEqualTo(new Risk(0.9, 1));
    }

    @Test
    void theRiskIsThatOfTheScores() {
        try (Predictor machine = KernelMachine.fit(new GaussianKernel(5), TRAIN);
                Matrix scores = machine.scores(TEST);
                Matrix targets = OneHot.of(TEST.labels(), TRAIN.classes())) {
            Risk risk = Risk.of(machine, TEST);
            assertThat(risk.error()).isEqualTo(OneHot.error(scores, TEST.labels()));
            scores.add(-1, targets);
            assertThat(risk.squaredLoss())
                    .isCloseTo(scores.norm() * scores.norm() / 20, within(1e-12));
        }
    }

    private static Map<String, Double> measure(Width width) {
        return DoubleDescent.measure(width, TRAIN, TEST, 1);
    }

    private static Map<String, Verdict> verdicts(Story story) {
        return CLAIMS.verdicts(story.results().results());
    }

    /** What Figure 2 draws, one choice at a time to be changed. */
    private static final class Story {
        private final Map<Width, Double> errors = new HashMap<>();
        private final Map<Width, Double> losses = new HashMap<>();
        private final Map<Width, Double> norms = new HashMap<>();
        private final Map<Width, Double> trainErrors = new HashMap<>();
        private final Map<Width, Double> trainLosses = new HashMap<>();
        private double condition = 1e6;
        private double dropped;

        Story() {
            double[] below = {0.4, 0.3, 0.22, 0.2, 0.21, 0.22, 0.3, 0.48};
            double[] lossesBelow = {0.7, 0.6, 0.52, 0.5, 0.55, 0.6, 1, 2.7};
            for (int i = 0; i < below.length; i++) {
                Width width = Width.BELOW.get(i);
                tell(width, below[i], lossesBelow[i], 4.0 + 8 * i, 0.4 - 0.05 * i);
            }
            tell(Width.THRESHOLD, 0.89, 800, 1000, 1e-20);
            double[] above = {0.46, 0.26, 0.19, 0.13, 0.11, 0.1, 0.09};
            double[] lossesAbove = {2.5, 1, 0.6, 0.4, 0.3, 0.28, 0.25};
            double[] normsAbove = {80, 48, 40, 32, 28, 26, 25};
            for (int i = 0; i < above.length; i++) {
                tell(Width.ABOVE.get(i), above[i], lossesAbove[i], normsAbove[i], 1e-28);
            }
            tell(Width.KERNEL, 0.08, 0.2, 23, 1e-28);
        }

        private void tell(Width width, double error, double loss, double norm, double trainLoss) {
            errors.put(width, error);
            losses.put(width, loss);
            norms.put(width, norm);
            trainErrors.put(width, trainLoss > 0.1 ? trainLoss / 10 : 0);
            trainLosses.put(width, trainLoss);
        }

        MadeResults results() {
            MadeResults made = new MadeResults();
            for (long seed = 1; seed <= 5; seed++) {
                // The mean over the seeds is the story's value.
                double factor = 1 + 1e-3 * (seed - 3);
                for (Width width : errors.keySet()) {
                    String id = width.id();
                    made.with(id, seed, "test_error", factor * errors.get(width));
                    made.with(id, seed, "test_squared_loss", factor * losses.get(width));
                    made.with(id, seed, "norm", factor * norms.get(width));
                    made.with(id, seed, "train_error", trainErrors.get(width));
                    made.with(id, seed, "train_squared_loss", trainLosses.get(width));
                    made.with(id, seed, "condition_number", condition);
                    made.with(id, seed, "dropped_singular_values", dropped);
                }
            }
            return made;
        }
    }
}
