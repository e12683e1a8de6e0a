package dev.reprokit.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reprokit.record.run.ExperimentFolder;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A run of half a million metric rows is still a small page, whose charts are all drawn. */
@Tag("slow")
class LargeRunTest {
    private static final int CONDITIONS = 10;
    private static final int SEEDS = 10;
    private static final int METRICS = 25;
    private static final int EPOCHS = 200;
    private static final long MOST_BYTES = 20_000_000;

    @TempDir private Path folder;

    @Test
    void opensInTwentyMegabytes() throws Exception {
        try (Browser browser = new Browser(Files.createDirectory(folder.resolve("browser")))) {
            Path runFolder = folder.resolve("run");
            ExperimentFolder experiment =
                    LargeRun.write(runFolder, CONDITIONS, SEEDS, METRICS, EPOCHS);
            HtmlReport.read(runFolder).write();
            browser.open(runFolder.resolve("index.html").toUri());

            browser.load(experiment.report().toUri());
            long opened =
                    browser.run("return performance.getEntriesByType('navigation')[0].loadEventEnd")
                            .asLong();
            browser.await("return !!document.querySelector('.chart[data-series] svg')");
            long first = browser.run("return performance.now()").asLong();
            browser.await("return !!document.documentElement.dataset.drawn");
            long all = browser.run("return performance.now()").asLong();

            long bytes = Files.size(experiment.report());
            try (Stream<Path> assets = Files.walk(runFolder.resolve("assets"))) {
                for (Path file : assets.filter(Files::isRegularFile).toList()) {
                    bytes += Files.size(file);
                }
            }
            String measured =
                    "%d KB; opened after %d ms, first chart seen after %d ms, all %d drawn after %d ms"
                            .formatted(bytes / 1000, opened, first, METRICS, all);
            System.out.println(measured);
            assertThat(bytes).as(measured).isLessThan(MOST_BYTES);
            assertThat(Files.readString(experiment.report()))
                    .contains("30 of 200 measured epochs are drawn; metrics.csv has all.");
        }
    }
}
