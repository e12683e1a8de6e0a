package dev.reprokit.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What ECharts does that one would not guess; the rows stand in experiments-module's traps.csv. */
@Tag("slow")
class EChartsTrapTest {
    private static final String PAGE =
            """
            <!doctype html>
            <meta charset="utf-8">
            <div id="chart" style="width: 600px; height: 400px"></div>
            <script src="echarts.min.js"></script>
            """;

    private static final String CHART =
            """
            const chart = echarts.init(document.getElementById('chart'), null, {renderer: 'svg'});
            chart.setOption({animation: false, %s});
            const axis = chart.getModel().getComponent('yAxis').axis;
            const last = chart.getModel().getSeries().at(-1).getData();
            const stacked = last.getCalculationInfo('stackResultDimension');
            const shown = {
              axis: axis.scale.getExtent(),
              stackedAlong: last.getCalculationInfo('stackedDimension'),
              ends: Array.from({length: last.count()}, (none, i) => last.get(stacked, i))};
            chart.dispose();
            return shown;
            """;

    private static final String NUMBERS = "xAxis: {type: 'value'}, yAxis: {type: 'value'}";

    @TempDir private static Path folder;
    private static Browser browser;

    @BeforeAll
    static void open() throws Exception {
        browser = new Browser(Files.createDirectory(folder.resolve("browser")));
        try (InputStream script =
                EChartsTrapTest.class.getResourceAsStream("assets/echarts/echarts.min.js")) {
            Files.copy(script, folder.resolve("echarts.min.js"));
        }
        Path page = Files.writeString(folder.resolve("page.html"), PAGE);
        browser.load(page.toUri());
    }

    @AfterAll
    static void close() throws Exception {
        if (browser != null) {
            browser.close();
        }
    }

    /** Draws a chart, and tells what came of it. */
    private static JsonNode drawn(String option) throws Exception {
        return browser.run(CHART.formatted(option));
    }

    private static List<Double> numbers(JsonNode array) {
        List<Double> numbers = new ArrayList<>();
        array.forEach(number -> numbers.add(number.doubleValue()));
        return numbers;
    }

    @Shows("echarts-log-zero")
    void aZeroMovesALogarithmicAxis() throws Exception {
        assertThat(numbers(logarithmic("null").get("axis"))).containsExactly(0.01, 1.0);
        assertThat(numbers(logarithmic("0").get("axis"))).containsExactly(1.0, 10.0);
        assertThat(numbers(logarithmic("-1").get("axis"))).containsExactly(1.0, 10.0);
    }

    private static JsonNode logarithmic(String first) throws Exception {
        return drawn(
                """
                xAxis: {type: 'value'}, yAxis: {type: 'log'},
                series: [{type: 'line', data: [[1, %s], [2, 0.1], [3, 0.01]]}]
                """
                        .formatted(first));
    }

    @Shows("echarts-infinity")
    void anInfiniteValueMovesTheAxis() throws Exception {
        assertThat(numbers(line("null").get("axis"))).containsExactly(0.0, 50.0);
        assertThat(numbers(line("Infinity").get("axis"))).containsExactly(0.0, 1.0);
    }

    private static JsonNode line(String second) throws Exception {
        return drawn(
                NUMBERS
                        + ", series: [{type: 'line', data: [[1, 10], [2, %s], [3, 50]]}]"
                                .formatted(second));
    }

    @Shows("echarts-stacked-band")
    void overNumbersXIsStackedOnX() throws Exception {
        JsonNode band =
                drawn(
                        NUMBERS
                                + """
                                , series: [
                                  {type: 'line', stack: 'band', data: [[1, 10], [2, 10]]},
                                  {type: 'line', stack: 'band', data: [[1, 5], [2, 5]]}]
                                """);

        assertThat(band.get("stackedAlong").textValue()).isEqualTo("x");
        assertThat(numbers(band.get("ends"))).containsExactly(2.0, 4.0);
    }

    @Shows("echarts-negative-band")
    void aNegativeLowerEndCountsAsZero() throws Exception {
        assertThat(numbers(band("").get("ends"))).containsExactly(3.0, 2.0, 2.0);
        assertThat(numbers(band("stackStrategy: 'all',").get("ends")))
                .startsWith(3.0, 1.0)
                .hasSize(3);
    }

    /** Lower ends of 1, -1 and none, each with a width of 2. */
    private static JsonNode band(String strategy) throws Exception {
        return drawn(
                """
                xAxis: {type: 'category', data: ['a', 'b', 'c']}, yAxis: {type: 'value'},
                series: [
                  {type: 'line', stack: 'band', %1$s data: [1, -1, null]},
                  {type: 'line', stack: 'band', %1$s data: [2, 2, 2]}]
                """
                        .formatted(strategy));
    }
}
