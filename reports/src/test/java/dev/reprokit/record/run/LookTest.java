package dev.reprokit.record.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

class LookTest {
    @Test
    void aRunAsDesignedIsNone() {
        assertThat(Look.NONE.isEmpty()).isTrue();
        assertThat(Look.NONE.inWords()).isEmpty();
    }

    @Test
    void itsDeparturesAreSaidInWords() {
        Look limited = new Look(List.of("a", "b", "c"), new TreeMap<>());
        Look shorter = new Look(List.of(), new TreeMap<>(Map.of(Look.EPOCHS, 3)));

        assertThat(limited.isEmpty()).isFalse();
        assertThat(limited.inWords()).isEqualTo("limited to the conditions a, b and c");
        assertThat(shorter.isEmpty()).isFalse();
        assertThat(shorter.inWords()).isEqualTo("epochs overridden to 3");
        assertThat(new Look(List.of("a"), shorter.overrides()).inWords())
                .isEqualTo("limited to the condition a, epochs overridden to 3");
    }
}
