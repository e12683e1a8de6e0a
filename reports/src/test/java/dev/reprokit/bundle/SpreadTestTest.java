package dev.reprokit.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reprokit.record.result.Metric;
import dev.reprokit.record.result.Results;
import dev.reprokit.record.result.TrialRow;
import dev.reprokit.record.result.TrialStatus;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntToDoubleFunction;

class SpreadTestTest {
    private static final int CONDITIONS = 6;
    private static final int SEEDS = 5;

    @Test
    void honestTrialsOfAnotherMachineAreRarelyContradicted() {
        int contradicted = 0;
        for (int i = 0; i < 1_000; i++) {
            Random random = new Random(i);
            contradicted += test(draws(random, 0), draws(random, 0)).contradictions().size();
        }

        assertThat(contradicted).as("of 1,000, at a level of 1 %").isLessThan(20);
    }

    @Test
    void whatIsFarFromItsSeedsIsContradicted() {
        Results honest = draws(new Random(1), 0);
        Results forged = draws(new Random(2), 0);
        Results one = with(forged, "c0-seed-1", 0.9);

        SpreadTest test = test(one, honest);

        assertThat(test.contradictions())
                .singleElement()
                .asString()
                .startsWith("c0-seed-1: test_accuracy is 0.9000 in the bundle, 0.")
                .contains("which the spread between seeds does not explain (p = ");
        assertThat(test.tested()).isEqualTo(CONDITIONS * SEEDS);
    }

    @Test
    void valuesThatAreAllALittleBetterAreContradictedTogether() {
        int noticed = 0;
        for (int i = 0; i < 100; i++) {
            Random random = new Random(i);
            List<String> found = test(draws(random, 0.02), draws(random, 0)).contradictions();
            noticed += found.stream().anyMatch(one -> one.contains("better values")) ? 1 : 0;
        }

        assertThat(noticed).as("of 100, each by two standard deviations").isGreaterThan(90);
    }

    @Test
    void aConditionThatIsMovedByLessThanItsSpreadInEachTrialIsContradictedByItsMean() {
        double[] forged = {0.443, 0.457, 0.443, 0.443, 0.464};
        double[] honest = {0.39, 0.41, 0.39, 0.39, 0.42};

        List<String> found =
                test(results(1, SEEDS, i -> forged[i]), results(1, SEEDS, i -> honest[i]))
                        .contradictions();

        assertThat(found)
                .singleElement()
                .asString()
                .startsWith(
                        "c0: the mean of test_accuracy over 5 trials is 0.4500 in the bundle, 0.4000 when run again");
    }

    @Test
    void ofTooFewSeedsNothingIsSaid() {
        Results bundled = results(1, 2, i -> 0.5 + 0.3 * i);
        Results again = results(1, 2, i -> 0.1);

        SpreadTest test = SpreadTest.of(bundled, List.of(), again, again.trials());

        assertThat(test.tested()).isZero();
        assertThat(test.untested()).isEqualTo(2);
        assertThat(test.contradictions()).isEmpty();
    }

    @Test
    void whereAllSeedsAgreeRoundingIsNoContradiction() {
        Results bundled = results(1, SEEDS, i -> 1.0);

        assertThat(test(bundled, results(1, SEEDS, i -> 0.999)).contradictions()).isEmpty();
        assertThat(test(bundled, results(1, SEEDS, i -> 0.5)).contradictions()).isNotEmpty();
    }

    private static SpreadTest test(Results bundled, Results again) {
        return SpreadTest.of(bundled, List.of(), again, again.trials());
    }

    private static Results draws(Random random, double shift) {
        return results(CONDITIONS, SEEDS, i -> 0.5 + shift + 0.01 * random.nextGaussian());
    }

    private static Results results(int conditions, int seeds, IntToDoubleFunction values) {
        List<TrialRow> trials = new ArrayList<>();
        List<Metric> metrics = new ArrayList<>();
        for (int i = 0; i < conditions * seeds; i++) {
            String condition = "c" + i / seeds;
            long seed = 1 + i % seeds;
            String trial = condition + "-seed-" + seed;
            trials.add(
                    new TrialRow(
                            trial,
                            condition,
                            seed,
                            Map.of(),
                            TrialStatus.FINISHED,
                            2,
                            1,
                            1,
                            "",
                            "run"));
            metrics.add(new Metric(trial, 1, "test_accuracy", 0.1));
            metrics.add(new Metric(trial, 2, "test_accuracy", values.applyAsDouble(i)));
        }
        return new Results(trials, metrics);
    }

    private static Results with(Results results, String trial, double value) {
        List<Metric> metrics = new ArrayList<>();
        for (TrialRow row : results.trials()) {
            for (Metric metric : results.metrics(row)) {
                metrics.add(
                        row.trial().equals(trial) && metric.epoch() == 2
                                ? new Metric(trial, 2, metric.name(), value)
                                : metric);
            }
        }
        return new Results(results.trials(), metrics);
    }
}
