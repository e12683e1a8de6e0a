package dev.reprokit.internal.harness.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reprokit.experiment.Condition;
import dev.reprokit.experiment.Design;
import dev.reprokit.internal.harness.TestPlan;
import dev.reprokit.internal.harness.trial.Schedule.ScheduledTrial;
import dev.reprokit.record.run.Event;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One seed of two conditions: four epochs of one, two of the other. */
class TimeLeftTest implements PaceStore {
    private static final Instant NIGHT = Instant.parse("2026-11-28T22:00:00Z");

    private final Condition ofFour = Condition.of("four", 4);
    private final Condition ofTwo = Condition.of("two", 2);
    private final Schedule schedule = schedule(1);
    private final ScheduledTrial four = schedule.entries().get(0);
    private final ScheduledTrial two = schedule.entries().get(1);
    private final Map<String, Pace> kept = new HashMap<>();
    private Instant now = NIGHT;

    @Override
    public Optional<Pace> find(Condition condition) {
        return Optional.ofNullable(kept.get(condition.id()));
    }

    @Override
    public void keep(Condition condition, Pace pace) {
        kept.put(condition.id(), pace);
    }

    @Test
    void aConditionThatHasNotBegunTakesTheMeanPace() {
        assertThat(left(1).epoch(four, 2)).isEqualTo(3 * 2 + 2 * 2);
    }

    @Test
    void eachConditionHasItsOwnPace() {
        TimeLeft left = left(1);
        left.epoch(four, 2);

        assertThat(left.epoch(two, 6)).isEqualTo(3 * 2 + 1 * 6);
    }

    @Test
    void aPaceIsTheMeanOfItsEpochs() {
        TimeLeft left = left(1);
        left.epoch(four, 2);

        assertThat(left.epoch(four, 4)).isEqualTo(2 * 3 + 2 * 3);
    }

    @Test
    void trialsSideBySideTakeAsLongAsTheLongest() {
        assertThat(left(2).epoch(four, 2)).isEqualTo(3 * 2);
    }

    @Test
    void aSlotThatGetsFreeTakesTheNextTrial() {
        TimeLeft left = left(2, schedule(3));

        // One slot takes trials of 3, 2 and 4 epochs, the other one of 2, 4 and 2.
        assertThat(left.epoch(four, 1)).isEqualTo(3 + 2 + 4);
    }

    @Test
    void ofManyTrialsTheWorkIsDivided() {
        Schedule many = schedule(600);
        TimeLeft left = left(4, many);

        assertThat(left.epoch(four, 1)).isEqualTo((600 * 6 - 1) / 4.0);
        left.end(four);
        assertThat(left.seconds()).hasValue((600 * 6 - 4) / 4.0);
    }

    @Test
    void epochsThatWillNotRunTakeNoTime() {
        TimeLeft left = left(1);
        left.epoch(four, 2);
        left.end(four);

        assertThat(left.epoch(two, 6)).isEqualTo(1 * 6);
    }

    @Test
    void epochsOfAnEarlierRunTakeNoTime() {
        TimeLeft left = left(1);
        left.set(four, 1);

        assertThat(left.epoch(two, 6)).isEqualTo(1 * 6 + 1 * 6);
    }

    @Test
    void nothingIsLeftInTheEnd() {
        TimeLeft left = left(1);
        left.epoch(two, 1);
        left.epoch(two, 1);
        left.set(four, 1);

        assertThat(left.epoch(four, 9)).isZero();
        left.end(two);
        left.end(four);
        assertThat(left.seconds()).hasValue(0);
    }

    @Test
    void aBackboneIsTrainedBeforeTheFirstEpoch() {
        TimeLeft left = left(1, schedule(2));
        left.backbone(four, 100);

        assertThat(left.epoch(four, 2))
                .as("four, and the mean of four for two")
                .isEqualTo((3 * 2 + 2 * 2) + 100 + (4 * 2 + 2 * 2) + 2 * 100);
    }

    @Test
    void aTrialThatGoesOnHasItsBackbone() {
        TimeLeft left = left(1);
        left.set(four, 1);
        left.backbone(four, 100);

        assertThat(left.epoch(four, 2)).isEqualTo(2 * 2);
    }

    @Test
    void withoutAPaceNothingIsKnown() {
        assertThat(left(2).estimate()).isEqualTo(new Event.TimeEstimated(2, 0, 2, null, null));
        assertThat(left(2).seconds()).isEmpty();
    }

    @Test
    void earlierRunsTellThePace() {
        kept.put("four", new Pace(10, 0, "2026-11-02"));
        kept.put("two", new Pace(1, 5, "2026-11-01"));
        TimeLeft left = left(1);
        left.set(four, 3);

        assertThat(left.estimate())
                .isEqualTo(new Event.TimeEstimated(2, 1, 1, 30.0 + 5 + 2, "2026-11-01"));
    }

