package dev.reprokit.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reprokit.baseline.BaselineFolder;
import dev.reprokit.internal.file.JsonFile;
import dev.reprokit.plugin.project.UserCommand;
import dev.reprokit.record.run.CachePolicy;
import dev.reprokit.record.run.Dependency;
import dev.reprokit.record.run.ExperimentFolder;
import dev.reprokit.record.run.Plan;
import dev.reprokit.record.run.Provenance;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
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
    void whatIsPublishedTellsNothingOfTheUserOrTheMachine() throws IOException {
        Path home = Path.of(System.getProperty("user.home"));
        Path project = Files.createDirectories(folder.resolve("it's \"my\" project & more"));
        Path runFolder = project.resolve("target/repro");
        WholeRun.write(runFolder, "running");
        ExperimentFolder run = new ExperimentFolder(runFolder.resolve("running"));
        Properties typed = new Properties();
        typed.setProperty("repro.dataDirectory", home.resolve("data").toString());
        typed.setProperty("repro.cacheDirectory", project.resolve("cache").toString());
        typed.setProperty("repro.jvmArguments", "-Dapi.key=hunter2 -Dx=" + home);
        typed.setProperty("repro.spark.master", "spark://node-7.example:7077");
        String command = UserCommand.of(List.of("verify"), List.of(), typed);
        JsonFile.write(run.plan(), plan(project, home, command));
        Provenance provenance = JsonFile.read(run.provenance(), Provenance.class);
        JsonFile.write(run.provenance(), provenance(provenance, command));
        Files.createDirectories(runFolder.resolve("unfinished"));
        Files.writeString(
                runFolder.resolve("unfinished/failure.txt"),
                "it fails, log: " + runFolder + "/x.log");
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
                                    .filter(file -> !file.startsWith(site.resolve("assets"))))
                    .hasSizeGreaterThan(5)
                    .allSatisfy(
                            file ->
                                    assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                                            .doesNotContain(
                                                    home + "/",
                                                    home + "\\",
                                                    "my\\\" project",
                                                    "my\" project",
                                                    "my&quot; project")
                                            .doesNotContain(
                                                    "hunter2",
                                                    "node-7",
                                                    "/home/ada",
                                                    "lib-of-ada"));
        }
        assertThat(site.resolve("running/plan.json"))
                .content()
                .contains(
                        "DATA",
                        "PROJECT/cache",
                        "\"IMPORT\"",
                        "api.key=***",
                        "spark://HOST:7077",
                        "\"jar-1.jar\"");
        assertThat(site.resolve("running/report.html")).content().contains("DATA");
        assertThat(site.resolve("index.html")).content().contains("it fails, log: RUN/x.log");
        assertThat(JsonFile.read(site.resolve("running/plan.json"), Plan.class).experiment())
                .as("it can still be read")
                .isEqualTo("running");
        assertThat(run.plan()).as("the original stays").content().contains("lib-of-ada/jar-1.jar");
    }

    /** Evidence of another machine, too, has folders of its user. */
    private static Plan plan(Path project, Path home, String command) {
        Plan plan = SampleCatalogue.plan("running", "run-1");
        return new Plan(
                plan.runId(),
                plan.experiment(),
                plan.scale(),
                plan.dataset(),
                home.resolve("data").toString(),
                plan.download(),
                plan.device(),
                plan.seeds(),
                plan.look(),
                "/home/ada/runs",
                plan.executor(),
                plan.parallel(),
                plan.numerics(),
                new CachePolicy("/home/ada/cache", false, false, 1),
                project.toString(),
                command,
                plan.codeDigest(),
                List.of(new Dependency("g:jar:1", "/home/ada/lib-of-ada/jar-1.jar", "1")));
    }

    private static Provenance provenance(Provenance of, String command) {
        return new Provenance(
                of.runId(),
                command,
                of.startedAt(),
                of.wallSeconds(),
                of.gitCommit(),
                of.gitDirty(),
                of.versions(),
                of.device(),
                of.cpuCapability(),
                of.numerics(),
                of.threadsPerTrial(),
                of.trialsAtOnce(),
                of.seeds(),
                of.reused(),
                of.otherMachines(),
                of.dataset(),
                of.dataDigests(),
                of.dataNotes(),
                of.dependencies(),
                of.codeDigest());
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
