package dev.reprokit.internal.harness.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.reprokit.experiment.Condition;
import dev.reprokit.experiment.Design;
import dev.reprokit.internal.harness.TestPlan;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Set;

class ScheduleTest {
    private final Design design =
            Design.of(List.of(Condition.of("with", 3), Condition.of("without", 4))).withSeeds(3);

    @Test
    void runsAllConditionsOfASeedBeforeTheNextSeed() {
        Schedule schedule = Schedule.of(design, TestPlan.of("any").plan());

        assertThat(schedule.entries())
                .extracting(Schedule.ScheduledTrial::trial)
                .containsExactly(
                        "with-seed-1",
                        "without-seed-1",
                        "with-seed-2",
                        "without-seed-2",
                        "with-seed-3",
                        "without-seed-3");
        assertThat(schedule.entries())
                .extracting(Schedule.ScheduledTrial::number)
                .containsExactly(1, 2, 3, 4, 5, 6);
        assertThat(schedule.entries())
                .extracting(entry -> entry.condition().epochs())
                .containsExactly(3, 4, 3, 4, 3, 4);
    }

    @Test
    void canBeCutOffAfterItsFirstTrials() {
        Schedule schedule = Schedule.of(design, TestPlan.of("any").plan());

        assertThat(schedule.first(3).entries()).isEqualTo(schedule.entries().subList(0, 3));
        assertThat(schedule.first(100)).isEqualTo(schedule);
    }

    @Test
    void theFirstTrialCanRunAfterItsNeighbours() {
        Schedule schedule = Schedule.of(design, TestPlan.of("any").plan());

        assertThat(schedule.firstAfterNeighbours().entries())
                .extracting(Schedule.ScheduledTrial::trial)
                .containsExactly("with-seed-2", "without-seed-1", "with-seed-1");
        assertThat(schedule.first(1).firstAfterNeighbours().entries())
                .extracting(Schedule.ScheduledTrial::trial)
                .containsExactly("with-seed-1");
    }

    @Test
    void aSeedIsWholeWhenAllItsTrialsHaveEnded() {
        Schedule schedule = Schedule.of(design, TestPlan.of("any").plan());

        assertThat(schedule.wholeSeeds(Set.of())).isEmpty();
        assertThat(
                        schedule.wholeSeeds(
                                Set.of(
                                        "with-seed-3",
                                        "without-seed-3",
                                        "without-seed-1",
                                        "with-seed-1",
                                        "with-seed-2")))
                .containsExactly(1L, 3L);
    }

    @Test
    void countsSeedsFromTheFirst() {
        Schedule schedule = Schedule.of(design, TestPlan.of("any").firstSeed(101).plan());

        assertThat(schedule.seeds()).containsExactly(101L, 102L, 103L);
        assertThat(schedule.entries())
                .extracting(Schedule.ScheduledTrial::seed)
                .containsExactly(101L, 101L, 102L, 102L, 103L, 103L);
    }

    @Test
    void thePlanOverridesTheNumberOfSeeds() {
        Schedule schedule = Schedule.of(design, TestPlan.of("any").seeds(1).plan());

        assertThat(schedule.seeds()).containsExactly(1L);
        assertThat(schedule.entries())
                .extracting(Schedule.ScheduledTrial::trial)
                .containsExactly("with-seed-1", "without-seed-1");
    }

    @Test
    void whatIsLeftIsNumberedAnew() {
        Schedule schedule =
                Schedule.of(
                        Design.of(List.of(Condition.of("a", 1), Condition.of("b", 1))).withSeeds(2),
                        TestPlan.of("any").plan());

        Schedule left = schedule.without(Set.of("a-seed-1", "b-seed-2"));

        assertThat(left.entries())
                .extracting(Schedule.ScheduledTrial::number, Schedule.ScheduledTrial::trial)
                .containsExactly(tuple(1, "b-seed-1"), tuple(2, "a-seed-2"));
        assertThat(left.seeds()).isEqualTo(schedule.seeds());
    }
}
