package dev.reprokit.internal.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reprokit.internal.file.CacheFolder;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * A process that stores, trims and empties a cache, killed at random moments: the next one finds
 * whole entries only, and ends as if nothing had happened.
 */
class KilledStoreTest {
    private static final int KILLS = Integer.getInteger("test.kills", 3);
    private static final String SUBJECT = "trials/a/smoke/net-seed-1";
    private static final int ENTRIES = 20;
    private static final int BYTES = 10_000;

    @TempDir private Path temp;
    private Process process;

    @AfterEach
    void noOrphan() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Test
    @Timeout(value = 2, unit = TimeUnit.HOURS)
    void isWholeForTheNextOne() throws Exception {
        Random random = new Random(1);
        for (String work : List.of("trim", "clean")) {
            int kills = 0;
            while (kills < KILLS) {
                start(work);
                assertThat(process.inputReader().readLine()).isEqualTo("began");
                process.waitFor(random.nextLong(300_000_000), TimeUnit.NANOSECONDS);
                process.destroyForcibly().waitFor();
                kills++;
                checkWhatIsThere();
            }
            Worker.main(new String[] {cache().toString(), work, "once"});
            if (work.equals("clean")) {
                assertThat(cache()).doesNotExist();
            } else {
                assertThat(new CacheFolder(cache()).unfinished()).isEmptyDirectory();
                assertThat(checkWhatIsThere()).isPositive().isLessThan(ENTRIES);
            }
            System.out.printf("%s: %d kills%n", work, kills);
        }
    }

    /** {@return the number of entries that are found} */
    private int checkWhatIsThere() throws IOException {
        int found = 0;
        try (ResultStore store =
                new ResultStore(
                        cache(),
                        1L << 30,
                        "test",
                        note -> {
                            throw new AssertionError(note);
                        })) {
            for (int i = 0; i < ENTRIES; i++) {
                Optional<Path> entry = store.find(SUBJECT, key(i), Set.of("weights"));
                if (entry.isPresent()) {
                    assertThat(Files.readString(entry.get().resolve("weights")))
                            .isEqualTo(contents(i));
                    found++;
                }
            }
        }
        return found;
    }

    private void start(String work) throws IOException {
        process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Worker.class.getName(),
                                cache().toString(),
                                work,
                                "for ever")
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
    }

    private Path cache() {
        return temp.resolve("cache");
    }

    private static Key key(int number) {
        return new Key(new TreeMap<>(Map.of("seed", String.valueOf(number))));
    }

    private static String contents(int number) {
        return String.valueOf(number).repeat(BYTES);
    }

    /** The process that is killed. */
    static final class Worker {
        private Worker() {}

        public static void main(String[] args) throws IOException {
            Path folder = Path.of(args[0]);
            System.out.println("began");
            do {
                for (int i = 0; i < ENTRIES; i++) {
                    // Each store has room for half of the entries, and uses one.
                    try (ResultStore store =
                            new ResultStore(folder, ENTRIES * BYTES, "worker", note -> {})) {
                        String text = contents(i);
                        store.publish(
                                SUBJECT,
                                key(i),
                                entry -> Files.writeString(entry.resolve("weights"), text));
                        store.trim();
                    }
                }
                if (args[1].equals("clean")) {
                    new CacheFolder(folder).clear(note -> {});
                }
            } while (args[2].equals("for ever"));
        }
    }
}
