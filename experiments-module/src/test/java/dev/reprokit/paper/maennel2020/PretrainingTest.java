package dev.reprokit.paper.maennel2020;

import static dev.reprokit.paper.maennel2020.Transfer.COVARIANCE;
import static dev.reprokit.paper.maennel2020.Transfer.RESCALED;
import static dev.reprokit.paper.maennel2020.Transfer.SCRATCH;
import static dev.reprokit.paper.maennel2020.Transfer.UNSCALED;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reprokit.data.LabelCorruption;
import dev.reprokit.data.LabelledImages;
import dev.reprokit.experiment.Condition;
import dev.reprokit.probe.StubTrial;
import dev.reprokit.record.result.LearningCurve;
import dev.reprokit.record.result.Results;
import dev.reprokit.record.result.Scale;
import dev.reprokit.record.verdict.Verdict;
import dev.reprokit.testing.SmallRun;
import dev.reprokit.testing.Story;
import dev.reprokit.testing.TestedClaims;
import dev.reprokit.training.ClassificationRun;
import dev.reprokit.training.ImageTensors;
import dev.reprokit.training.Protocol;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The claims on stories of five seeds, and a training of small networks. */
class PretrainingTest {
    @RegisterExtension static final TestedClaims CLAIMS = new TestedClaims(new Pretraining());

    private static final int EPOCHS = 112;

    @Test
    void thePublishedCurvesAreReproduced() {
        assertThat(CLAIMS.verdicts(paper().results()).values()).containsOnly(Verdict.REPRODUCED);
    }

    @Test
    void whatTheIndependentAttemptFoundContradictsTheCovariance() {
        Story story = paper();
        tells(story, COVARIANCE, SCRATCH.published() - 0.01, 0.96);

        assertThat(CLAIMS.verdicts(story.results()))
                .contains(
                        Map.entry("pretrained-sooner", Verdict.REPRODUCED),
                        Map.entry("covariance-sooner", Verdict.NOT_REPRODUCED),
                        Map.entry("covariance-suffices", Verdict.NOT_REPRODUCED),
                        Map.entry("covariance-value", Verdict.NOT_REPRODUCED));
    }

    @Test
    void pretrainingThatOnlyEnlargesTheWeightsHelpsNoMoreOnceTheyAreRescaled() {
        Story story = paper();
        tells(story, RESCALED, SCRATCH.published() - 0.01, 0.96);

        assertThat(CLAIMS.verdicts(story.results()))
                .contains(
                        Map.entry("pretrained-sooner", Verdict.NOT_REPRODUCED),
                        Map.entry("covariance-suffices", Verdict.NOT_REPRODUCED),
                        Map.entry("rescaled-value", Verdict.NOT_REPRODUCED),
                        Map.entry("unscaled-soonest", Verdict.REPRODUCED));
    }

    @Test
    void largeWeightsThatHinderAreFoundOut() {
        Story story = paper();
        tells(story, UNSCALED, 0.7, 0.96);

        assertThat(CLAIMS.verdicts(story.results()))
                .contains(
                        Map.entry("unscaled-soonest", Verdict.NOT_REPRODUCED),
                        Map.entry("unscaled-value", Verdict.NOT_REPRODUCED));
    }

    @Test
    void largeWeightsThatOnlyHinderLessThanRescaledOnesAreFoundOut() {
        Story story = paper();
        tells(story, RESCALED, 0.55, 0.96);
        tells(story, UNSCALED, 0.6, 0.96);

        assertThat(CLAIMS.verdicts(story.results()))
                .containsEntry("unscaled-soonest", Verdict.NOT_REPRODUCED);
    }

    @Test
    void aNetworkThatStaysBehindHasNotFittedAsMuch() {
        Story story = paper();
        tells(story, SCRATCH, SCRATCH.published(), 0.85);

        assertThat(CLAIMS.verdicts(story.results()))
                .containsEntry("all-fitted", Verdict.NOT_REPRODUCED)
                .containsEntry("scratch-value", Verdict.REPRODUCED);
    }

    @Test
    void aNetworkThatLearnsFasterFromScratchHasNotThePublishedValue() {
        Story story = paper();
        tells(story, SCRATCH, 0.7, 0.96);

        assertThat(CLAIMS.verdicts(story.results()))
                .containsEntry("scratch-value", Verdict.NOT_REPRODUCED);
    }

    @Test
    void networksThatHaveFittedNoRandomLabelsTransferNothing() {
        Story story = paper();
        for (Transfer transfer : List.of(COVARIANCE, RESCALED, UNSCALED)) {
            story.tells(transfer, Pretraining.FITTED, 0.13);
        }

        assertThat(CLAIMS.verdicts(story.results()))
                .contains(
                        Map.entry("pretrained-sooner", Verdict.INVALID),
                        Map.entry("covariance-sooner", Verdict.INVALID),
                        Map.entry("unscaled-soonest", Verdict.INVALID),
                        Map.entry("covariance-suffices", Verdict.INVALID));
    }

