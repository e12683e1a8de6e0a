package dev.reprokit.plugin.parameter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;

class BuildBudgetTest {
    private static final Instant START = Instant.parse("2026-11-28T22:00:00Z");

    @Test
    void anExperimentEndsSoThatThoseThatFollowCanReportInTime() {
        BuildBudget budget = new BuildBudget(START, Duration.ofHours(6));

        assertThat(budget.deadline(1)).isEqualTo(Instant.parse("2026-11-29T03:59:45Z"));
        assertThat(budget.deadline(16)).isEqualTo(Instant.parse("2026-11-29T03:56:00Z"));
    }

    @Test
    void ofAShortTimeMostIsForTraining() {
        BuildBudget budget = new BuildBudget(START, Duration.ofMinutes(1));

        assertThat(budget.deadline(1)).isEqualTo(START.plusSeconds(45));
        assertThat(budget.deadline(16)).isEqualTo(START.plusSeconds(45));
        assertThat(new BuildBudget(START, Duration.ofSeconds(8)).deadline(1))
                .isEqualTo(START.plusSeconds(6));
    }
}
