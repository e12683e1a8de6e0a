package dev.reprokit.record.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Map;
import java.util.Set;

class ResultsTest {
    private static final TrialRow FIRST = trial("a", 1, TrialStatus.FINISHED, "");
    private static final TrialRow SECOND = trial("a", 2, TrialStatus.FINISHED, "");

    @Test
    void curvesAreBySeedAndEpoch() {
        Results results =
                new Results(
                        List.of(SECOND, FIRST),
                        List.of(
                                new Metric("a-seed-2", 2, "loss", 4),
                                new Metric("a-seed-2", 1, "loss", 3),
                                new Metric("a-seed-2", 1, "accuracy", 0.5),
                                new Metric("a-seed-1", 1, "loss", 1)));

        Map<Long, LearningCurve> curves = results.curves("a", "loss");

        assertThat(curves.keySet()).containsExactly(1L, 2L);
        assertThat(curves.get(2L).values()).containsExactly(Map.entry(1, 3.0), Map.entry(2, 4.0));
        assertThat(curves.get(2L).name()).isEqualTo("loss of a, seed 2");
        assertThat(results.trials()).containsExactly(SECOND, FIRST);
    }

    @Test
    void aConditionThatNeverRanIsMissing() {
        assertMissing(
                new Results(List.of(trial("c", 1, TrialStatus.FINISHED, ""), FIRST), List.of()),
                "b",
                "no trial ran condition 'b'; the conditions are a, c");
    }

    @Test
    void whoeverAsksForAConditionThatWasLeftOutHearsSo() {
        Results results =
                new Results(List.of(FIRST), List.of(new Metric("a-seed-1", 1, "loss", 1)))
                        .leavingOut(Set.of("c", "b"));

        assertThat(results.curves("a", "loss")).containsOnlyKeys(1L);
        assertThatExceptionOfType(LeftOutException.class)
                .isThrownBy(() -> results.curves("b", "loss"))
                .withMessage("the condition b is needed");
        assertThatExceptionOfType(LeftOutException.class)
                .isThrownBy(results::trials)
                .withMessage("the trials of all conditions are needed, also of b, c");
        assertMissing(results, "d", "no trial ran condition 'd'; the conditions are a");
    }

    @Test
    void theTrialsOfAConditionAreInTheirOrder() {
        TrialRow other = trial("c", 1, TrialStatus.FINISHED, "");
        TrialRow failed = trial("a", 7, TrialStatus.FAILED, "why");
        Results results =
                new Results(List.of(failed, other, FIRST), List.of()).leavingOut(Set.of("b"));

        assertThat(results.trials("a")).containsExactly(failed, FIRST);
        assertThat(results.trials("d")).isEmpty();
        assertThatExceptionOfType(LeftOutException.class).isThrownBy(() -> results.trials("b"));
    }

    @Test
    void allTrialsAreThereIfNoneWasLeftOut() {
        assertThat(new Results(List.of(FIRST), List.of()).leavingOut(Set.of()).trials())
                .containsExactly(FIRST);
    }

    @Test
    void oneUnfinishedTrialSpoilsTheCondition() {
        TrialRow diverged = trial("a", 2, TrialStatus.DIVERGED, "loss is NaN");
        Results results =
                new Results(
                        List.of(FIRST, diverged), List.of(new Metric("a-seed-1", 1, "loss", 1)));

        assertMissing(results, "a", "trial a-seed-2 diverged: loss is NaN");
    }

    @Test
    void oneMissingMetricSpoilsTheCondition() {
        Results results =
                new Results(List.of(FIRST, SECOND), List.of(new Metric("a-seed-1", 1, "loss", 1)));

        assertMissing(results, "a", "trial a-seed-2 has no metric 'loss'; it has none");
    }

    @Test
    void aMisspeltMetricIsToldTheMetricsThereAre() {
        Results results =
                new Results(
                        List.of(FIRST),
                        List.of(
                                new Metric("a-seed-1", 1, "train_loss", 1),
                                new Metric("a-seed-1", 1, "test_loss", 1)));

        assertMissing(
                results, "a", "trial a-seed-1 has no metric 'loss'; it has test_loss, train_loss");
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void whatIsNoNumberIsMissingThoughItsTrialFinished(double value) {
        Results results =
                new Results(
                        List.of(FIRST),
                        List.of(
                                new Metric("a-seed-1", 1, "loss", 1),
                                new Metric("a-seed-1", 2, "loss", value)));

        assertMissing(
                results,
                "a",
                "trial a-seed-1: loss is %s after epoch 2, which no claim can be judged by"
                        .formatted(value));
        assertThat(results.measured(FIRST, "loss")).as("for charts").isPresent();
    }

    @Test
    void resultsForClaimsHandOutNothingThatIsNoNumber() {
        TrialRow diverged = trial("a", 2, TrialStatus.DIVERGED, "loss is NaN after epoch 1");
        Results results =
                new Results(
                                List.of(diverged),
                                List.of(
                                        new Metric("a-seed-2", 0, "accuracy", 0.1),
                                        new Metric("a-seed-2", 1, "loss", Double.NaN)))
                        .readBy((condition, metric) -> {})
                        .leavingOut(Set.of());

        assertThat(results.measured(diverged, "accuracy")).isPresent();
        assertThatExceptionOfType(MissingEvidenceException.class)
                .isThrownBy(() -> results.measured(diverged, "loss"))
                .withMessageStartingWith("trial a-seed-2: loss is NaN after epoch 1");
        assertThatExceptionOfType(MissingEvidenceException.class)
                .isThrownBy(() -> results.metrics(diverged));
    }

    @Test
    void metricsOfAnUnfinishedTrialCanBeReadForCharts() {
        TrialRow failed = trial("a", 2, TrialStatus.FAILED, "out of memory");
        Results results =
                new Results(List.of(failed), List.of(new Metric("a-seed-2", 1, "loss", 3)));

        assertThat(results.measured(failed, "loss"))
                .hasValueSatisfying(curve -> assertThat(curve.last()).isEqualTo(3));
        assertThat(results.measured(failed, "accuracy")).isEmpty();
        assertThat(results.measured(FIRST, "loss")).isEmpty();
    }

    private static void assertMissing(Results results, String condition, String message) {
        assertThatExceptionOfType(MissingEvidenceException.class)
                .isThrownBy(() -> results.curves(condition, "loss"))
                .withMessage(message);
    }

    private static TrialRow trial(String condition, long seed, TrialStatus status, String failure) {
        return new TrialRow(
                condition + "-seed-" + seed,
                condition,
                seed,
                Map.of(),
                status,
                1,
                1,
                1,
                failure,
                "run-1");
    }
}
