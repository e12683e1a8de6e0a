package dev.reprokit.internal.harness.spark;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PeakOverlapTest {
    private final PeakOverlap spans = new PeakOverlap();

    @Test
    void isTheMostAtOnce() {
        assertThat(spans.most()).isZero();
        spans.add(0, 10);
        spans.add(2, 5);
        spans.add(4, 6);
        spans.add(7, 9);
        assertThat(spans.most()).isEqualTo(3);
    }

    @Test
    void oneMayBeginWhenAnotherEnds() {
        spans.add(5, 9);
        spans.add(0, 5);
        assertThat(spans.most()).isEqualTo(1);
    }
}
