package dev.reprokit.internal.harness;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;

class BeginningTest {
    @Test
    void aClockThatIsSetBackDuringARunDoesNotCount() {
        Instant tomorrow = Instant.now().plus(Duration.ofDays(1));

        assertThat(new Beginning(tomorrow, System.nanoTime()).secondsSince())
                .isBetween(0.0, Duration.ofHours(1).toSeconds() * 1.0);
    }
}