    @Test
    void thePaceOfThisRunIsBetter() {
        kept.put("four", new Pace(10, 0, "2026-11-02"));

        assertThat(left(1).epoch(four, 2)).isEqualTo(3 * 2 + 2 * 2);
    }

    @Test
    void thePaceIsKeptAfterTheFirstEpochAndAfterATrial() {
        TimeLeft left = left(1);
        left.keepPace(four);
        assertThat(kept).isEmpty();

        left.epoch(four, 2);
        assertThat(kept).isEqualTo(Map.of("four", new Pace(2, 0, "2026-11-28")));
        now = now.plusSeconds(7_200);
        left.epoch(four, 4);
        assertThat(kept).containsEntry("four", new Pace(2, 0, "2026-11-28"));
        left.keepPace(four);

        assertThat(kept).isEqualTo(Map.of("four", new Pace(3, 0, "2026-11-29")));
    }

    @Test
    void aPaceIsNotWrittenAgainForADifferenceThatNobodyNotices() {
        TimeLeft left = left(1);
        left.epoch(four, 2);
        left.epoch(four, 2.03125);
        left.keepPace(four);
        assertThat(kept).containsEntry("four", new Pace(2, 0, "2026-11-28"));

        left.epoch(four, 3.46875);
        left.keepPace(four);
        assertThat(kept.get("four").epochSeconds()).isEqualTo(2.5);
        now = now.plusSeconds(7_200);
        left.epoch(four, 2.5);
        left.keepPace(four);
        assertThat(kept.get("four").measured()).isEqualTo("2026-11-29");
    }

    @Test
    void aKnownPaceIsReplacedWhenATrialHasEnded() {
        Pace known = new Pace(10, 100, "2026-11-02");
        kept.put("four", known);
        TimeLeft left = left(1);

        left.epoch(four, 2);
        assertThat(kept).containsEntry("four", known);
        left.keepPace(four);
        assertThat(kept).containsEntry("four", new Pace(2, 0, "2026-11-28"));
    }

    @Test
    void trialsThatOnlyWentOnTellNothingOfBackbones() {
        kept.put("four", new Pace(10, 100, "2026-11-02"));
        TimeLeft left = left(1);
        left.set(four, 3);
        left.epoch(four, 2);
        left.keepPace(four);

        assertThat(kept).containsEntry("four", new Pace(2, 100, "2026-11-28"));
    }

    @Test
    void withoutAnEndThereIsAlwaysTime() {
        kept.put("four", new Pace(1e12, 0, "2026-11-02"));

        assertThat(left(1).begins(four)).isTrue();
        assertThat(left(1).allows(1e12)).isTrue();
    }

    @Test
    void aTrialBeginsIfItsNextEpochEndsInTime() {
        kept.put("four", new Pace(60, 0, "2026-11-02"));
        TimeLeft left = untilEleven();

        now = NIGHT.plusSeconds(3600 - 60);
        assertThat(left.begins(four)).isTrue();
        now = now.plusMillis(1);
        assertThat(left.begins(four)).isFalse();
    }

    @Test
    void oneOfUnknownPaceBeginsHoweverSlowTheOthersAre() {
        kept.put("four", new Pace(36_000, 0, "2026-11-02"));
        TimeLeft left = untilEleven();

        assertThat(left.begins(four)).isFalse();
        assertThat(left.begins(two)).isTrue();
        assertThat(left.seconds()).as("the mean pace").hasValue((4 + 2) * 36_000.0);
        now = NIGHT.plusSeconds(3600).plusMillis(1);
        assertThat(left.begins(two)).isFalse();
    }

    @Test
    void oneOfUnknownPaceBeginsAsLongAsThereIsTimeAtAll() {
        TimeLeft left = untilEleven();

        now = NIGHT.plusSeconds(3600);
        assertThat(left.begins(four)).isTrue();
        now = now.plusMillis(1);
        assertThat(left.begins(four)).isFalse();
    }

    @Test
    void oneThatHasRunAllItsEpochsNeedsNoTime() {
        TimeLeft left = untilEleven();
        left.set(four, 0);

        now = NIGHT.plusSeconds(4000);
        assertThat(left.begins(four)).isTrue();
        assertThat(left.begins(two)).isFalse();
    }

    private TimeLeft left(int trialsAtOnce) {
        return left(trialsAtOnce, schedule);
    }

    private TimeLeft left(int trialsAtOnce, Schedule trials) {
        return new TimeLeft(trials, trialsAtOnce, new Budget(() -> now, null), this);
    }

    private TimeLeft untilEleven() {
        return new TimeLeft(schedule, 1, new Budget(() -> now, NIGHT.plusSeconds(3600)), this);
    }

    private Schedule schedule(int seeds) {
        return Schedule.of(
                Design.of(List.of(ofFour, ofTwo)).withSeeds(seeds), TestPlan.of("any").plan());
    }
}
