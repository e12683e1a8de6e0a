package dev.reprokit.internal.harness.trial;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.Map;
import java.util.TreeMap;

class InputDifferencesTest {
    @Test
    void bothValuesAreNamedOfTheFirstFive() {
        TreeMap<String, String> one = new TreeMap<>(Map.of("a", "1", "b", "2"));
        TreeMap<String, String> other = new TreeMap<>(Map.of("b", "3", "a", "1", "c", "4"));
        assertThat(InputDifferences.between("ours", one, "theirs", other))
                .isEqualTo("ours 'b' is '2', theirs is '3'; ours 'c' is 'null', theirs is '4'");
        for (int i = 0; i < 5; i++) {
            one.put("d" + i, "");
        }
        assertThat(InputDifferences.between("ours", one, "theirs", other))
                .contains("'d2'")
                .doesNotContain("'d3'")
                .endsWith("; and 2 more");
    }
}
