package dev.reprokit.plugin.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

class SpreadTableTest {
    @Test
    void hasMeanDeviationAndInterval() {
        // R: t.test(c(1, 2, 4), conf.level = 0.9) gives 2.333333, [-0.2418519, 4.9085186]; sd
        // 1.527525.
        assertThat(table("loss", 1.0, 2.0, 4.0).lines())
                .containsExactly(
                        "metric  mean   deviation  90 % interval     n",
                        "loss    2.333  1.528      [-0.2419, 4.909]  3");
    }

    @Test
    void ofOneSeedNoSpreadIsKnown() {
        assertThat(table("loss", 0.5).lines().get(1))
                .isEqualTo("loss    0.5   unknown    unknown        1");
        assertThat(table("loss", 0.5).suspicion()).isEmpty();
        assertThat(table("loss").lines().get(1)).matches("loss +0");
    }

    @Test
    void namesWhatDoesNotSpread() {
        assertThat(table("loss", 0.1, 0.1, 0.1).lines().get(1)).contains("[0.1, 0.1]");
        assertThat(table("loss", 0.1, 0.1, 0.1).suspicion())
                .get()
                .asString()
                .startsWith("No metric spreads at all: does the program use its seed?");
        Map<String, List<Double>> values =
                new TreeMap<>(Map.of("loss", List.of(0.1, 0.2), "width", List.of(8.0, 8.0)));
        assertThat(new SpreadTable(values).suspicion())
                .get()
                .asString()
                .startsWith("Not spreading at all: width.");
        assertThat(table("loss", 0.1, 0.2).suspicion()).isEmpty();
    }

    private static SpreadTable table(String metric, Double... values) {
        return new SpreadTable(Map.of(metric, List.of(values)));
    }
}
