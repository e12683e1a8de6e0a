package dev.reprokit.internal.harness.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reprokit.experiment.Condition;
import dev.reprokit.experiment.Design;
import dev.reprokit.internal.harness.TestPlan;

import org.junit.jupiter.api.Test;

import java.util.List;

/** One seed of two conditions: four epochs of one, two of the other. */
class TimeLeftTest {
    private final Condition four = Condition.of("four", 4);
    private final Condition two = Condition.of("two", 2);
    private final Schedule schedule =
            Schedule.of(Design.of(List.of(four, two)).withSeeds(1), TestPlan.of("any").plan());

    @Test
    void aConditionThatHasNotBegunTakesTheMeanPace() {
        assertThat(new TimeLeft(schedule, 1).after(four, 2)).isEqualTo(3 * 2 + 2 * 2);
    }

    @Test
    void eachConditionHasItsOwnPace() {
        TimeLeft left = new TimeLeft(schedule, 1);
        left.after(four, 2);

        assertThat(left.after(two, 6)).isEqualTo(3 * 2 + 1 * 6);
    }

    @Test
    void aPaceIsTheMeanOfItsEpochs() {
        TimeLeft left = new TimeLeft(schedule, 1);
        left.after(four, 2);

        assertThat(left.after(four, 4)).isEqualTo(2 * 3 + 2 * 3);
    }

    @Test
    void trialsSideBySideShareTheTime() {
        assertThat(new TimeLeft(schedule, 2).after(four, 2)).isEqualTo((3 * 2 + 2 * 2) / 2.0);
    }

    @Test
    void epochsThatWillNotRunTakeNoTime() {
        TimeLeft left = new TimeLeft(schedule, 1);
        left.after(four, 2);
        left.drop(four, 3);

        assertThat(left.after(two, 6)).isEqualTo(1 * 6);
    }

    @Test
    void nothingIsLeftInTheEnd() {
        TimeLeft left = new TimeLeft(schedule, 1);
        left.after(two, 1);
        left.after(two, 1);
        left.drop(four, 3);

        assertThat(left.after(four, 9)).isZero();
    }
}
