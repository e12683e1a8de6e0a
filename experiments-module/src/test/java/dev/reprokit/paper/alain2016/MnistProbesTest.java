package dev.reprokit.paper.alain2016;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reprokit.experiment.Condition;
import dev.reprokit.experiment.Design;
import dev.reprokit.experiment.Experiment;
import dev.reprokit.probe.ProbeRun;
import dev.reprokit.record.result.Results;
import dev.reprokit.record.result.Scale;
import dev.reprokit.record.verdict.Verdict;
import dev.reprokit.testing.MadeResults;
import dev.reprokit.testing.TestedClaims;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The claims on errors made by hand, as five seeds that hardly differ; and the designs. */
class MnistProbesTest {
    private static final Experiment EXPERIMENT = new MnistProbes();

    @RegisterExtension static final TestedClaims CLAIMS = new TestedClaims(EXPERIMENT.claims());

    /** From 8 % to 2 % with the largest step at the first ReLU. */
    private static final double[] UNTRAINED = {8, 8.2, 4, 3.4, 3.3, 2.5, 2, 3, 3.5, 60};

    /** Improving but for fc1_preact. */
    private static final double[] TRAINED = {8, 6, 3, 2.4, 1.8, 1.4, 1.1, 1.3, 1.2, 0.9};

    @Test
    void whatThePaperDescribesReproducesItsClaims() {
        Results results = results(UNTRAINED, TRAINED, 40, 10, 8, 88.65);

        assertThat(verdicts(results))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of(
                                "mnist-untrained", Verdict.REPRODUCED,
                                "mnist-untrained-relu", Verdict.REPRODUCED,
                                "mnist-untrained-figures", Verdict.REPRODUCED,
                                "mnist-trained", Verdict.REPRODUCED,
                                "mnist-kink", Verdict.REPRODUCED,
                                "mnist-dead-half", Verdict.REPRODUCED,
                                "mnist-no-skip", Verdict.REPRODUCED));
    }

    @Test
    void theOppositeRefutesThem() {
        double[] untrained = {1, 2, 4, 5, 6, 7, 8, 9, 10, 11};
        double[] trained = {1, 2, 3, 4, 5, 6, 7, 6, 8, 9};

        assertThat(verdicts(results(untrained, trained, 10, 10, 8, 8)))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of(
                                "mnist-untrained", Verdict.NOT_REPRODUCED,
                                "mnist-untrained-relu", Verdict.NOT_REPRODUCED,
                                "mnist-untrained-figures", Verdict.NOT_REPRODUCED,
                                "mnist-trained", Verdict.NOT_REPRODUCED,
                                "mnist-kink", Verdict.NOT_REPRODUCED,
                                "mnist-dead-half", Verdict.NOT_REPRODUCED,
                                "mnist-no-skip", Verdict.NOT_REPRODUCED));
    }

    @Test
    void aDeadHalfOfANetworkThatDoesNotLearnIsNoEvidence() {
        assertThat(verdicts(results(UNTRAINED, TRAINED, 40, 10, 60, 88.65)))
                .containsEntry("mnist-dead-half", Verdict.NOT_REPRODUCED);
    }

    @Test
    void networksThatHaveLearnedNothingAreNoEvidence() {
        double[] nothing = UNTRAINED.clone();
        nothing[9] = 90;

        assertThat(verdicts(results(UNTRAINED, nothing, 40, 10, 88.65, 88.65)))
                .containsEntry("mnist-untrained", Verdict.REPRODUCED)
                .containsEntry("mnist-trained", Verdict.INVALID)
                .containsEntry("mnist-kink", Verdict.INVALID)
                .containsEntry("mnist-no-skip", Verdict.INVALID);
    }

    @ParameterizedTest
    @EnumSource
    void minibatchesAreWholeEpochs(Scale scale) {
        MnistSetup setup = MnistProbes.SCALES.at(scale);
        int stepsAnEpoch = setup.images().train() / setup.mlpBatchSize();

        assertThat(setup.images().train() % setup.mlpBatchSize()).isZero();
        assertThat(setup.mlpEpochs())
                .extracting(epoch -> epoch * stepsAnEpoch)
                .isEqualTo(setup.mlpMinibatches());
    }

    @ParameterizedTest
    @EnumSource
    void chartsShowConditionsThatAreRun(Scale scale) {
        Design design = EXPERIMENT.design(scale);
        List<String> conditions = design.conditions().stream().map(Condition::id).toList();

        assertThat(conditions).containsExactly("cnn", "mlp-skip", "mlp-without-skip");
        assertThat(design.reductions().isEmpty()).isEqualTo(scale == Scale.PAPER);
        assertThat(EXPERIMENT.charts(scale))
                .allMatch(chart -> conditions.containsAll(chart.conditions()));
    }

    @Test
    void halvesAreThoseBeforeAndBehindTheSkip() {
        assertThat(MnistNetwork.half(0)).hasSize(9).contains("leaky1", "leaky64");
        assertThat(MnistNetwork.half(1)).hasSize(8).contains("leaky72", "leaky128");
    }

    private static Map<String, Verdict> verdicts(Results results) {
        return CLAIMS.verdicts(results);
    }

    /** All in %. */
    private static Results results(
            double[] untrained,
            double[] trained,
            double firstHalf,
            double secondHalf,
            double skip,
            double noSkip) {
        MadeResults made = new MadeResults();
        for (long seed = 1; seed <= 5; seed++) {
            double jitter = 0.001 * seed;
            List<String> layers = MnistNetwork.CNN.layers();
            for (int i = 0; i < layers.size(); i++) {
                probe(made, "cnn", seed, layers.get(i), untrained[i] + jitter, trained[i] + jitter);
            }
            made.with("cnn", seed, "test_accuracy", 1 - (trained[9] + jitter) / 100);
            for (String layer : MnistNetwork.half(0)) {
                probe(made, "mlp-skip", seed, layer, 50, firstHalf + jitter);
            }
            for (String layer : MnistNetwork.half(1)) {
                probe(made, "mlp-skip", seed, layer, 50, secondHalf - jitter);
            }
            made.with("mlp-skip", seed, "test_accuracy", 1 - (skip + jitter) / 100);
            made.with("mlp-without-skip", seed, "test_accuracy", 1 - (noSkip + jitter) / 100);
        }
        return made.results();
    }

    private static void probe(
            MadeResults made, String network, long seed, String layer, double first, double last) {
        made.with(
                network,
                seed,
                ProbeRun.accuracy(layer),
                new TreeMap<>(Map.of(0, 1 - first / 100, 10, 1 - last / 100)));
    }
}
