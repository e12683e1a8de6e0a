package dev.reprokit.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reprokit.internal.process.BenchmarkCsv;
import dev.reprokit.internal.process.BenchmarkFolder;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

class BenchmarkPageTest {
    private static final Pattern CHART =
            Pattern.compile(
                    "<div class=\"chart\"[^>]*data-series=\"(\\d+)\"[^>]*>.*?<svg(.*?)</svg>");

    @TempDir private Path runFolder;

    @Test
    void tablesHoldAllValuesWithoutAScript() throws IOException {
        SampleBenchmark.write(runFolder, "");

        String page = Files.readString(HtmlReport.read(runFolder).writeBenchmark());

        assertThat(page)
                .contains("<h2>Operations</h2>", "<td>270802176</td>")
                .contains("<h2>Speed of training</h2>", "<td>122<small>121 to 123</small></td>")
                .contains("<td>alexnet</td><td>no</td><td>2</td><td>1</td>")
                .contains("<td>fork</td><td>0.42 s</td>")
                .contains("may exceed 100 %", "less the gradient by input of the first layer")
                .doesNotContain("<h2>Peak memory</h2>");
    }

    @Test
    void textIsEscapedAndForeignScriptsAreForbidden() throws IOException {
        BenchmarkFolder folder = SampleBenchmark.write(runFolder, SampleRun.ODD);

        HtmlReport.read(runFolder).writeBenchmark();

        assertThat(folder.page())
                .content()
                .contains("&lt;/script&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;")
                .contains("Content-Security-Policy", "default-src 'none'")
                .doesNotContain("<script>alert", "unsafe-", "http:", "https:");
    }

    @Test
    void theIndexLinksToTheBenchmarkIfThereIsOne() throws IOException {
        BenchmarkFolder folder = SampleBenchmark.write(runFolder, "");
        Path index = HtmlReport.read(runFolder).write();
        assertThat(index).content().contains("href=\"benchmark/benchmark.html\"");
        assertThat(folder.page()).exists();

        Files.delete(folder.measurements());
        HtmlReport.read(runFolder).write();

        assertThat(index).content().doesNotContain("benchmark.html");
    }

    @Test
    void aBenchmarkIsLinkedFromAnExistingIndexAndCreatesNone() throws IOException {
        SampleBenchmark.write(runFolder, "");
        HtmlReport.read(runFolder).writeBenchmark();
        assertThat(runFolder.resolve("index.html")).doesNotExist();

        Files.writeString(runFolder.resolve("index.html"), "an older page");
        HtmlReport.read(runFolder).writeBenchmark();

        assertThat(runFolder.resolve("index.html"))
                .content()
                .contains("href=\"benchmark/benchmark.html\"");
    }

    @Test
    void aMalformedBenchmarkIsReportedAndSpoilsNoOtherPage() throws IOException {
        BenchmarkFolder folder = SampleBenchmark.write(runFolder, "");
        Files.writeString(folder.measurements(), "section\nspeed\n");

        Path index = HtmlReport.read(runFolder).write();

        assertThat(index)
                .content()
                .contains("benchmark.csv has the columns [section]", "href=\"e/report.html\"");
        assertThatThrownBy(() -> HtmlReport.read(runFolder).writeBenchmark())
                .hasMessageContaining("benchmark.csv");
    }

    @Test
    void theTablesForTheLogHaveMediansOnly() throws IOException {
        BenchmarkFolder folder = SampleBenchmark.write(runFolder, "");

        List<BenchmarkTable> tables = BenchmarkTable.all(BenchmarkCsv.read(folder.measurements()));

        assertThat(tables.get(1).medians())
                .hasSize(1 + SampleBenchmark.NETWORKS * SampleBenchmark.LAYOUTS)
                .startsWith(
                        List.of(
                                "network",
                                "LRN",
                                "threads",
                                "trials",
                                "training, unit",
                                "training / matrix product, unit"),
                        List.of("alexnet", "yes", "1", "1", "61.5", "61.5"));
    }

    @Test
    void drawsBarsInABrowser() throws Exception {
        Chromium chromium = new Chromium(Files.createDirectory(runFolder.resolve("browser")));
        Path folder = runFolder.resolve("a run & more");
        BenchmarkFolder benchmark = SampleBenchmark.write(folder, SampleRun.ODD);
        HtmlReport.read(folder).write();

        Chromium.Loaded page = chromium.load(benchmark.page().toUri());

        assertThat(page.log()).doesNotContain("CONSOLE");
        Matcher charts = CHART.matcher(page.dom());
        for (int i = 0; i < 2; i++) {
            assertThat(charts.find()).as("a chart").isTrue();
            assertThat(charts.group(1)).isEqualTo(Integer.toString(SampleBenchmark.LAYOUTS));
            assertThat(charts.group(2).split("<path", -1).length)
                    .isGreaterThan(SampleBenchmark.LAYOUTS * SampleBenchmark.NETWORKS);
        }
        assertThat(page.dom()).contains("aria-pressed=\"true\"");
    }
}
