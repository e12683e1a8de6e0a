package dev.reprokit.internal.harness.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class EpochForecastTest {
    private final EpochForecast forecast = new EpochForecast();

    @Test
    void beforeTheFirstEpochNothingIsExpected() {
        assertThat(forecast.seconds()).isZero();
    }

    @Test
    void theLongerOfTheLastTwoEpochsCountsAndATenthMore() {
        forecast.add(10);
        assertThat(forecast.seconds()).isCloseTo(11, within(1e-9));
        forecast.add(5);
        assertThat(forecast.seconds()).isCloseTo(11, within(1e-9));
        forecast.add(6);
        assertThat(forecast.seconds()).isCloseTo(6.6, within(1e-9));
    }
}
