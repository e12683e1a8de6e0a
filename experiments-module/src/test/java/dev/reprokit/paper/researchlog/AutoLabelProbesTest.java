package dev.reprokit.paper.researchlog;

import static dev.reprokit.paper.researchlog.AutoLabelProbes.Labelling.DOMINANT_COLOUR;
import static dev.reprokit.paper.researchlog.AutoLabelProbes.Labelling.DOMINANT_FREQUENCY;
import static dev.reprokit.paper.researchlog.AutoLabelProbes.Labelling.DOMINANT_ORIENTATION;
import static dev.reprokit.paper.researchlog.AutoLabelProbes.Labelling.RANDOM_LABELS;
import static dev.reprokit.paper.researchlog.AutoLabelProbes.Labelling.TRUE_LABELS;
import static dev.reprokit.paper.researchlog.LogNetwork.FULL;
import static dev.reprokit.paper.researchlog.LogNetwork.SMALL;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reprokit.data.AutoLabels;
import dev.reprokit.data.Transforms;
import dev.reprokit.experiment.Condition;
import dev.reprokit.paper.researchlog.AutoLabelProbes.Fitted;
import dev.reprokit.paper.researchlog.AutoLabelProbes.Labelling;
import dev.reprokit.probe.ProbeRun;
import dev.reprokit.probe.StubTrial;
import dev.reprokit.record.result.Results;
import dev.reprokit.record.result.Scale;
import dev.reprokit.record.verdict.Verdict;
import dev.reprokit.testing.MadeResults;
import dev.reprokit.testing.TestedClaims;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The claims on values made by hand. */
class AutoLabelProbesTest {
    @RegisterExtension
    static final TestedClaims CLAIMS = new TestedClaims(new AutoLabelProbes().claims());

    /** Colour does better than random labels in all, frequency in nothing. */
    private static final Results MADE =
            made(
                    Map.of(
                            DOMINANT_COLOUR,
                            0.40,
                            DOMINANT_ORIENTATION,
                            0.31,
                            DOMINANT_FREQUENCY,
                            0.25,
                            RANDOM_LABELS,
                            0.30,
                            TRUE_LABELS,
                            0.50));

    @Test
    void eachKindIsComparedWithRandomLabels() {
        assertThat(CLAIMS.verdicts(MADE))
                .contains(
                        Map.entry("L22-control-fitted", Verdict.REPRODUCED),
                        Map.entry("L22-separability-dominant-colour", Verdict.REPRODUCED),
                        Map.entry("L22-separability-dominant-orientation", Verdict.REPRODUCED),
                        Map.entry("L22-separability-dominant-frequency", Verdict.NOT_REPRODUCED),
                        Map.entry("L22-epochs-dominant-colour", Verdict.REPRODUCED),
                        Map.entry("L22-epochs-dominant-frequency", Verdict.NOT_REPRODUCED),
                        Map.entry("L22-control-true-labels", Verdict.REPRODUCED),
                        Map.entry("L23-dominant-colour", Verdict.REPRODUCED),
                        Map.entry("L23-dominant-frequency", Verdict.NOT_REPRODUCED),
                        // The full network was not trained.
                        Map.entry("L22-separability-full-dominant-colour", Verdict.INVALID),
                        Map.entry("L22-epochs-full-dominant-colour", Verdict.INVALID));
    }

    @Test
    void kindsThatAllTeachMoreThanRandomLabelsReproduceEveryClaim() {
        MadeResults made = new MadeResults();
        for (Labelling labels : Labelling.AUTOMATIC) {
            add(made, SMALL, labels, 0.40);
            add(made, FULL, labels, 0.40);
        }
        add(made, SMALL, RANDOM_LABELS, 0.30);
        add(made, SMALL, TRUE_LABELS, 0.50);
        add(made, FULL, RANDOM_LABELS, 0.30);
        Map<String, Verdict> verdicts = new TreeMap<>(CLAIMS.verdicts(made.results()));

        // Fine-tuned from random labels the network ends at 25 %, below 28 % from scratch.
        assertThat(verdicts.remove("L23-random-labels")).isEqualTo(Verdict.NOT_REPRODUCED);
        assertThat(verdicts.values()).containsOnly(Verdict.REPRODUCED);
    }

    @Test
    void kindsThatAllTeachLessReproduceNone() {
        MadeResults made = new MadeResults();
        for (Labelling labels : Labelling.AUTOMATIC) {
            add(made, SMALL, labels, 0.25);
            add(made, FULL, labels, 0.25);
        }
        add(made, SMALL, RANDOM_LABELS, 0.35);
        add(made, SMALL, TRUE_LABELS, 0.30);
        add(made, FULL, RANDOM_LABELS, 0.35);
        Map<String, Verdict> verdicts = new TreeMap<>(CLAIMS.verdicts(made.results()));

        assertThat(verdicts.remove("L22-control-fitted")).isEqualTo(Verdict.REPRODUCED);
        assertThat(verdicts.remove("L23-random-labels")).isEqualTo(Verdict.REPRODUCED);
        assertThat(verdicts.values()).containsOnly(Verdict.NOT_REPRODUCED);
    }

