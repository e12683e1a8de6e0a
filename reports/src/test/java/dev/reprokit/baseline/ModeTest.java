package dev.reprokit.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ModeTest {

    @Test
    void idsAreWhatUsersType() {
        assertThat(Mode.ids()).containsExactly("statistical", "exact");
        assertThat(Mode.EXACT.id()).isEqualTo("exact");
    }
}
