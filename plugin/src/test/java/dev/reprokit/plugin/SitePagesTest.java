package dev.reprokit.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reprokit.baseline.BaselineFolder;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

class SitePagesTest {
    @TempDir private Path folder;

    @Test
    void onlyPagesAndWhatTheyLinkToIsPublished() throws IOException {
        Path runFolder = folder.resolve("target/repro");
        WholeRun.write(runFolder, "running");
        for (String file :
                List.of(
                        "running.sh",
                        "running.args",
                        "running.plan.json",
                        "spark/classes-1.jar",
                        "running/events.jsonl",
                        "running/harness.log",
                        "running/failure.txt",
                        "running/running/trial/metrics.csv",
                        "benchmark/benchmark.csv",
                        "benchmark/cache/entry")) {
            Files.createDirectories(runFolder.resolve(file).getParent());
            Files.writeString(runFolder.resolve(file), "-Dpassword=secret");
        }
        Path site = folder.resolve("site");

        new SitePages(
                        site,
                        false,
                        List.of(
                                new SitePages.Source(
                                        "one",
                                        runFolder,
                                        new BaselineFolder(folder.resolve("none")))))
                .write();

        try (Stream<Path> files = Files.walk(site)) {
            assertThat(
                            files.filter(Files::isRegularFile)
                                    .map(file -> site.relativize(file).toString())
                                    .map(name -> name.replace('\\', '/'))
                                    .filter(name -> !name.startsWith("assets/")))
                    .contains(
                            "index.html",
                            "benchmark/benchmark.csv",
                            "running/metrics.csv",
                            "running/trials.csv",
                            "running/verdicts.json",
                            "running/plan.json")
                    .noneMatch(
                            name ->
                                    name.matches(
                                            ".*(\\.sh|\\.args|running\\.plan\\.json|\\.jar|\\.jsonl|\\.log|entry|trial/.*)"));
        }
        assertThat(site.resolve("assets/index.js")).exists();
    }

    @Test
    void aModulesFolderLiesInItAsThisProjectsDoesInItsOwn() {
        Path build = folder.resolve("target");
        Path other = folder.resolve("module/target");

        assertThat(SiteMojo.moved(build.resolve("repro"), build, other))
                .isEqualTo(other.resolve("repro"));
        assertThat(SiteMojo.moved(folder.resolve("../data/run"), build, other))
                .isEqualTo(folder.resolve("../data/run").normalize());
    }
}
