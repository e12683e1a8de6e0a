package dev.reprokit.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reprokit.record.result.Estimate;
import dev.reprokit.record.result.Results;
import dev.reprokit.record.result.Scale;

import org.junit.jupiter.api.Test;

import java.util.List;

class ClaimTest {
    private static final Results NONE = new Results(List.of(), List.of());

    @Test
    void keepsWhatItIsTold() {
        Estimate value = new Estimate(1, 0, 2, 0.9, 5, "%");
        Claim claim =
                Claim.of("L3", "It is faster.")
                        .from("a paper")
                        .published("twice")
                        .logged("1.9 times")
                        .observing(r -> value);

        assertThat(claim.id()).isEqualTo("L3");
        assertThat(claim.sentence()).isEqualTo("It is faster.");
        assertThat(claim.source()).isEqualTo("a paper");
        assertThat(claim.published()).isEqualTo("twice");
        assertThat(claim.logged()).isEqualTo("1.9 times");
        assertThat(claim.observe(NONE)).contains(value);
    }

    @Test
    void mayHaveNoValue() {
        Claim claim = Claim.of("L3", "It is faster.");

        assertThat(claim.observe(NONE)).isEmpty();
        assertThat(claim.published()).isEmpty();
        assertThat(claim.logged()).isEmpty();
    }

    @Test
    void hasToAssertSomething() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Claim.of("L3", "It is faster.").check(NONE))
                .withMessageContaining("claim L3 has no assertion: call holdsIf");
    }

    @Test
    void asksTheResults() {
        Claim claim = Claim.of("L3", "It is faster.").holdsIf(r -> r.curves("fast", "loss"));

        assertThatThrownBy(() -> claim.check(NONE)).hasMessageContaining("'fast'");
    }

    @Test
    void speaksOfScalesOneByOne() {
        Claim claim =
                Claim.of("L3", "It is faster.")
                        .notApplicableAt(Scale.SMOKE, "too few epochs")
                        .decidableAt(Scale.REDUCED, Scale.PAPER);

        assertThat(claim.notApplicableReason(Scale.SMOKE)).contains("too few epochs");
        assertThat(claim.notApplicableReason(Scale.PAPER)).isEmpty();
        assertThat(claim.isDecidableAt(Scale.SMOKE)).isFalse();
        assertThat(claim.isDecidableAt(Scale.REDUCED)).isTrue();
        assertThat(claim.isDecidableAt(Scale.PAPER)).isTrue();
    }
}
