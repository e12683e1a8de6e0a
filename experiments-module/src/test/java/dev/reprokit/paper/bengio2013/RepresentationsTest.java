package dev.reprokit.paper.bengio2013;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

import dev.reprokit.data.LabelledImages;
import dev.reprokit.data.SyntheticImages;
import dev.reprokit.nn.Mlp;
import dev.reprokit.paper.bengio2013.Representations.Representation;
import dev.reprokit.random.RandomStream;
import dev.reprokit.record.verdict.Verdict;
import dev.reprokit.testing.MadeResults;
import dev.reprokit.testing.TestedClaims;
import dev.reprokit.training.Classifier;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.util.EnumMap;
import java.util.Map;

class RepresentationsTest {
    @RegisterExtension static final TestedClaims CLAIMS = new TestedClaims(new Representations());

    @Test
    void theReviewsOrderIsReproduced() {
        assertThat(verdicts(0.3, 0.5, 0.4, 0.7).values()).containsOnly(Verdict.REPRODUCED);
    }

    @Test
    void anotherOrderIsFoundOut() {
        assertThat(verdicts(0.6, 0.5, 0.4, 0.3))
                .contains(
                        Map.entry("hand-made-beats-pixels", Verdict.NOT_REPRODUCED),
                        Map.entry("learned-beats-pixels", Verdict.NOT_REPRODUCED),
                        Map.entry("learned-beats-untrained", Verdict.NOT_REPRODUCED),
                        Map.entry("learned-beats-hand-made", Verdict.NOT_REPRODUCED),
                        Map.entry("gradients-beat-colours", Verdict.REPRODUCED));
    }

    @Test
    void coloursThatBeatGradientsAreFoundOut() {
        Map<Representation, Double> accuracies = accuracies(0.3, 0.5, 0.4, 0.7);
        accuracies.put(Representation.COLOUR_HISTOGRAM, 0.46);

        assertThat(verdicts(accuracies))
                .containsEntry("gradients-beat-colours", Verdict.NOT_REPRODUCED);
    }

    @Test
    void coloursMayTellNothing() {
        Map<Representation, Double> accuracies = accuracies(0.3, 0.5, 0.4, 0.7);
        accuracies.put(Representation.COLOUR_HISTOGRAM, 0.1);

        assertThat(verdicts(accuracies))
                .containsEntry("gradients-beat-colours", Verdict.REPRODUCED);
    }

    @Test
    void aClassifierThatGuessesIsNotBeaten() {
        assertThat(verdicts(0.1, 0.5, 0.1, 0.7))
                .contains(
                        Map.entry("hand-made-beats-pixels", Verdict.INVALID),
                        Map.entry("learned-beats-pixels", Verdict.INVALID),
                        Map.entry("learned-beats-untrained", Verdict.INVALID),
                        Map.entry("learned-beats-hand-made", Verdict.REPRODUCED));
    }

    private static Map<String, Verdict> verdicts(
            double pixels, double handMade, double untrained, double trained) {
        return verdicts(accuracies(pixels, handMade, untrained, trained));
    }

    private static Map<Representation, Double> accuracies(
            double pixels, double handMade, double untrained, double trained) {
        Map<Representation, Double> accuracies = new EnumMap<>(Representation.class);
        accuracies.put(Representation.PIXELS, pixels);
        accuracies.put(Representation.COLOUR_HISTOGRAM, 0.2);
        accuracies.put(Representation.ORIENTED_GRADIENTS, 0.45);
        accuracies.put(Representation.HAND_MADE, handMade);
        accuracies.put(Representation.UNTRAINED_NETWORK, untrained);
        accuracies.put(Representation.TRAINED_NETWORK, trained);
        return accuracies;
    }

    private static Map<String, Verdict> verdicts(Map<Representation, Double> accuracies) {
        MadeResults made = new MadeResults();
        for (long seed = 1; seed <= 5; seed++) {
            for (Representation each : Representation.values()) {
                double accuracy = accuracies.get(each) + 1e-3 * seed;
                made.with(each.id(), seed, "test_accuracy", accuracy);
                made.with(each.id(), seed, "train_accuracy", accuracy + 0.05);
            }
        }
        return CLAIMS.verdicts(made.results());
    }

    @Test
    void pixelsAreSharesOfTheBrightest() {
        byte[] pixels = {0, 51, (byte) 255, 102};
        LabelledImages images = new LabelledImages(1, 1, 2, pixels, new int[2], 1);

        assertThat(Representations.pixels(images))
                .isDeepEqualTo(new float[][] {{0, 0.2f}, {1, 0.4f}});
    }

    /** The last layer makes the logits of them. */
    @Test
    void thePenultimateLayerIsWhatTheLastOneIsGiven() {
        try (NDManager manager = NDManager.newBaseManager();
                Classifier classifier =
                        new Classifier(
                                new Mlp(2, 6, 10),
                                manager,
                                new Shape(1, 3, 32, 32),
                                RandomStream.of(1, "initial weights"))) {
            LabelledImages images = SyntheticImages.generate(3, 1).train();
            NDArray pixels = manager.create(flat(images), new Shape(3, 3, 32, 32));
            var parameters = classifier.block().getParameters();
            float[] weights = parameters.get(4).getValue().getArray().toFloatArray();
            float[] biases = parameters.get(5).getValue().getArray().toFloatArray();
            float[] logits = classifier.logits(pixels, false).toFloatArray();

            float[][] features = new PenultimateLayer(classifier.block()).of(pixels);

            assertThat(features).hasDimensions(3, 6);
            for (int i = 0; i < logits.length; i++) {
                double sum = biases[i % 10];
                for (int unit = 0; unit < 6; unit++) {
                    sum += weights[i % 10 * 6 + unit] * features[i / 10][unit];
                }
                assertThat((double) logits[i]).isCloseTo(sum, within(1e-5));
            }
        }
    }

    private static float[] flat(LabelledImages images) {
        float[] flat = new float[images.pixels().length];
        for (int i = 0; i < flat.length; i++) {
            flat[i] = images.pixels()[i] / 100f;
        }
        return flat;
    }
}
