package dev.reprokit.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reprokit.record.result.Results;
import dev.reprokit.testing.MadeResults;

import org.junit.jupiter.api.Test;

class MeasureTest {
    private static final Results RESULTS =
            new MadeResults()
                    .with("plain", 1, "accuracy", 0.5)
                    .with("dropout", 1, "accuracy", 0.75)
                    .results();

    @Test
    void readersSeeTheArmsLabel() {
        Measure accuracy = Measure.last("accuracy", "accuracy", "");

        assertThat(accuracy.in(Net.PLAIN).name()).isEqualTo("accuracy, no dropout");
        assertThat(accuracy.in(Net.PLAIN).of(RESULTS).name()).isEqualTo("accuracy, no dropout");
        assertThat(accuracy.in("plain").name()).isEqualTo("accuracy, plain");
    }

    private enum Net implements Arm {
        PLAIN;

        @Override
        public String label() {
            return "no dropout";
        }
    }

    @Test
    void percentagesDifferByPoints() {
        Measure percent = new Measure("accuracy", "accuracy", "%", curve -> 100 * curve.last());
        Measure share = Measure.last("accuracy", "accuracy", "");
        Measure epochs = Measure.last("accuracy", "speed", "epochs");

        assertThat(percent.in("dropout").minus(percent.in("plain")).unit())
                .isEqualTo("points more accuracy");
        assertThat(epochs.in("dropout").minus(epochs.in("plain")).unit())
                .isEqualTo("epochs more speed");
        assertThat(share.in("dropout").minus(share.in("plain")).unit()).isEqualTo("more accuracy");
    }
}
