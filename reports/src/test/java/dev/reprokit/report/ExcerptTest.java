package dev.reprokit.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.stream.IntStream;

class ExcerptTest {
    @Test
    void aShortListIsShownInItsOrder() {
        View.Excerpt<Integer> excerpt = View.Excerpt.of(List.of(3, 1, 2), number -> number == 2);
        assertThat(excerpt.rows()).containsExactly(3, 1, 2);
        assertThat(excerpt.isPart()).isFalse();
    }

    @Test
    void ofALongListTheRowsThatTellSomethingComeFirst() {
        View.Excerpt<Integer> excerpt =
                View.Excerpt.of(
                        IntStream.range(0, 100_000).boxed().toList(), number -> number == 99_999);
        assertThat(excerpt.rows()).hasSize(200).startsWith(99_999, 0, 1).endsWith(198);
        assertThat(excerpt.isPart()).isTrue();
        assertThat(excerpt.count()).isEqualTo("200 of 100,000");
    }
}
