package dev.reprokit.internal.harness.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.reprokit.experiment.Condition;
import dev.reprokit.experiment.Design;
import dev.reprokit.internal.harness.Fakes;
import dev.reprokit.internal.harness.TestPlan;
import dev.reprokit.internal.harness.machine.RefusedException;
import dev.reprokit.record.chart.Chart;
import dev.reprokit.record.chart.Curves;
import dev.reprokit.record.result.Scale;

import org.junit.jupiter.api.Test;

import java.util.List;

class ChartConditionsTest {
    private static final String SENTENCE =
            "chart 'test-accuracy' of misspelt draws the condition 'dropuot', which its design at"
                    + " scale paper does not have; there are: dropout, plain; did you mean"
                    + " 'dropout'?";

    @Test
    void aKnownConditionIsFine() {
        assertThat(ChartConditions.unknown(new Drawing("dropout"))).isEmpty();
    }

    @Test
    void anUnknownConditionOfAnyScaleIsOneSentenceWithTheLegalNames() {
        assertThat(ChartConditions.unknown(new Drawing("dropuot"))).containsExactly(SENTENCE);
    }

    @Test
    void aPlanIsRefusedBeforeAnythingIsTrained() {
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(
                        () -> PlannedWork.of(TestPlan.of("fake-misdrawn").plan(), progress -> {}))
                .withMessageStartingWith(
                        "chart 'test-accuracy' of fake-misdrawn draws the condition 'digits'");
    }

    /** Draws a condition at the largest scale only. */
    private static final class Drawing extends Fakes.Fake {
        private final String drawn;

        Drawing(String drawn) {
            super("misspelt");
            this.drawn = drawn;
        }

        @Override
        public Design design(Scale scale) {
            return Design.of(List.of(Condition.of("dropout", 1), Condition.of("plain", 1)));
        }

        @Override
        public List<Chart> charts(Scale scale) {
            return scale == Scale.PAPER
                    ? List.of(Curves.of("test_accuracy", List.of(drawn)))
                    : List.of();
        }
    }
}
