package dev.reprokit.assertion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class RegionTest {

    @Test
    void aSingleValueIsAClosedRegionAndNoOpenOne() {
        assertThat(Region.closed(1, 1).contains(1)).isTrue();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Region.open(1, 1))
                .withMessageContaining("(1.0, 1.0)");
    }

    @Test
    void boundsInTheWrongOrderOrThatAreNoNumbersAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Region.closed(2, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> Region.closed(Double.NaN, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> Region.open(2, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> Region.open(1, Double.NaN));
    }

    @Test
    void noRegionContainsWhatIsNoNumber() {
        assertThat(Region.closed(0, 1).contains(Double.NaN)).isFalse();
    }

    @Test
    void distanceIsToTheNearerBound() {
        assertThat(Region.closed(2, 10).distanceToBound(3)).isEqualTo(1);
        assertThat(Region.closed(2, 10).distanceToBound(8)).isEqualTo(2);
        assertThat(Region.closed(2, 10).distanceToBound(-1)).isEqualTo(3);
        assertThat(Region.closed(2, 10).distanceToBound(14)).isEqualTo(4);
    }
}
