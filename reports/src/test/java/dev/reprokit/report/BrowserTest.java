package dev.reprokit.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reprokit.record.run.ExperimentFolder;
import dev.reprokit.record.verdict.Verdict;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The pages in a real browser, from the file system. */
@Tag("slow")
class BrowserTest {
    /** With: mean, band and three seeds; without: the same; and one published curve. */
    private static final int CURVE_SERIES = 2 * (1 + 1 + SampleRun.SEEDS) + 1;

    /** Two lines, each a mean and a band; and one published line. */
    private static final int SWEEP_SERIES = 2 * (1 + 1) + 1;

    /** Our points, published ones, the fit, and the line on which both are equal. */
    private static final int POINTS_SERIES = 4;

    /** Five epochs, each a mean and a band; and two published lines. */
    private static final int LAYER_SERIES = 5 * 2 + 2;

    private static final Pattern CHART =
            Pattern.compile(
                    "<div class=\"chart\"[^>]*data-series=\"(\\d+)\"[^>]*>.*?<svg(.*?)</svg>");

    @TempDir private Path folder;
    private Chromium chromium;
    private ExperimentFolder experiment;
    private Path index;

    @BeforeEach
    void writeReport() throws IOException {
        chromium = new Chromium(Files.createDirectory(folder.resolve("browser")));
        Path runFolder = folder.resolve("a run & more");
        experiment = SampleRun.write(runFolder, "odd", SampleRun.ODD, 12, Verdict.values());
        index = HtmlReport.read(runFolder).write();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1"})
    void drawsEveryChartInDarkAndInLight(String preferredColourScheme) throws Exception {
        Chromium.Loaded page =
                chromium.load(
                        experiment.report().toUri(),
                        "--blink-settings=preferredColorScheme=" + preferredColourScheme);

        assertClean(page);
        Matcher charts = CHART.matcher(page.dom());
        assertDrawn(charts, "points", POINTS_SERIES);
        assertDrawn(charts, "layers as lines", LAYER_SERIES);
        assertDrawn(charts, "layers", 1);
        for (String sweep : SampleRun.SWEEPS) {
            assertDrawn(charts, sweep, SWEEP_SERIES);
        }
        for (String metric : SampleRun.METRICS) {
            assertDrawn(charts, metric, CURVE_SERIES);
        }
        String ours = preferredColourScheme.equals("0") ? "#56b4e9" : "#0072b2";
        assertThat(page.dom()).contains("stroke=\"" + ours + "\"");
        assertThat(page.dom()).contains("aria-pressed=\"true\"");
    }

    @Test
    void theIndexAnswersInItsHeading() throws Exception {
        Chromium.Loaded page = chromium.load(index.toUri());

        assertClean(page);
        assertThat(page.dom())
                .contains(
                        "<h1>Scale smoke: 0 of 1 experiment reproduced, 5 of 6 claims asked.</h1>",
                        "5 of 6 claims asked at scale smoke: 1 reproduced");
    }

    @Test
    void theBrowserReportsErrors() throws Exception {
        Path broken = folder.resolve("broken.html");
        Files.writeString(
                broken,
                Files.readString(index).replace("</body>", "<script>alert(1)</script></body>"));

        assertThat(chromium.load(broken.toUri()).log()).contains("CONSOLE");
    }

    private static void assertDrawn(Matcher charts, String name, int series) {
        assertThat(charts.find()).as("a chart of " + name).isTrue();
        assertThat(charts.group(1)).isEqualTo(Integer.toString(series));
        assertThat(charts.group(2).split("<path", -1).length).isGreaterThan(series);
        assertThat(charts.group(2)).doesNotContain("NaN", "Infinity");
    }

    private static void assertClean(Chromium.Loaded page) {
        assertThat(page.log()).doesNotContain("CONSOLE");
        // Namespaces of inline SVG are the only addresses on a page; nothing is fetched from them.
        assertThat(
                        page.dom()
                                .replace("http://www.w3.org/", "")
                                .replace("href=\"https://example.org/paper\"", ""))
                .doesNotContain("http:", "https:");
    }
}
