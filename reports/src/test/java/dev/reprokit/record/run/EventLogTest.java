package dev.reprokit.record.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reprokit.record.result.TrialStatus;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;

class EventLogTest {
    @TempDir private Path folder;
    private Path file;
    private EventLog follower;

    @BeforeEach
    void follow() {
        file = folder.resolve("events.jsonl");
        follower = new EventLog(file);
    }

    @Test
    void followsEveryKindOfEventOnce() throws IOException {
        List<Event> events =
                List.of(
                        new Event.TrialStarted("t", "c 🙂\n", 1, 1, 10),
                        new Event.EpochFinished("t", "c", 1, 1, 10, 2, 30, 0.5, null, 800, null),
                        new Event.TrialEnded("t", TrialStatus.DIVERGED, "NaN", 1, 10),
                        new Event.Refused("no such device"),
                        new Event.Done("run"));
        EventLog writer = new EventLog(file);
        for (Event event : events) {
            writer.append(event);
        }

        assertThat(follower.next()).isEqualTo(events);
        assertThat(follower.next()).isEmpty();

        writer.append(new Event.Done("again"));
        assertThat(follower.next()).containsExactly(new Event.Done("again"));
    }

    @Test
    void nothingHappenedBeforeTheFileExists() throws IOException {
        assertThat(follower.next()).isEmpty();
    }

    @Test
    void waitsForTheRestOfALineEvenWithinACharacter() throws IOException {
        byte[] line = "{\"event\":\"done\",\"runId\":\"🙂\"}\n".getBytes(StandardCharsets.UTF_8);
        int middleOfCharacter = line.length - 5;

        add(Arrays.copyOf(line, middleOfCharacter));
        assertThat(follower.next()).isEmpty();
        add(Arrays.copyOfRange(line, middleOfCharacter, line.length));
        assertThat(follower.next()).containsExactly(new Event.Done("🙂"));
    }

    @Test
    void namesTheFileAndTheLineThatIsNoEvent() throws IOException {
        add("{\"event\":\"nap\"}\n".getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(follower::next)
                .isInstanceOf(IOException.class)
                .hasMessage(file + " has a line that is not an event: {\"event\":\"nap\"}");
    }

    @Test
    void theLastEventIsTheLastWholeLine() throws IOException {
        Event.Done done = new Event.Done("run");
        assertThat(follower.endsWith(done)).isFalse();
        follower.append(done);
        assertThat(follower.endsWith(done)).isTrue();
        assertThat(follower.endsWith(new Event.Done("another"))).isFalse();
        follower.append(new Event.Note("more"));
        assertThat(follower.endsWith(done)).isFalse();
        follower.append(done);
        assertThat(follower.endsWith(done)).isTrue();
        add("{\"event\":\"do".getBytes(StandardCharsets.UTF_8));
        assertThat(follower.endsWith(done)).isFalse();
    }

    @Test
    void anEventWithinALongerLineIsNotTheLast() throws IOException {
        add("x{\"event\":\"done\",\"runId\":\"run\"}\n".getBytes(StandardCharsets.UTF_8));
        assertThat(follower.endsWith(new Event.Done("run"))).isFalse();
    }

    /** The file is sparse: it takes no room. */
    @Test
    void theLastEventIsFoundHoweverLongTheFileIs() throws IOException {
        try (RandomAccessFile large = new RandomAccessFile(file.toFile(), "rw")) {
            large.seek(3L << 30);
            large.write('\n');
        }
        follower.append(new Event.Done("run"));
        assertThat(follower.endsWith(new Event.Done("run"))).isTrue();
    }

    @Test
    void linesOfAnyLengthAreFollowed() throws IOException {
        List<Event> notes =
                List.of(
                        new Event.Note("x".repeat(100_000)),
                        new Event.Note(""),
                        new Event.Note("\u20ac".repeat(20_000)));
        for (Event note : notes) {
            new EventLog(file).append(note);
        }
        assertThat(follower.next()).isEqualTo(notes);
        assertThat(follower.next()).isEmpty();
    }

    private void add(byte[] bytes) throws IOException {
        Files.write(file, bytes, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    @Test
    void writesNoNumberThatJsonDoesNotHave() throws IOException {
        new EventLog(file)
                .append(
                        new Event.EpochFinished(
                                "t",
                                "c",
                                1,
                                1,
                                10,
                                2,
                                30,
                                Double.NaN,
                                Double.POSITIVE_INFINITY,
                                800,
                                null));

        assertThat(Files.readString(file))
                .contains("\"trainAccuracy\":null,\"testAccuracy\":null")
                .doesNotContain("NaN", "Infinity");
    }
}
