package dev.reprokit.report;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.reprokit.baseline.BaselineFolder;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Takes the README's pictures of a real run's pages; no test, and so run only by name: {@code mvn
 * test -pl reports -Dtest=ReadmePictures -Dtest.run=RUN_FOLDER}.
 */
class ReadmePictures {
    private static final int WIDTH = 1200;
    private static final Path PICTURES = Path.of("src/site/resources/images");
    private static final Path BASELINES = Path.of("../experiments-module/src/repro/baseline");

    @TempDir private Path folder;

    @Test
    void takePictures() throws Exception {
        String run = System.getProperty("test.run");
        assumeTrue(run != null, "-Dtest.run=RUN_FOLDER says of what");
        Path runFolder = Path.of(run).toAbsolutePath();
        HtmlReport.read(runFolder, new BaselineFolder(BASELINES)).write();
        try (Browser browser = new Browser(folder)) {
            take(browser, runFolder.resolve("index.html"), "index.png", 1250);
            take(
                    browser,
                    runFolder.resolve("lrn-removal").resolve("report.html"),
                    "report.png",
                    1580);
        }
    }

    private static void take(Browser browser, Path page, String name, int height)
            throws IOException, InterruptedException {
        browser.size(WIDTH, height);
        browser.open(page.toUri());
        Files.write(PICTURES.resolve(name), browser.png());
    }
}
