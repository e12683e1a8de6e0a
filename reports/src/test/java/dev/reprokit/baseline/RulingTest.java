package dev.reprokit.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reprokit.baseline.Candidate.Held;
import dev.reprokit.baseline.MetricComparison.Outcome;
import dev.reprokit.baseline.Ruling.Way;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

class RulingTest {
    private static final double[] BEFORE = MadeCandidate.normal(5, 0);
    private static final double[] HELD = MadeCandidate.normal(15, 0);
    private final MadeCandidate made = new MadeCandidate();

    @BeforeEach
    void held() {
        made.before = BEFORE;
        made.now = MadeCandidate.moved(BEFORE, -3);
        made.now[0] -= 0.25;
        made.held = new Held(HELD, new double[0], true);
    }

    private Ruling ruling() {
        return Ruling.of(List.of(made.make())).get(0);
    }

    private Outcome outcome() {
        return Comparison.tested(List.of(made.make()), new ArrayList<>(), List.of())
                .metrics()
                .get(0)
                .outcome();
    }

    @Test
    void whatIsTheSameToTheLastBitIsNoTest() {
        made.now = BEFORE.clone();
        assertThat(ruling().way()).isEqualTo(Way.SAME_BITS);
        assertThat(ruling().test()).isEmpty();
    }

    @Test
    void whatIsNotSuspiciousIsTheSame() {
        made.sameDraw = false;
        made.now = MadeCandidate.moved(BEFORE, -0.3);
        assertThat(ruling().way()).isEqualTo(Way.NO_SUSPICION);
        assertThat(outcome()).isEqualTo(Outcome.SAME);
        assertThat(Ruling.suspicious(List.of(made.make()))).isEmpty();
    }

    @Test
    void aSuspicionThatNothingConfirmsIsDecidedByASingleTest() {
        Candidate suspicious = made.make();
        assertThat(Ruling.suspicious(List.of(suspicious))).containsExactly(suspicious);
        assertThat(ruling().way()).isEqualTo(Way.SINGLE_TEST);
        assertThat(outcome()).isEqualTo(Outcome.WORSE);
    }

    @Test
    void aSuspicionIsDecidedByFreshSeeds() {
        made.held = new Held(HELD, HELD.clone(), true);
        assertThat(ruling().way()).isEqualTo(Way.CONFIRMATION);
        assertThat(outcome()).isEqualTo(Outcome.SAME);
        made.held = new Held(HELD, MadeCandidate.moved(HELD, -3), true);
        assertThat(outcome()).isEqualTo(Outcome.WORSE);
    }

    /** The other values of a condition must not be tested by what made it suspicious. */
    @Test
    void theWholeConditionIsSeenOnceIfOneSuspicionIsNotConfirmed() {
        MadeCandidate other = new MadeCandidate();
        other.metric = "train_loss";
        other.before = BEFORE;
        other.now = MadeCandidate.moved(BEFORE, 0.1);
        other.held = made.held;
        other.sameDraw = false;
        assertThat(Ruling.of(List.of(made.make(), other.make())))
                .extracting(Ruling::way)
                .containsExactly(Way.SINGLE_TEST, Way.SINGLE_TEST);
    }

    @Test
    void fourSeedsHeldBackConfirmNothing() {
        double[] four = Arrays.copyOf(HELD, 4);
        made.held = new Held(four, four, true);
        assertThat(Ruling.suspicious(List.of(made.make()))).isEmpty();
        assertThat(ruling().way()).isEqualTo(Way.SINGLE_TEST);
    }
}
