package dev.reprokit.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.reprokit.record.result.Estimate;

import org.junit.jupiter.api.Test;

class SeedMeanTest {

    /** The 95 % quantile of Student's distribution with 4 degrees of freedom is 2.131847. */
    @Test
    void theIntervalIsStudents() {
        Estimate mean = SeedMean.of(1, 2, 4, 8, 16);

        assertThat(mean.value()).isCloseTo(6.2, within(1e-12));
        assertThat(mean.low()).isCloseTo(0.3851, within(1e-4));
        assertThat(mean.high()).isCloseTo(12.0149, within(1e-4));
        assertThat(mean.n()).isEqualTo(5);
    }

    @Test
    void equalValuesAreTheirMeanExactly() {
        Estimate mean = SeedMean.of(0.1, 0.1, 0.1);

        assertThat(mean.value()).isEqualTo(0.1);
        assertThat(mean.low()).isEqualTo(0.1);
        assertThat(mean.high()).isEqualTo(0.1);
    }

    @Test
    void oneValueHasNoInterval() {
        assertThat(SeedMean.of(0.5).low()).isNaN();
        assertThat(SeedMean.of(0.5).high()).isNaN();
    }
}
