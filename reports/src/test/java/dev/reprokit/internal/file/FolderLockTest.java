package dev.reprokit.internal.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.reprokit.internal.file.FolderLock.HeldException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

class FolderLockTest {
    @TempDir private Path temp;
    private final List<String> notes = new ArrayList<>();
    private Process other;

    @AfterEach
    void noOrphan() throws InterruptedException {
        if (other != null) {
            other.destroyForcibly().waitFor();
        }
        assertThat(notes).as("there are locks here").isEmpty();
    }

    @Test
    void anotherProcessIsNamedAndFreesTheLockWhenItIsKilled() throws Exception {
        start("alone");

        String holder = "process %d of ".formatted(other.pid());
        for (String way : List.of("alone", "shared")) {
            assertThatExceptionOfType(HeldException.class)
                    .isThrownBy(() -> take(way))
                    .withMessageStartingWith(temp.toRealPath() + " is used by " + holder)
                    .withMessageContaining(" since 2")
                    .withMessageEndingWith("(goal run)");
        }

        other.destroyForcibly().waitFor();
        take("alone").close();
    }

    @Test
    void severalProcessesShareItAndNoneHasItAlone() throws Exception {
        start("shared");

        try (FolderLock shared = take("shared")) {
            assertThat(shared.ifAlone(() -> notes.add("done"))).isFalse();
            assertThatExceptionOfType(HeldException.class).isThrownBy(() -> take("alone"));
        }
        assertThatExceptionOfType(HeldException.class).isThrownBy(() -> take("alone"));

        other.destroyForcibly().waitFor();
        take("alone").close();
    }

    @Test
    void whoSharesItWithNobodyMayDoWhatNeedsItAlone() throws IOException {
        List<String> done = new ArrayList<>();
        try (FolderLock shared = take("shared")) {
            assertThat(shared.ifAlone(() -> done.add("alone"))).isTrue();
            try (FolderLock second = take("shared")) {
                assertThat(second.ifAlone(() -> done.add("with another"))).isFalse();
            }
            assertThat(shared.ifAlone(() -> done.add("alone again"))).isTrue();
        }
        assertThat(done).containsExactly("alone", "alone again");
    }

    @Test
    void theSameProcessIsNoExceptionAndIsNamedToo() throws IOException {
        try (FolderLock first = take("alone")) {
            assertThatExceptionOfType(HeldException.class)
                    .isThrownBy(() -> take("alone"))
                    .withMessageContaining("process " + ProcessHandle.current().pid());
            assertThatExceptionOfType(HeldException.class).isThrownBy(() -> take("shared"));
        }
        try (FolderLock first = take("shared");
                FolderLock second = take("shared")) {
            first.close();
            first.close();
            assertThatExceptionOfType(HeldException.class).isThrownBy(() -> take("alone"));
        }
        take("alone").close();
    }

    /** As by a second copy of the plugin's classes in one Maven. */
    @Test
    void askingDoesNotFreeALockThatOtherCodeOfThisProcessHolds() throws Exception {
        try (FileChannel channel =
                FileChannel.open(
                        temp.resolve(".lock"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE)) {
            channel.lock();
            assertThatExceptionOfType(HeldException.class).isThrownBy(() -> take("alone"));
            startOther("alone");
            // Should it get the lock, it does not keep it for ever.
            other.getOutputStream().close();
            assertThat(other.waitFor()).isEqualTo(Holder.HELD);
        }
    }

    @Test
    void aHolderThatHasNotWrittenYetIsNotMistakenForAnEarlierOne() throws Exception {
        start("alone");
        JsonFile.write(
                temp.resolve(".lock.json"),
                new LockHolder(1L << 40, LockHolder.here("").host(), "2026-01-01T00:00:00Z", ""));

        assertThatExceptionOfType(HeldException.class)
                .isThrownBy(() -> take("alone"))
                .withMessageEndingWith("is used by another process");
    }

    @Test
    void aLockThatIsGivenBackInTimeIsTaken() throws IOException {
        FolderLock other = take("alone");
        List<String> attempts = new ArrayList<>();

        FolderLock.within(
                        Duration.ofMinutes(1),
                        () -> {
                            attempts.add("attempt");
                            if (attempts.size() == 3) {
                                other.close();
                            }
                            return take("alone");
                        })
                .close();

        assertThat(attempts).hasSize(3);
    }

    @Test
    void aLockThatIsNotGivenBackIsAwaitedForItsTimeOnly() throws IOException {
        try (FolderLock other = take("alone")) {
            assertThatExceptionOfType(HeldException.class)
                    .isThrownBy(() -> FolderLock.within(Duration.ZERO, () -> take("alone")));
        }
    }

    @Test
    void aRemovedFolderIsLockedAnew() throws IOException {
        take("alone").close();
        CacheFolder.delete(temp.resolve(".lock"));
        try (FolderLock again = take("alone")) {
            assertThat(temp.resolve(".lock")).exists();
        }
    }

    private FolderLock take(String way) throws IOException {
        return Holder.take(temp, way, notes::add);
    }

    private void start(String way) throws IOException {
        assertThat(startOther(way).inputReader().readLine()).isEqualTo("locked");
    }

    private Process startOther(String way) throws IOException {
        other =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Holder.class.getName(),
                                temp.toString(),
                                way)
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        return other;
    }

    /** A process that takes a lock and keeps it until its standard input ends. */
    static final class Holder {
        static final int HELD = 3;

        private Holder() {}

        public static void main(String[] args) throws IOException {
            try (FolderLock lock = take(Path.of(args[0]), args[1], System.err::println)) {
                System.out.println("locked");
                System.in.read();
            } catch (HeldException e) {
                System.exit(HELD);
            }
        }

        static FolderLock take(Path folder, String way, java.util.function.Consumer<String> notes)
                throws IOException {
            return way.equals("alone")
                    ? FolderLock.alone(folder, "goal run", notes)
                    : FolderLock.shared(folder, "run run-1", notes);
        }
    }
}
