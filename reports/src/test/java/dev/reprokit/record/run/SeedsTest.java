package dev.reprokit.record.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;

class SeedsTest {
    @Test
    void aNumberCountsFromTheFirst() {
        assertThat(Seeds.counted(3, 101).all(5)).containsExactly(101L, 102L, 103L);
        assertThat(Seeds.counted(null, 1).all(2)).containsExactly(1L, 2L);
    }

    @Test
    void aListIsInAscendingOrder() {
        Seeds seeds = Seeds.of(List.of(9L, 1L, 3L));

        assertThat(seeds.all(5)).containsExactly(1L, 3L, 9L);
        assertThat(seeds.number()).isEqualTo(3);
        assertThat(seeds.first()).isEqualTo(1);
        assertThat(seeds.list()).isEqualTo("1,3,9");
    }

    @Test
    void aListWithoutGapsIsANumber() {
        assertThat(Seeds.of(List.of(3L, 1L, 2L))).isEqualTo(Seeds.counted(3, 1));
        assertThat(Seeds.of(List.of(7L))).isEqualTo(Seeds.counted(1, 7));
    }

    @Test
    void asManyAsAreNeededCanBeAdded() {
        assertThat(Seeds.counted(null, 5).enoughFor(2)).isEqualTo(Seeds.counted(2, 5));
        assertThat(Seeds.of(List.of(1L, 7L)).enoughFor(4).all(1)).containsExactly(1L, 7L, 8L, 9L);
        assertThat(Seeds.of(List.of(1L, 3L, 7L)).enoughFor(2).all(1)).containsExactly(1L, 3L, 7L);
    }
}
