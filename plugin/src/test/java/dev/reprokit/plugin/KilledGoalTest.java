package dev.reprokit.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reprokit.baseline.BaselineFolder;
import dev.reprokit.gate.BaselineWriter;
import dev.reprokit.internal.file.FolderLock;
import dev.reprokit.internal.file.JsonFile;
import dev.reprokit.internal.file.Sha256;
import dev.reprokit.plugin.fork.HarnessProcess;
import dev.reprokit.plugin.parameter.Settings;
import dev.reprokit.plugin.project.BuildMemory;
import dev.reprokit.plugin.project.PlanMaker;
import dev.reprokit.plugin.project.UsedRunFolder;
import dev.reprokit.record.run.Plan;
import dev.reprokit.record.run.RunFolder;
import dev.reprokit.record.verdict.Verdict;

import org.apache.maven.plugin.logging.SystemStreamLog;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Maven in the middle of a goal, killed at random moments, alone, with its forked JVM, or only that
 * JVM. The same command then leaves the same files as if nothing had happened.
 */
@Tag("slow")
class KilledGoalTest {
    private static final int KILLS = Integer.getInteger("test.kills", 3);

    /** Whatever else a goal leaves is a log, or says when it was. */
    private static final String EVIDENCE = ".*\\.(html|csv|md|xml|svg|js|css)|.*verdicts.json";

    @TempDir private Path temp;
    private Process maven;

    @AfterEach
    void noOrphan() throws InterruptedException {
        kill("both");
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "report", "baseline"})
    @Timeout(value = 2, unit = TimeUnit.HOURS)
    void theSameCommandThenLeavesTheSameFiles(String goal) throws Exception {
        Path undisturbed = folder("undisturbed");
        long start = System.nanoTime();
        start(goal, undisturbed);
        assertThat(maven.waitFor()).as(log(undisturbed)).isZero();
        long time = System.nanoTime() - start;

        Random random = new Random(goal.hashCode());
        Path disturbed = folder("disturbed");
        List<String> whom = List.of("Maven", "child", "both");
        int hits = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            start(goal, disturbed);
            if (!maven.waitFor(random.nextLong(time), TimeUnit.NANOSECONDS)) {
                hits++;
                kill(whom.get(kill % 3));
                maven.waitFor();
            }
        }
        start(goal, disturbed);
        assertThat(maven.waitFor()).as(log(disturbed)).isZero();

        assertThat(evidence(disturbed)).isNotEmpty().isEqualTo(evidence(undisturbed));
        System.out.printf("%s: %d kills, %d before its end%n", goal, KILLS, hits);
    }

    private void kill(String whom) throws InterruptedException {
        List<ProcessHandle> children = maven.descendants().toList();
        if (!whom.equals("child")) {
            maven.destroyForcibly().waitFor();
        }
        if (!whom.equals("Maven")) {
            children.forEach(ProcessHandle::destroyForcibly);
        }
    }

    private Path folder(String name) throws IOException {
        Path folder = Files.createDirectories(temp.resolve(name).resolve("repro"));
        WholeRun.write(folder, "e", SampleCatalogue.claim("C1", Verdict.REPRODUCED, true));
        return folder;
    }

    private static String log(Path folder) throws IOException {
        return Files.readString(folder.resolveSibling("maven.log"));
    }

    private static SortedMap<String, String> evidence(Path folder) throws IOException {
        SortedMap<String, String> digests = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder.getParent())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (file.toString().matches(EVIDENCE)) {
                    digests.put(folder.getParent().relativize(file).toString(), Sha256.of(file));
                }
            }
        }
        return digests;
    }

    private void start(String goal, Path folder) throws IOException {
        maven =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                StandInForMaven.class.getName(),
                                goal,
                                folder.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(
                                ProcessBuilder.Redirect.appendTo(
                                        folder.resolveSibling("maven.log").toFile()))
                        .start();
    }

    /** A process that does what a goal does. */
    static final class StandInForMaven {
        private StandInForMaven() {}

        public static void main(String[] args) throws Exception {
            Path folder = Path.of(args[1]);
            SystemStreamLog log = new SystemStreamLog();
            Settings settings = SampleCatalogue.settings(folder, Duration.ofMinutes(2));
            BaselineFolder baselines = new BaselineFolder(folder.resolveSibling("baseline"));
            try (FolderLock lock = new UsedRunFolder(folder, "goal " + args[0], log).alone()) {
                switch (args[0]) {
                    case "run" ->
                            new Reproduction(
                                            settings,
                                            Set.of(),
                                            new HarnessProcess(
                                                    SampleCatalogue.classPath(),
                                                    settings,
                                                    folder,
                                                    log),
                                            new PlanMaker(
                                                    settings,
                                                    folder,
                                                    "mvn verify",
                                                    "digest",
                                                    List.of()),
                                            new BuildMemory(),
                                            log)
                                    .run(
                                            List.of(SampleCatalogue.plan("finishes", "run-1")),
                                            null,
                                            null);
                    case "report" -> Reproduction.report(folder, baselines, new BuildMemory(), log);
                    default -> {
                        Plan plan = JsonFile.read(folder.resolve("e/plan.json"), Plan.class);
                        new BaselineWriter(RunFolder.read(folder), baselines, "accepted", List.of())
                                .accept(List.of(plan), "mvn verify");
                    }
                }
            }
        }
    }
}
