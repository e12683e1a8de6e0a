package dev.reprokit.paper.recht2019;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reprokit.data.Dataset;
import dev.reprokit.data.LabelledImages;
import dev.reprokit.data.SyntheticImages;
import dev.reprokit.record.result.Scale;
import dev.reprokit.record.verdict.Verdict;
import dev.reprokit.testing.MadeResults;
import dev.reprokit.testing.TestedClaims;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.util.Map;

/** The claims on made results, and how test images are dealt. */
class TrainedModelsTest {
    @RegisterExtension
    static final TestedClaims CLAIMS = new TestedClaims(TrainedModelClaims.all());

    @Test
    void aLossThatKeepsTheOrderIsReproduced() {
        assertThat(verdicts(0.08, 0, false, "cifar10.1"))
                .containsEntry("trained-lose", Verdict.REPRODUCED)
                .containsEntry("trained-order", Verdict.REPRODUCED)
                .containsEntry("control-fresh", Verdict.REPRODUCED);
    }

    @Test
    void noLossAnotherOrderAndALossWithoutAShiftAreFoundOut() {
        assertThat(verdicts(-0.01, 0.08, true, "cifar10.1"))
                .containsEntry("trained-lose", Verdict.NOT_REPRODUCED)
                .containsEntry("trained-order", Verdict.NOT_REPRODUCED)
                .containsEntry("control-fresh", Verdict.NOT_REPRODUCED);
    }

    /** The first model loses in 4 of 5 seeds, which decides nothing, the last one in none. */
    @Test
    void aModelThatLosesNothingCountsWhateverTheOthersLeaveOpen() {
        Model[] models = Model.values();
        MadeResults made = made(0.08, 0, false).with(models[0].id(), 1, "new_accuracy", 0.99);
        for (long seed = 1; seed <= 5; seed++) {
            made.with(models[models.length - 1].id(), seed, "new_accuracy", 0.99);
        }

        assertThat(CLAIMS.verdicts(made.results(), Scale.PAPER, "cifar10.1"))
                .containsEntry("trained-lose", Verdict.NOT_REPRODUCED);
    }

    @Test
    void withoutANewTestSetOnlyTheControlIsAsked() {
        assertThat(verdicts(0.08, 0, false, "cifar10"))
                .containsEntry("trained-lose", Verdict.NOT_APPLICABLE)
                .containsEntry("trained-order", Verdict.NOT_APPLICABLE)
                .containsEntry("control-fresh", Verdict.REPRODUCED);
    }

    @Test
    void aModelThatHasLearnedNothingSaysNothing() {
        // The ResNet is not among the models of every scale.
        MadeResults made =
                made(0.08, 0, false)
                        .with(Model.RESNET_20.id(), 3, "train_accuracy", 0.11)
                        .with(Model.RESNET_20.id(), 3, "test_accuracy", 0.1)
                        .with(Model.RESNET_20.id(), 3, "fresh_accuracy", 0.1)
                        .with(Model.RESNET_20.id(), 3, "new_accuracy", 0.09);

        assertThat(CLAIMS.verdicts(made.results(), Scale.PAPER, "cifar10.1").values())
                .containsOnly(Verdict.INVALID);
    }

    @Test
    void aSeedDealsTestImagesIntoTwoHalves() {
        Dataset data = SyntheticImages.generate(1, 40);
        Map<String, LabelledImages> sets = ModelTrial.testSets(data, 1);

        assertThat(sets).containsOnlyKeys("test", "fresh");
        assertThat(sets.get("test").size()).isEqualTo(20);
        assertThat(sets.get("test").pixels())
                .isNotEqualTo(sets.get("fresh").pixels())
                .isEqualTo(ModelTrial.testSets(data, 1).get("test").pixels())
                .isNotEqualTo(ModelTrial.testSets(data, 2).get("test").pixels());
        int[] counts = new int[10];
        sets.values()
                .forEach(
                        set -> {
                            for (int label : set.labels()) {
                                counts[label]++;
                            }
                        });
        assertThat(counts).containsOnly(4);
    }

    private static Map<String, Verdict> verdicts(
            double loss, double freshLoss, boolean reversed, String dataset) {
        return CLAIMS.verdicts(made(loss, freshLoss, reversed).results(), Scale.PAPER, dataset);
    }

    private static MadeResults made(double loss, double freshLoss, boolean reversed) {
        MadeResults made = new MadeResults();
        Model[] models = Model.values();
        for (long seed = 1; seed <= 5; seed++) {
            for (Model model : models) {
                int place = reversed ? models.length - model.ordinal() : model.ordinal();
                double accuracy = 0.4 + 0.05 * model.ordinal() + 1e-3 * seed;
                made.with(model.id(), seed, "train_accuracy", accuracy + 0.1);
                made.with(model.id(), seed, "test_accuracy", accuracy);
                made.with(model.id(), seed, "fresh_accuracy", accuracy - freshLoss + 1e-3 * seed);
                double fresh = reversed ? 0.95 - loss : 0.4 - loss;
                made.with(
                        model.id(),
                        seed,
                        "new_accuracy",
                        reversed ? fresh + 0.001 * place : fresh + 0.05 * place + 1e-3 * seed);
            }
        }
        return made;
    }
}
