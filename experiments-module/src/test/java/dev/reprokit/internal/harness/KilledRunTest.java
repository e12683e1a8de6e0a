package dev.reprokit.internal.harness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reprokit.record.run.Event;
import dev.reprokit.record.run.EventLog;
import dev.reprokit.record.run.ExperimentFolder;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * The harness's JVM, killed at random moments of its life and started again.
 *
 * <p>The moments are spread evenly from shortly before a whole run's first trial to its end: they
 * fall into the start of the JVM, into epochs, between trials, into the merge. Where a run ends
 * before its moment comes, its metrics are compared, and the next run starts with nothing.
 */
@Tag("slow")
class KilledRunTest {
    private static final int KILLS = Integer.getInteger("test.kills", 6);

    @TempDir private Path temp;
    private Process process;
    private int folders;
    private int starts;

    @AfterEach
    void noOrphan() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Test
    @Timeout(value = 2, unit = TimeUnit.HOURS)
    void goesOnWhereItWasKilled() throws Exception {
        kill(TestPlan.of("fake-lengthy"));
    }

    /**
     * For experiments that take long: {@code -Dtest=KilledRunTest -Dtest.kill=lrn-removal
     * -Dtest.kills=20}.
     */
    @Test
    @EnabledIfSystemProperty(named = "test.kill", matches = ".+")
    @Timeout(value = 2, unit = TimeUnit.HOURS)
    void anExperimentGoesOnWhereItWasKilled() throws Exception {
        kill(TestPlan.of(System.getProperty("test.kill")));
    }

    private void kill(TestPlan plan) throws Exception {
        plan.seeds(2).parallel("2");
        ExperimentFolder whole = emptyFolder();
        long start = System.nanoTime();
        start(plan, whole);
        while (events(whole).isEmpty() && !process.waitFor(10, TimeUnit.MILLISECONDS)) {
            // Until the first trial starts.
        }
        long toFirstTrial = System.nanoTime() - start;
        process.waitFor();
        long toEnd = System.nanoTime() - start;
        assertThat(process.exitValue()).as(log(whole)).isZero();

        Random random = new Random(1);
        List<String> notes = new ArrayList<>();
        ExperimentFolder folder = emptyFolder();
        int kills = 0;
        while (kills < KILLS) {
            start(plan, folder);
            long moment = random.nextLong(toFirstTrial * 4 / 5, toEnd);
            if (process.waitFor(moment, TimeUnit.NANOSECONDS)) {
                checkAgainst(whole, folder);
                folder = emptyFolder();
            } else {
                process.destroyForcibly().waitFor();
                kills++;
                List<Event> events = events(folder);
                System.out.printf(
                        "kill %d after %.1f s, latest: %s%n",
                        kills,
                        moment / 1e9,
                        events.isEmpty() ? "nothing" : events.get(events.size() - 1));
            }
            notes.addAll(notes(folder));
        }
        start(plan, folder);
        process.waitFor();
        checkAgainst(whole, folder);
        notes.addAll(notes(folder));

        assertThat(notes)
                .as("it goes on in the middle of trials, and keeps those that had ended")
                .anyMatch(note -> note.contains("continues after epoch"))
                .anyMatch(note -> note.contains("had ended before the run was killed"))
                .as("a kill damages nothing")
                .noneMatch(note -> note.contains("starts over"));
    }

    private void checkAgainst(ExperimentFolder whole, ExperimentFolder folder) throws IOException {
        assertThat(process.exitValue()).as(log(folder)).isZero();
        assertThat(folder.metrics()).hasSameBinaryContentAs(whole.metrics());
        assertThat(folder.running()).doesNotExist();
    }

    private static List<String> notes(ExperimentFolder folder) throws IOException {
        return events(folder).stream()
                .filter(Event.Note.class::isInstance)
                .map(event -> ((Event.Note) event).message())
                .toList();
    }

    private static List<Event> events(ExperimentFolder folder) throws IOException {
        return new EventLog(folder.events()).next();
    }

    private static String log(ExperimentFolder folder) throws IOException {
        return Files.readString(folder.log());
    }

    private ExperimentFolder emptyFolder() throws IOException {
        return new ExperimentFolder(Files.createDirectories(temp.resolve("run-" + folders++)));
    }

    /** With a cache that knows nothing: what is kept is kept in the folder. */
    private void start(TestPlan plan, ExperimentFolder folder) throws IOException {
        Files.deleteIfExists(folder.events());
        process = HarnessJvm.run(plan.cache(temp.resolve("cache-" + starts++)).plan(), folder);
    }
}
