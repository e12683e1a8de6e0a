package dev.reprokit.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.reprokit.baseline.CalibrationPage.Row;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * The committed page has the figures that the gate gives. {@code -Dupdate} computes all of them
 * anew: {@code mvn test -pl reports -Dtest=CalibrationTest -Dupdate}. Otherwise a few rows are
 * computed, and may differ as another JVM's rounding makes a run fail or pass.
 */
class CalibrationTest {
    private static final double POINTS = 1.5;

    @Test
    void thePageIsWhatTheGateDoes() throws IOException {
        if (System.getProperty("update") != null) {
            Files.writeString(CalibrationPage.FILE, CalibrationPage.render());
        }
        List<String> page = Files.readAllLines(CalibrationPage.FILE);
        for (Row row :
                Stream.of(
                                CalibrationPage.unchanged(),
                                CalibrationPage.same(),
                                CalibrationPage.redrawn())
                        .flatMap(List::stream)
                        .toList()) {
            List<Double> told = told(page, row);
            if (row.cheap()) {
                List<Double> figures = row.figures();
                for (int i = 0; i < figures.size(); i++) {
                    assertThat(told.get(i))
                            .as("%s; -Dupdate writes the page anew", row.label())
                            .isCloseTo(figures.get(i), within(POINTS));
                }
            }
        }
    }

    private static List<Double> told(List<String> page, Row row) {
        String start = "| " + row.label() + " | ";
        String line =
                page.stream()
                        .filter(text -> text.startsWith(start))
                        .findFirst()
                        .orElseThrow(() -> new AssertionError("The page lacks: " + row.label()));
        return Arrays.stream(line.substring(start.length()).split("\\|"))
                .map(String::trim)
                .map(Double::valueOf)
                .toList();
    }
}
