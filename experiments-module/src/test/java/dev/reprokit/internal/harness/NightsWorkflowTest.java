package dev.reprokit.internal.harness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reprokit.internal.file.CacheFolder;
import dev.reprokit.internal.harness.BudgetedRunTest.Timed;
import dev.reprokit.internal.harness.trial.Budget;
import dev.reprokit.record.run.Event;
import dev.reprokit.record.run.EventLog;
import dev.reprokit.record.run.ExperimentFolder;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Plays the nights of the documentation's workflow. Each night has a fresh checkout, in another
 * place, to which nothing comes but the paths that the file restores. The clock is a fake.
 */
class NightsWorkflowTest {
    private static final Path FILE = Path.of("..", "plugin", "src", "it", "ci", "nights.yml");
    private static final Pattern PATHS =
            Pattern.compile("actions/cache/(restore|save)@(?s:.*?)path: \\|\\n((?: +\\S+\\n)+)");

    @TempDir private Path temp;
    private final NightClock clock = new NightClock();
    private String workflow;
    private List<String> paths;
    private Duration budget;
    private int nights;

    @BeforeEach
    void read() throws IOException {
        Timed.clock = clock;
        workflow = Files.readString(FILE);
        paths = paths("save");
        budget = Duration.parse("PT" + first("-Drepro\\.budget=(\\S+)"));
    }

    @AfterEach
    void forgetClock() {
        Timed.clock = new NightClock();
    }

    @Test
    void theFileRestoresWhatItSavesUnderAKeyOfItsOwn() {
        assertThat(paths("restore")).isEqualTo(paths);
        List<String> keys = all(" key: \"(.*)\"");
        assertThat(keys).hasSize(2).containsOnly(keys.get(0));
        assertThat(keys.get(0)).contains("github.run_id", "github.run_attempt");
        assertThat(keys.get(0)).startsWith(first("restore-keys: \"(.*)\""));
        assertThat(workflow).containsPattern("cache/save@.*\\n +if: always\\(\\)");
    }

    @Test
    void aNightEndsBeforeItsJobIsCutOff() {
        Duration job = Duration.ofMinutes(Long.parseLong(first("timeout-minutes: (\\d+)")));

        assertThat(job.minus(budget)).isBetween(Duration.ofMinutes(30), Duration.ofHours(1));
    }

    @Test
    void nightsGoOnUntilAllIsDoneAndLeaveTheBitsOfOneRun() throws IOException {
        ExperimentFolder whole = folder(temp.resolve("whole"));
        run(whole, temp.resolve("whole/cache"), null);

        ExperimentFolder first = night();
        assertThat(first.undecided()).exists();
        save(first);
        night(); // Its job was cut off, and has saved nothing.
        ExperimentFolder last = night();

        assertThat(last.undecided()).doesNotExist();
        assertThat(last.metrics()).hasSameBinaryContentAs(whole.metrics());
        assertThat(trained(first)).isLessThan(trained(whole));
        assertThat(trained(first) + trained(last)).isEqualTo(trained(whole));
        save(last);
        ExperimentFolder after = night();
        assertThat(trained(after)).isZero();
        assertThat(after.metrics()).hasSameBinaryContentAs(whole.metrics());
    }

    /** Runs what the file runs, in a checkout with what it restores. */
    private ExperimentFolder night() throws IOException {
        Path checkout = temp.resolve("night-" + ++nights);
        if (Files.exists(saved())) {
            copy(saved(), checkout);
        }
        ExperimentFolder folder = folder(checkout.resolve("module/target/repro"));
        String cache = first("-Drepro\\.cacheDirectory=\\$\\{\\{ github.workspace }}/(\\S+)");
        run(folder, checkout.resolve(cache), clock.instant().plus(budget));
        return folder;
    }

    /** Keeps of a night's checkout what the file saves. */
    private void save(ExperimentFolder folder) throws IOException {
        Path checkout = temp.resolve(temp.relativize(folder.path()).getName(0));
        CacheFolder.delete(saved());
        try (Stream<Path> all = Files.walk(checkout)) {
            for (Path file : all.filter(Files::isDirectory).toList()) {
                Path relative = checkout.relativize(file);
                if (paths.stream().anyMatch(path -> matches(path, relative))) {
                    copy(file, saved().resolve(relative.toString()));
                }
            }
        }
    }

    private static boolean matches(String path, Path folder) {
        return FileSystems.getDefault().getPathMatcher("glob:" + path).matches(folder);
    }

    private Path saved() {
        return temp.resolve("saved");
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy);
                }
            }
        }
    }

    private void run(ExperimentFolder folder, Path cache, Instant end) throws IOException {
        Files.deleteIfExists(folder.events());
        TestPlan plan = TestPlan.of("fake-timed").cache(cache).runId("night-" + nights);
        EventLog events = new EventLog(folder.events());
        assertThat(HarnessMain.run(plan.plan(), folder, events, new Budget(clock, end))).isZero();
    }

    private static long trained(ExperimentFolder folder) throws IOException {
        return new EventLog(folder.events())
                .next().stream().filter(Event.EpochFinished.class::isInstance).count();
    }

    private static ExperimentFolder folder(Path runs) throws IOException {
        return new ExperimentFolder(Files.createDirectories(runs.resolve("fake-timed")));
    }

    private List<String> paths(String step) {
        MatchResult found =
                PATHS.matcher(workflow)
                        .results()
                        .filter(match -> match.group(1).equals(step))
                        .findFirst()
                        .orElseThrow();
        return found.group(2).lines().map(String::strip).toList();
    }

    private String first(String pattern) {
        return all(pattern).get(0);
    }

    private List<String> all(String pattern) {
        return Pattern.compile(pattern)
                .matcher(workflow)
                .results()
                .map(match -> match.group(1))
                .toList();
    }
}
