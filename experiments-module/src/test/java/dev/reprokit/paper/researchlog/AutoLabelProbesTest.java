package dev.reprokit.paper.researchlog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reprokit.data.AutoLabels;
import dev.reprokit.data.Transforms;
import dev.reprokit.experiment.Condition;
import dev.reprokit.internal.harness.Judged;
import dev.reprokit.internal.harness.MadeResults;
import dev.reprokit.probe.ProbeRun;
import dev.reprokit.probe.StubTrial;
import dev.reprokit.record.result.Results;
import dev.reprokit.record.result.Scale;
import dev.reprokit.record.verdict.Verdict;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/** The claims on values made by hand. */
class AutoLabelProbesTest {
    private static final String SMALL = RandomLabelProbes.SMALL;

    /** Colour does better than random labels in all, frequency in nothing. */
    private static final Results MADE =
            made(
                    Map.of(
                            "dominant-colour",
                            0.40,
                            "dominant-orientation",
                            0.31,
                            "dominant-frequency",
                            0.25,
                            AutoLabelProbes.RANDOM,
                            0.30,
                            AutoLabelProbes.TRUE,
                            0.50));

    @Test
    void eachKindIsComparedWithRandomLabels() {
        assertThat(Judged.verdicts(new AutoLabelProbes().claims(), MADE))
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
        try (StubTrial trial = new StubTrial(conditionOf("dominant-frequency"), 20)) {
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

    private static Condition conditionOf(String labels) {
        return new AutoLabelProbes()
                .design(Scale.SMOKE).conditions().stream()
                        .filter(c -> c.id().equals(AutoLabelProbes.condition(SMALL, labels)))
                        .findFirst()
                        .orElseThrow();
    }

    /** Separability in the end; the rest follows from it. */
    private static Results made(Map<String, Double> separability) {
        MadeResults made = new MadeResults();
        separability.forEach(
                (labels, value) -> {
                    for (long seed = 1; seed <= 5; seed++) {
                        String condition = AutoLabelProbes.condition(SMALL, labels);
                        boolean early = value > 0.3;
                        made.with(condition, seed, "train_accuracy", early ? 0.96 : 0.5, 1);
                        for (String layer : ProbedLayers.SMALL) {
                            double accuracy = layer.equals("fc1") ? value : 0.2;
                            made.with(condition, seed, ProbeRun.accuracy(layer), 0.1, accuracy);
                        }
                        if (labels.equals(AutoLabelProbes.TRUE)) {
                            made.with(condition, seed, AutoLabelProbes.fromScratch(10), 0, 0.28);
                        } else {
                            double tuned = value - 0.05;
                            made.with(condition, seed, AutoLabelProbes.fineTuned(10), 0, tuned);
                        }
                    }
                });
        return made.results();
    }
}
