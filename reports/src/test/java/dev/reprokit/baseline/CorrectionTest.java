package dev.reprokit.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.reprokit.baseline.Correction.Tested;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

class CorrectionTest {
    private final List<Tested> tests = new ArrayList<>();

    private Candidate test(String experiment, String metric, double p) {
        MadeCandidate made = new MadeCandidate();
        made.experiment = experiment;
        made.metric = metric;
        tests.add(new Tested(made.make(), p));
        return tests.get(tests.size() - 1).candidate();
    }

    private void assertCorrected(Candidate candidate, double p) {
        assertThat(Correction.of(tests).get(candidate)).isCloseTo(p, within(1e-12));
    }

    @Test
    void oneTestAloneHasTheWholeLevel() {
        assertCorrected(test("e", "test_accuracy", 0.01), 0.01);
        tests.clear();
        assertCorrected(test("e", "train_loss", 0.01), 0.01);
    }

    @Test
    void theFinalTestAccuraciesHaveNineTenthsOfItAndAllOthersOne() {
        Candidate accuracy = test("e", "test_accuracy", 0.009);
        Candidate loss = test("e", "train_loss", 0.009);
        assertCorrected(accuracy, 0.01);
        assertCorrected(loss, 0.09);
    }

    /** Simes' p of e is min(2 * 0.001, 0.03), of f 0.5, of g 0.02; Holm's factors are 3, 1, 2. */
    @Test
    void experimentsComeFirstAndThenTheirValues() {
        Candidate small = test("e", "test_accuracy", 0.001);
        Candidate larger = test("e", "test_accuracy", 0.03);
        Candidate none = test("f", "test_accuracy", 0.5);
        Candidate other = test("g", "test_accuracy", 0.02);
        assertCorrected(small, 3 * 2 * 0.001);
        assertCorrected(larger, 3 * 0.03);
        assertCorrected(other, 2 * 0.02);
        assertCorrected(none, 0.5);
    }

    /** Simes' p of two equal ones is theirs, where Holm's correction alone would double it. */
    @Test
    void equalPsMakeAnExperimentDifferAtOnce() {
        Candidate one = test("e", "test_accuracy", 0.02);
        Candidate same = test("e", "test_accuracy", 0.02);
        assertCorrected(one, 0.02);
        assertCorrected(same, 0.02);
    }

    @Test
    void noPExceedsOne() {
        assertCorrected(test("e", "test_accuracy", 0.8), 0.8);
        Candidate loss = test("e", "train_loss", 0.8);
        assertCorrected(loss, 1);
    }
}
