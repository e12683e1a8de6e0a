package dev.reprokit.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/** The spread is known to be 1; five seeds then have the means' standard error of 0.632. */
class ScreeningTest {
    private static final double[] BEFORE = MadeCandidate.normal(5, 0);

    /** Has the same mean in another order: pairs then spread as widely as the values. */
    private static final double[] OTHER_ORDER = {
        BEFORE[3], BEFORE[0], BEFORE[4], BEFORE[1], BEFORE[2]
    };

    private final List<Candidate> candidates = new ArrayList<>();

    private Candidate add(String metric, double moved) {
        MadeCandidate made = new MadeCandidate();
        made.metric = metric;
        made.before = BEFORE;
        made.now = MadeCandidate.moved(OTHER_ORDER, moved);
        made.sameDraw = false;
        return add(made.make());
    }

    private Candidate add(Candidate candidate) {
        candidates.add(candidate);
        return candidate;
    }

    private Set<Candidate> suspicious() {
        return Screening.suspicious(
                candidates, Collections.nCopies(candidates.size(), new SeedSpread(1, 100)));
    }

    /** Student's t with 100 degrees of freedom: 1.382 for 17 %, two-sided. */
    @Test
    void aFinalAccuracyIsSuspiciousAtSeventeenHundredths() {
        add("test_accuracy", -0.86);
        assertThat(suspicious()).isEmpty();
        candidates.clear();
        Candidate moved = add("test_accuracy", -0.89);
        assertThat(suspicious()).containsExactly(moved);
    }

    /**
     * By the spread of its own pairs, whose mean has a standard error of 0.636: Student's t with 4
     * degrees of freedom is 3.75 for 2 %, two-sided.
     */
    @Test
    void anyOtherValueIsSuspiciousAtTwoHundredths() {
        add("train_loss", 2.35);
        assertThat(suspicious()).isEmpty();
        candidates.clear();
        Candidate moved = add("train_loss", 2.45);
        assertThat(suspicious()).containsExactly(moved);
    }

    @Test
    void ofAConditionTheMostSuspiciousOfEachKindIsDecided() {
        Candidate accuracy = add("test_accuracy", -2);
        add("train_loss", 3);
        Candidate norm = add("norm", 5);
        assertThat(suspicious()).containsExactlyInAnyOrder(accuracy, norm);
    }

    @Test
    void whatIsTheSameOrWithinHalfTheToleranceIsNoSuspicion() {
        MadeCandidate made = new MadeCandidate();
        made.before = BEFORE;
        made.now = BEFORE.clone();
        add(made.make());
        made.now = MadeCandidate.moved(BEFORE, 1);
        made.tolerance = 2;
        add(made.make());
        assertThat(suspicious()).isEmpty();
    }

    /** Its mean moves by too little. */
    @Test
    void oneSeedFarApartIsSuspicious() {
        MadeCandidate made = new MadeCandidate();
        made.before = BEFORE;
        made.now = BEFORE.clone();
        made.now[0] = BEFORE[4] + 2.7;
        made.now[4] = BEFORE[0];
        made.tolerance = 0;
        made.sameDraw = false;
        Candidate apart = add(made.make());
        double between = BEFORE[4] - BEFORE[0];
        assertThat(apart.difference()).isLessThan(0.72);
        assertThat(apart.hasSeedApart()).isEqualTo(2.7 > between);
        assertThat(suspicious()).containsExactly(apart);
    }

    /** By the spread of the values 0.2 is nothing, but each pair of the same draw moved by it. */
    @Test
    void pairsOfTheSameDrawAreTestedAsPairsToo() {
        MadeCandidate made = new MadeCandidate();
        made.before = BEFORE;
        made.now = MadeCandidate.moved(BEFORE, -0.2);
        made.now[0] -= 0.01;
        made.sameDraw = false;
        add(made.make());
        assertThat(suspicious()).isEmpty();
        made.sameDraw = true;
        Candidate pairs = add(made.make());
        assertThat(suspicious()).containsExactly(pairs);
    }
}