    @Test
    void labelsThatAreNotFittedAreFoundOut() {
        MadeResults made = new MadeResults();
        for (Labelling labels : Labelling.AUTOMATIC) {
            add(made, SMALL, labels, 0.40);
        }
        add(made, SMALL, RANDOM_LABELS, 0.30);
        for (long seed = 1; seed <= 5; seed++) {
            made.with(new Fitted(SMALL, RANDOM_LABELS).id(), seed, "train_accuracy", 0.5, 0.9);
        }

        assertThat(CLAIMS.verdicts(made.results()))
                .containsEntry("L22-control-fitted", Verdict.NOT_REPRODUCED);
    }

    @Test
    void aNetworkThatHasLearnedNothingIsNoEvidence() {
        MadeResults made = new MadeResults();
        for (Labelling labels : Labelling.values()) {
            add(made, SMALL, labels, labels == RANDOM_LABELS ? 0.30 : 0.40);
        }
        for (long seed = 1; seed <= 5; seed++) {
            made.with(new Fitted(SMALL, RANDOM_LABELS).id(), seed, "train_accuracy", 0.1, 0.1);
        }

        assertThat(CLAIMS.verdicts(made.results()))
                .containsEntry("L22-control-fitted", Verdict.NOT_REPRODUCED)
                .containsEntry("L22-separability-dominant-colour", Verdict.INVALID)
                .containsEntry("L22-epochs-dominant-colour", Verdict.INVALID)
                .containsEntry("L22-control-true-labels", Verdict.INVALID)
                .containsEntry("L23-random-labels", Verdict.INVALID)
                .containsEntry("L23-dominant-colour", Verdict.REPRODUCED);
    }

    @Test
    void whereFewTrueLabelsTeachNothingNoBeginningIsBetter() {
        MadeResults made = new MadeResults();
        for (Labelling labels : Labelling.values()) {
            add(made, SMALL, labels, 0.40);
        }
        for (long seed = 1; seed <= 5; seed++) {
            made.with(
                    new Fitted(SMALL, TRUE_LABELS).id(),
                    seed,
                    AutoLabelProbes.fromScratch(10),
                    0,
                    0.1);
        }

        assertThat(CLAIMS.verdicts(made.results()))
                .containsEntry("L23-dominant-colour", Verdict.INVALID);
    }

    @Test
    void answersInASentence() {
        List<String> answers = new AutoLabelProbes().answers(MADE);

        assertThat(answers).hasSize(2);
        assertThat(answers.get(0))
                .contains(
                        "40 % after labels of the dominant colour (1 epochs to 95 %)",
                        "30 % after random labels", "50 % after true labels");
        assertThat(answers.get(1)).contains("25 % after random labels", "28 % from scratch");
    }

    @Test
    void trialsFitComputedLabelsAndGoOnToTrueOnes() throws IOException {
        try (StubTrial trial = new StubTrial(conditionOf(DOMINANT_FREQUENCY), 20)) {
            new AutoLabelProbes().run(trial);

            assertThat(trial.fitted())
                    .isEqualTo(
                            AutoLabels.DOMINANT_FREQUENCY.label(
                                    Transforms.centreCrop(trial.dataset().train(), 28)));
            assertThat(trial.recorded().get(45))
                    .containsKeys(
                            AutoLabelProbes.fineTuned(1),
                            AutoLabelProbes.fineTuned(10),
                            AutoLabelProbes.fineTuned(100),
                            ProbeRun.accuracy("fc3"));
        }
    }

    private static Condition conditionOf(Labelling labels) {
        return new AutoLabelProbes()
                .design(Scale.SMOKE).conditions().stream()
                        .filter(c -> c.id().equals(new Fitted(SMALL, labels).id()))
                        .findFirst()
                        .orElseThrow();
    }

    /** Separability in the end; the rest follows from it. */
    private static Results made(Map<Labelling, Double> separability) {
        MadeResults made = new MadeResults();
        separability.forEach((labels, value) -> add(made, SMALL, labels, value));
        return made.results();
    }

    private static void add(
            MadeResults made, LogNetwork network, Labelling labels, double separability) {
        for (long seed = 1; seed <= 5; seed++) {
            String condition = new Fitted(network, labels).id();
            boolean early = separability > 0.3;
            made.with(condition, seed, "train_accuracy", early ? 0.96 : 0.5, 1);
            for (String layer : network.layers()) {
                double accuracy = layer.equals("fc1") ? separability : 0.2;
                made.with(condition, seed, ProbeRun.accuracy(layer), 0.1, accuracy);
            }
            if (labels == TRUE_LABELS) {
                made.with(condition, seed, AutoLabelProbes.fromScratch(10), 0, 0.28);
            } else {
                made.with(condition, seed, AutoLabelProbes.fineTuned(10), 0, separability - 0.05);
            }
        }
    }
}