    @Test
    void onlyTheWholeTrainingIsHeldToThePublishedValues() {
        assertThat(CLAIMS.verdicts(paper().results(), Scale.REDUCED, null))
                .contains(
                        Map.entry("scratch-value", Verdict.NOT_APPLICABLE),
                        Map.entry("all-fitted", Verdict.NOT_APPLICABLE),
                        Map.entry("covariance-sooner", Verdict.REPRODUCED));
        assertThat(CLAIMS.verdicts(paper().results(), Scale.SMOKE, null))
                .contains(
                        Map.entry("covariance-sooner", Verdict.NOT_APPLICABLE),
                        Map.entry("pretrained-sooner", Verdict.REPRODUCED));
    }

    @Test
    void theAnswerNamesAllFourNetworks() {
        assertThat(new Pretraining().answers(paper().results()))
                .singleElement()
                .asString()
                .contains(
                        "% from scratch,",
                        "% covariance of the first filters,",
                        "% pre-trained,",
                        "% pre-trained, no rescaling.");
    }

    @Test
    void whatIsTransferredIsOfANetworkThatHasFittedRandomLabels(@TempDir Path folder)
            throws IOException {
        Results results = SmallRun.of("maennel2020-pretraining").epochs(2).in(folder);

        for (Transfer transfer : List.of(COVARIANCE, RESCALED, UNSCALED)) {
            assertThat(results.curves(transfer.id(), Pretraining.FITTED).get(1L).at(1))
                    .as("%s", transfer)
                    .isGreaterThan(0.9);
            assertThat(loss(results, transfer)).isNotEqualTo(loss(results, SCRATCH));
        }
    }

    private static double loss(Results results, Transfer transfer) {
        LearningCurve loss = results.curves(transfer.id(), "train_loss").get(1L);
        assertThat(loss.last()).as("%s", transfer).isLessThan(loss.at(1));
        return loss.last();
    }

    /** By a run that knows nothing of pre-training, on the second half alone. */
    @Test
    void trueLabelsAreThoseOfTheOtherHalf() throws IOException {
        Condition scratch = Condition.of("scratch", 1);
        try (StubTrial trial = new StubTrial(scratch, 40);
                StubTrial byHand = new StubTrial(scratch, 40)) {
            new Pretraining().run(trial);
            LabelledImages half = byHand.dataset().train().range(20, 40);
            new ClassificationRun(new ShallowCnn(16, 64), 20, new Protocol(8, 0.001, 1, 0.9), false)
                    .run(
                            byHand,
                            ImageTensors.of(byHand.manager(), half, byHand.dataset().test(), 20),
                            half.labels());

            Map<String, Double> expected = new HashMap<>(byHand.recorded().get(1));
            expected.remove("test_loss");
            assertThat(trial.recorded()).containsOnlyKeys(1).containsEntry(1, expected);
        }
    }

    @Test
    void randomLabelsAreThoseOfTheFirstHalf() throws IOException {
        try (StubTrial trial = new StubTrial(Condition.of("rescaled", 1), 40)) {
            new Pretraining().run(trial);

            LabelledImages half = trial.dataset().train().range(0, 20);
            assertThat(trial.fitted())
                    .isEqualTo(LabelCorruption.drawn(half, 1, trial.seed()))
                    .isNotEqualTo(half.labels());
            assertThat(trial.recorded().get(1)).containsKey(Pretraining.FITTED);
        }
    }

    @Test
    void aTrialThatGoesOnTransfersNothingAgain() throws IOException {
        try (StubTrial trial = new StubTrial(Condition.of("rescaled", 3), 40)) {
            trial.killedAfter(2);
            new Pretraining().run(trial);

            assertThat(trial.fitted()).isNull();
            assertThat(trial.recorded()).containsOnlyKeys(3);
        }
    }

    /** The story of the picture: straight lines through what was read off. */
    private static Story paper() {
        Story story = Story.of(5);
        for (Transfer transfer : Transfer.values()) {
            if (transfer.isPretrained()) {
                story.tells(transfer, Pretraining.FITTED, 1);
            }
            tells(story, transfer, transfer.published(), 0.96);
            story.tells(transfer, "test_accuracy", new double[EPOCHS]);
        }
        return story;
    }

    private static void tells(Story story, Transfer transfer, double judged, double last) {
        int then = Pretraining.EPOCHS_JUDGED;
        story.tells(
                transfer,
                "train_accuracy",
                IntStream.rangeClosed(1, EPOCHS)
                        .mapToDouble(
                                epoch ->
                                        epoch <= then
                                                ? judged * epoch / then
                                                : judged
                                                        + (last - judged)
                                                                * (epoch - then)
                                                                / (EPOCHS - then))
                        .toArray());
    }
}
