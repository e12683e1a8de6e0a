package dev.reprokit.internal.harness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reprokit.internal.harness.machine.NeededMemory;
import dev.reprokit.internal.process.Diagnosis.Finding;
import dev.reprokit.record.result.Scale;

import org.junit.jupiter.api.Test;

import java.util.Optional;
import java.util.OptionalLong;

class MemoryExaminationTest {
    private static final long GIBIBYTE = 1L << 30;

    @Test
    void aTrialThatFitsIsRight() {
        assertThat(examine(OptionalLong.of(3 * GIBIBYTE)))
                .isEqualTo(
                        Finding.ok(
                                "memory",
                                "16.0 GiB, free 3.0 GiB; the largest trial needs 2.0 GiB beside"
                                        + " 1.0 GiB of data"));
    }

    @Test
    void aTrialThatDoesNotFitIsWrong() {
        Finding finding = examine(OptionalLong.of(3 * GIBIBYTE - 1));
        assertThat(finding).isEqualTo(Finding.wrong("memory", finding.text(), finding.remedy()));
        assertThat(finding.remedy()).contains("scale reduced needs 2.0 GiB", "-Drepro.scale=");
    }

    @Test
    void whereNobodyKnowsWhatIsFreeNothingIsWrong() {
        assertThat(examine(OptionalLong.empty()).text()).contains("free unknown");
    }

    private static Finding examine(OptionalLong free) {
        return MemoryExamination.of(
                new NeededMemory(2 * GIBIBYTE, GIBIBYTE, free),
                OptionalLong.of(16 * GIBIBYTE),
                Optional.empty(),
                Scale.REDUCED);
    }
}
