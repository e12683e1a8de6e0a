package dev.reprokit.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reprokit.gate.GateResult.Outcome;
import dev.reprokit.record.result.Metric;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

class AuditCheckTest {
    private static final Path FILES = Path.of("audit", "e");
    private static final AuditedTrial ALONE = trial(0.5);

    @Test
    void resultsThatRepeatPass() {
        AuditResult same =
                AuditResult.of("e", ALONE, Map.of("packed", ALONE, "resumed", ALONE), FILES);
        GateResult result = AuditCheck.of(1, List.of(same), List.of());

        assertThat(result.outcome()).isEqualTo(Outcome.PASSED);
        assertThat(result.message()).isEmpty();
        assertThat(same.repeats()).isTrue();
        assertThat(same.inWords())
                .isEqualTo(
                        "e: 1 values of a-seed-1 are the same again, after others, packed and resumed");
    }

    @Test
    void aTrialThatBeginsAnewIsToldApart() {
        assertThat(AuditResult.of("e", ALONE, Map.of("packed", ALONE), FILES).inWords())
                .endsWith("not resumable, it does not go on where it was stopped");
    }

    @Test
    void oneOfTwoThatDiffersFails() {
        GateResult result = AuditCheck.of(2, List.of(same(), different()), List.of());

        assertThat(result.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(result.message())
                .isEqualTo(
                        "1 of 2 experiments do not repeat their results\n"
                                + "other, trial a-seed-1\n"
                                + "  packed: epoch 1, loss is 0.5 alone, 0.25 packed\n"
                                + "  Files: "
                                + FILES);
    }

    @Test
    void whatCannotBeAuditedIsUnknownAndHidesNoDifference() {
        GateResult alone = AuditCheck.of(2, List.of(same()), List.of("third: no trial"));
        GateResult both = AuditCheck.of(2, List.of(different()), List.of("third: no trial"));

        assertThat(List.of(alone.outcome(), both.outcome())).containsOnly(Outcome.UNKNOWN);
        assertThat(alone.message())
                .isEqualTo("1 of 2 experiments could not be audited\nthird: no trial");
        assertThat(both.message())
                .startsWith(
                        "1 of 2 experiments could not be audited\n"
                                + "third: no trial\n"
                                + "And 1 of 2 experiments do not repeat their results\n"
                                + "other, trial a-seed-1");
    }

    private static AuditResult same() {
        return AuditResult.of("e", ALONE, Map.of("packed", ALONE), FILES);
    }

    private static AuditResult different() {
        return AuditResult.of("other", ALONE, Map.of("packed", trial(0.25)), FILES);
    }

    private static AuditedTrial trial(double loss) {
        return new AuditedTrial("a-seed-1", List.of(new Metric("a-seed-1", 1, "loss", loss)));
    }
}
