package dev.reprokit.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reprokit.internal.harness.MadeResults;
import dev.reprokit.record.result.LearningCurve;
import dev.reprokit.record.result.Results;

import org.junit.jupiter.api.Test;

import java.util.Map;

class MeasureTest {
    private static final Results RESULTS =
            new MadeResults()
                    .with("plain", 1, "accuracy", 0.5)
                    .with("dropout", 1, "accuracy", 0.75)
                    .results();

    @Test
    void readersSeeTheConditionsLabel() {
        Measure accuracy = new Measure("accuracy", "accuracy", "%", LearningCurve::last);

        assertThat(accuracy.of(RESULTS, "plain").name()).isEqualTo("accuracy, plain");
        assertThat(accuracy.of(RESULTS.labelled(Map.of("plain", "no dropout")), "plain").name())
                .isEqualTo("accuracy, no dropout");
    }

    @Test
    void percentagesDifferByPoints() {
        Measure percent = new Measure("accuracy", "accuracy", "%", curve -> 100 * curve.last());
        Measure share = new Measure("accuracy", "accuracy", "", LearningCurve::last);
        Measure epochs = new Measure("accuracy", "speed", "epochs", LearningCurve::last);

        assertThat(percent.difference(RESULTS, "dropout", "plain").unit())
                .isEqualTo("points more accuracy");
        assertThat(epochs.difference(RESULTS, "dropout", "plain").unit())
                .isEqualTo("epochs more speed");
        assertThat(share.difference(RESULTS, "dropout", "plain").unit()).isEqualTo("more accuracy");
    }
}
