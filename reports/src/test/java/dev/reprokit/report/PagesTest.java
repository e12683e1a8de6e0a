package dev.reprokit.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import dev.reprokit.record.run.ExperimentFolder;
import dev.reprokit.record.verdict.Verdict;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import javax.imageio.ImageIO;

/**
 * The pages as readers use them, in a real browser. By default they are a made-up run's, with text
 * that must come out as text; {@code -Dtest.run=FOLDER} takes those of a real run folder, and draws
 * them anew.
 */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PagesTest {
    private static final int PHONE = 390;

    private Path runFolder;
    private Path compared;
    private Browser browser;
    private String axe;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        browser = new Browser(Files.createDirectory(folder.resolve("browser")));
        String real = System.getProperty("test.run");
        runFolder = real == null ? folder.resolve("a run & more") : Path.of(real).toAbsolutePath();
        if (real == null) {
            SampleRun.write(runFolder, "odd", SampleRun.ODD, 12, Verdict.values());
            SampleRun.write(runFolder, "plain", "plain", 12, Verdict.REPRODUCED);
        }
        HtmlReport.read(runFolder).write();
        if (real == null) {
            compared = ComparedFolders.write(folder.resolve("compared & more"));
        }
        try (var script = PagesTest.class.getResourceAsStream("/axe.min.js")) {
            axe = new String(script.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @AfterAll
    void stop() throws Exception {
        if (browser != null) {
            browser.close();
        }
    }

    @BeforeEach
    void onADesktopScreen() throws Exception {
        browser.dark(false);
        browser.size(1200, 900);
    }

    Stream<Path> pages() throws IOException {
        List<Path> pages = new ArrayList<>(List.of(runFolder.resolve("index.html")));
        for (ExperimentFolder experiment : ExperimentFolder.startedIn(runFolder)) {
            pages.add(experiment.report());
        }
        if (compared != null) {
            pages.add(compared);
        }
        return pages.stream();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void loadsOnlyFilesAndLogsNoErrors(Path page) throws Exception {
        browser.open(page.toUri());

        assertThat(browser.console()).isEmpty();
        assertThat(browser.requests())
                .isNotEmpty()
                .allSatisfy(address -> assertThat(URI.create(address)).hasScheme("file"));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyChartIsDrawnAndNoneIsEmpty(Path page) throws Exception {
        browser.open(page.toUri());

        JsonNode figures =
                browser.run(
                        """
                        return [...document.querySelectorAll('figure')].map((figure) => ({
                          id: figure.id,
                          series: Number(figure.querySelector('.chart').dataset.series),
                          paths: figure.querySelectorAll('.chart svg path').length,
                          text: figure.querySelector('.chart').textContent}))
                        """);
        for (JsonNode figure : figures) {
            assertThat(figure.get("series").intValue()).as(figure.toString()).isPositive();
            assertThat(figure.get("paths").intValue()).as(figure.toString()).isGreaterThan(3);
            assertThat(figure.get("text").textValue())
                    .doesNotContain("NaN", "Infinity", "undefined");
            assertThat(colours(figure.get("id").textValue()))
                    .as("colourful pixels of " + figure)
                    .isGreaterThan(100);
        }
    }

    /** How many pixels of a chart are neither grey nor white. */
    private int colours(String figure) throws Exception {
        JsonNode box =
                browser.run(
                        """
                        const chart = document.getElementById(arguments[0]).querySelector('.chart');
                        chart.scrollIntoView({block: 'center'});
                        const {left, top, width, height} = chart.getBoundingClientRect();
                        return {left, top, width, height};
                        """,
                        figure);
        BufferedImage screen = browser.screenshot();
        int colourful = 0;
        int right =
                Math.min(
                        screen.getWidth(),
                        (int) box.at("/left").asDouble() + box.at("/width").asInt());
        int bottom =
                Math.min(
                        screen.getHeight(),
                        (int) box.at("/top").asDouble() + box.at("/height").asInt());
        for (int x = Math.max(0, box.at("/left").asInt()); x < right; x++) {
            for (int y = Math.max(0, box.at("/top").asInt()); y < bottom; y++) {
                int pixel = screen.getRGB(x, y);
                int red = pixel >> 16 & 255;
                int green = pixel >> 8 & 255;
                int blue = pixel & 255;
                int range =
                        Math.max(red, Math.max(green, blue)) - Math.min(red, Math.min(green, blue));
                colourful += range > 60 ? 1 : 0;
            }
        }
        return colourful;
    }

    @ParameterizedTest
    @MethodSource("pages")
    void fitsAPhone(Path page) throws Exception {
        browser.size(PHONE, 844);
        browser.open(page.toUri());

        assertThat(browser.run("return document.documentElement.scrollWidth").intValue())
                .isLessThanOrEqualTo(PHONE);
        JsonNode wide =
                browser.run(
                        """
                        return [...document.querySelectorAll('h1, h2, h3, p, .chart, .legend button, .tools *, .verdict, td, th')]
                          .filter((element) => !element.closest('.scroll, .samples'))
                          .filter((element) => element.getBoundingClientRect().right > arguments[0] + 1)
                          .map((element) => element.outerHTML.slice(0, 120))
                        """,
                        PHONE);
        assertThat(wide).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void theDarkPageIsDark(Path page) throws Exception {
        browser.dark(true);
        browser.open(page.toUri());

        int corner = browser.screenshot().getRGB(2, 2) & 0xffffff;
        assertThat(corner).isEqualTo(0x11151b);
        assertThat(
                        browser.run(
                                        "return [...document.querySelectorAll('figure .chart svg')]"
                                                + ".filter((svg) => /stroke=\"#0072b2\"/.test(svg.outerHTML)).length")
                                .intValue())
                .as("charts in the colours of light pages")
                .isZero();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void axeFindsNoSeriousViolation(Path page) throws Exception {
        // Light on a desk and dark on a phone: colours and widths do not depend on each other.
        for (boolean dark : List.of(false, true)) {
            browser.dark(dark);
            browser.size(dark ? PHONE : 1200, 900);
            browser.open(page.toUri());
            browser.run(axe);
            JsonNode violations =
                    browser.runLater(
                            """
                            const done = arguments[arguments.length - 1];
                            document.querySelectorAll('details').forEach((box) => { box.open = true; });
                            axe.run(document, {resultTypes: ['violations']}).then(({violations}) => done(violations
                              .filter(({impact}) => impact === 'serious' || impact === 'critical')
                              .map(({id, nodes}) => id + ': ' + nodes.slice(0, 3).map(({html, any}) =>
                                html.slice(0, 200) + ' ' + (any[0]?.message ?? '')).join(' | '))));
                            """);
            assertThat(violations).as("%s, dark %s: %s", page, dark, violations).isEmpty();
        }
    }

    private Path anyExperiment() throws IOException {
        return ExperimentFolder.startedIn(runFolder).stream()
                .map(ExperimentFolder::report)
                .filter(Files::exists)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aNameInTheLegendHidesItsLines() throws Exception {
        browser.open(anyExperiment().toUri());
        String series =
                "return Number(document.querySelector('figure .chart[data-log]').dataset.series)";
        int before = browser.run(series).intValue();
        String press = "document.querySelector('figure .legend button').click()";

        browser.run(press);
        assertThat(browser.run(series).intValue()).isLessThan(before);
        assertThat(
                        browser.run(
                                        "return document.querySelector('figure .legend button').getAttribute('aria-pressed')")
                                .textValue())
                .isEqualTo("false");

        browser.run(press);
        assertThat(browser.run(series).intValue()).isEqualTo(before);
    }

    @Test
    void anAxisBecomesLogarithmicAndBack() throws Exception {
        browser.open(anyExperiment().toUri());
        String button =
                "const tool = [...document.querySelectorAll('#curves figure .tools button')]"
                        + ".find((b) => b.textContent === 'Log scale');"
                        + "const chart = tool.closest('figure').querySelector('.chart');";
        String state = button + "return tool.getAttribute('aria-pressed') + chart.dataset.log";
        String ticks =
                button
                        + "return [...chart.querySelectorAll('svg text')].map((t) => t.textContent).sort().join(' ')";
        String linear = browser.run(ticks).textValue();

        browser.run(button + "tool.click()");
        assertThat(browser.run(state).textValue()).isEqualTo("truetrue");
        assertThat(browser.run(ticks).textValue()).isNotEqualTo(linear).doesNotContain("NaN");

        browser.run(button + "tool.click()");
        assertThat(browser.run(state).textValue()).isEqualTo("falsefalse");
        assertThat(browser.run(ticks).textValue()).isEqualTo(linear);
    }

    @Test
    void chartsAreSavedAsSvgPngAndCsv() throws Exception {
        browser.open(anyExperiment().toUri());
        String figure = "const figure = document.querySelector('#curves figure');";
        String name = browser.run(figure + "return figure.dataset.name").textValue();
        String press =
                figure
                        + "[...figure.querySelectorAll('.tools *')]"
                        + ".find((tool) => tool.textContent === arguments[0]).click()";

        browser.run(press, "SVG");
        browser.run(press, "PNG");
        browser.run(press, "CSV");

        Path svg = browser.downloaded(name + ".svg");
        assertThat(svg).content().startsWith("<svg").contains("<path").doesNotContain("NaN");
        BufferedImage png = ImageIO.read(browser.downloaded(name + ".png").toFile());
        assertThat(png.getWidth()).isEqualTo(2 * 960);
        String csv =
                browser.run(
                                figure
                                        + "return figure.querySelector('.tools a').getAttribute('href').split('/').pop()")
                        .textValue();
        assertThat(browser.downloaded(csv)).content().startsWith("series,source,x,");
        assertThat(browser.console()).isEmpty();
    }

    @Test
    void theIndexIsSortedAndFiltered() throws Exception {
        browser.open(runFolder.resolve("index.html").toUri());
        String titles =
                "return [...document.querySelectorAll('table.index tbody tr:not([hidden]) th')]"
                        + ".map((cell) => cell.textContent)";
        List<String> before = texts(browser.run(titles));
        String sort = "document.querySelectorAll('table.index thead button')[0].click()";

        browser.run(sort);
        browser.run(sort);
        assertThat(texts(browser.run(titles))).isNotEqualTo(before).hasSameSizeAs(before);

        browser.run(
                """
                const box = document.querySelector('#filters input');
                box.value = arguments[0];
                box.dispatchEvent(new Event('input'));
                """,
                ExperimentFolder.startedIn(runFolder).get(0).path().getFileName().toString());
        assertThat(texts(browser.run(titles))).hasSizeBetween(1, before.size() - 1);

        browser.run(
                """
                const box = document.querySelector('#filters input');
                box.value = 'no experiment is called so';
                box.dispatchEvent(new Event('input'));
                """);
        assertThat(texts(browser.run(titles))).isEmpty();
        assertThat(browser.run("return document.getElementById('none-left').hidden").booleanValue())
                .isFalse();
    }

    @Test
    void onPaperThePageIsLightAndHasNoControls() throws Exception {
        browser.open(anyExperiment().toUri());

        browser.darkPaper();
        String paper =
                "const style = (selector) => getComputedStyle(document.querySelector(selector));"
                        + "return [style('body').backgroundColor, style('.tools').display, style('nav').display].join(' ')";
        assertThat(browser.run(paper).textValue()).isEqualTo("rgb(255, 255, 255) none none");
        browser.await(
                "return document.querySelector('#curves .chart svg').outerHTML.includes('#0072b2')");
    }

    @ParameterizedTest
    @MethodSource("pages")
    void withoutJavaScriptTheTablesHoldAllValues(Path page) throws Exception {
        browser.scripts(false);
        try {
            browser.load(page.toUri());

            JsonNode figures =
                    browser.run(
                            """
                            return [...document.querySelectorAll('figure')].map((figure) => ({
                              id: figure.id,
                              drawn: figure.querySelectorAll('.chart svg').length,
                              hint: figure.querySelector('noscript p').getBoundingClientRect().height,
                              empty: figure.querySelector('.chart').getBoundingClientRect().height,
                              rows: figure.querySelectorAll('details tbody tr').length}))
                            """);
            for (JsonNode figure : figures) {
                assertThat(figure.get("drawn").intValue()).as(figure.toString()).isZero();
                assertThat(figure.get("hint").intValue()).as(figure.toString()).isPositive();
                assertThat(figure.get("empty").intValue()).as(figure.toString()).isZero();
                assertThat(figure.get("rows").intValue()).as(figure.toString()).isPositive();
            }
            assertThat(
                            browser.run(
                                            """
                                            return document.querySelector('h1').textContent.trim().length
                                              * document.querySelectorAll('main table tbody tr').length
                                            """)
                                    .intValue())
                    .isPositive();
            assertThat(
                            browser.run(
                                    """
                                            return [...document.querySelectorAll('button, input, select')]
                                              .filter((control) => control.getBoundingClientRect().height > 0)
                                              .map((control) => control.outerHTML.slice(0, 120))
                                            """))
                    .as("controls that do nothing")
                    .isEmpty();
        } finally {
            browser.scripts(true);
        }
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.textValue()));
        return texts;
    }

    @Test
    void aHeatMapShowsThePublishedMap(@TempDir Path folder) throws Exception {
        SampleRun.write(folder, "a", SampleRun.ODD, 12, Verdict.REPRODUCED);
        HtmlReport.read(folder).write();
        browser.open(folder.resolve("a/report.html").toUri());
        String cells = "return document.querySelectorAll('#chart-layers .chart svg path').length";
        int ours = browser.run(cells).intValue();

        browser.run("document.querySelectorAll('#chart-layers .legend button')[1].click()");

        assertThat(browser.run(cells).intValue()).isPositive().isLessThan(ours);
    }

    @Test
    void textIsEscaped(@TempDir Path folder) throws Exception {
        SampleRun.write(folder, "odd", SampleRun.ODD, 12, Verdict.values());
        HtmlReport.read(folder).write();
        for (String page : List.of("index.html", "odd/report.html")) {
            browser.open(folder.resolve(page).toUri());

            assertThat(browser.run("return document.body.textContent").textValue())
                    .contains("Title " + SampleRun.ODD);
            assertThat(
                            browser.run(
                                            "return document.querySelectorAll('body script:not([type])').length")
                                    .intValue())
                    .isZero();
            assertThat(browser.console()).isEmpty();
        }
        assertThat(
                        browser.run(
                                        "return [...document.querySelectorAll('.legend button')].map((b) => b.textContent).join()")
                                .textValue())
                .contains("with " + SampleRun.ODD);
    }
}
