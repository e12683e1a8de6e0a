package dev.reprokit.internal.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

class CacheFolderTest {
    @TempDir private Path temp;

    @Test
    void clearingFreesWhatWasStoredAndLeavesNoFolder() throws IOException {
        CacheFolder cache = new CacheFolder(temp.resolve("a/cache"));
        cache.make();
        Path entry = Files.createDirectories(cache.entries().resolve("deep/down"));
        Files.write(entry.resolve("file"), new byte[1000]);
        Files.write(cache.unfinished().resolve("left over"), new byte[24]);

        assertThat(clear(cache)).isEqualTo(1024);

        assertThat(cache.path()).doesNotExist();
        assertThat(cache.path().getParent()).exists();
        assertThat(clear(cache)).isZero();
    }

    @Test
    void clearingRemovesWhatEarlierVersionsMeasuredToo() throws IOException {
        CacheFolder cache = new CacheFolder(temp.resolve("cache"));
        cache.make();
        Path packing = Files.createDirectories(cache.path().resolve("packing"));
        Files.writeString(packing.resolve("machine.json"), "{}");

        assertThat(clear(cache)).isEqualTo(2);

        assertThat(cache.path()).doesNotExist();
    }

    @Test
    void severalProcessesMayMakeItAtTheSameTime() throws Exception {
        int processes = 8;
        ExecutorService threads = Executors.newFixedThreadPool(processes);
        try {
            for (int round = 0; round < 50; round++) {
                CacheFolder cache = new CacheFolder(temp.resolve("cache-" + round));
                CyclicBarrier barrier = new CyclicBarrier(processes);
                Callable<Void> make =
                        () -> {
                            barrier.await();
                            cache.make();
                            return null;
                        };
                for (Future<Void> made : threads.invokeAll(Collections.nCopies(processes, make))) {
                    made.get();
                }
                assertThat(cache.path().toFile().list())
                        .containsExactlyInAnyOrder("CACHEDIR.TAG", "entries", "unfinished");
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void makingItAgainKeepsWhatIsThere() throws IOException {
        CacheFolder cache = new CacheFolder(temp.resolve("cache"));
        cache.make();
        Path entry = Files.writeString(cache.entries().resolve("entry"), "text");

        cache.make();

        assertThat(entry).hasContent("text");
        assertThat(cache.unfinished()).isEmptyDirectory();
    }

    @Test
    void aFolderWithOtherFilesIsNeitherUsedNorCleared() throws IOException {
        Path precious = Files.createDirectories(temp.resolve("home/entries")).resolve("precious");
        Files.writeString(precious, "text");
        CacheFolder home = new CacheFolder(temp.resolve("home"));

        assertThatIOException()
                .isThrownBy(home::make)
                .withMessage(home.path() + " holds other files than a cache of ReproKit's");
        assertThatIOException()
                .isThrownBy(() -> clear(home))
                .withMessageStartingWith(home.path() + " is no cache of ReproKit's")
                .withMessageEndingWith("nothing was removed");

        assertThat(precious).hasContent("text");
    }

    @Test
    void anotherProgramsCacheIsNotOurs() throws IOException {
        Files.writeString(
                temp.resolve("CACHEDIR.TAG"), "Signature: 8a477f597d28d172789f06886806bc55\n");

        assertThatIOException()
                .isThrownBy(() -> clear(new CacheFolder(temp)))
                .withMessageContaining("nothing was removed");
    }

    @Test
    void filesThatSomebodyPutBesideTheEntriesStay() throws IOException {
        CacheFolder cache = new CacheFolder(temp.resolve("cache"));
        cache.make();
        Path note = Files.writeString(cache.path().resolve("note.txt"), "mine");

        clear(cache);

        assertThat(note).hasContent("mine");
        assertThat(cache.entries()).doesNotExist();
        cache.make();
        assertThat(cache.entries()).isEmptyDirectory();
    }

    @Test
    void linksAreNotFollowed() throws IOException {
        Path outside = Files.createDirectories(temp.resolve("outside"));
        Files.writeString(outside.resolve("precious"), "text");
        CacheFolder cache = new CacheFolder(temp.resolve("cache"));
        cache.make();
        Files.createSymbolicLink(cache.entries().resolve("link"), outside);

        clear(cache);

        assertThat(outside.resolve("precious")).hasContent("text");
    }

    @Test
    void aFolderThatCannotBeWrittenIsRefusedAtOnce() throws IOException {
        CacheFolder cache = new CacheFolder(temp.resolve("cache"));
        cache.make();
        assumeTrue(cache.unfinished().toFile().setWritable(false));
        assumeTrue(!Files.isWritable(cache.unfinished()), "root may write everywhere");

        assertThatIOException()
                .isThrownBy(cache::make)
                .withMessageContaining(cache.unfinished().toString());
    }

    @Test
    void aLostOrEmptyTagIsWrittenAgain() throws IOException {
        CacheFolder cache = new CacheFolder(temp.resolve("cache"));
        cache.make();
        Path entry = Files.writeString(cache.entries().resolve("entry"), "text");
        Path tag = cache.path().resolve("CACHEDIR.TAG");
        String text = Files.readString(tag);

        Files.delete(tag);
        cache.make();
        assertThat(tag).hasContent(text);
        Files.writeString(tag, "");
        cache.make();
        assertThat(tag).hasContent(text);
        assertThat(entry).hasContent("text");
    }

    @Test
    void resultsThatCameByGitAreACache() throws IOException {
        CacheFolder cache = new CacheFolder(temp.resolve("cache"));
        Path entry = cache.entries().resolve("trials/mine/smoke/small-seed-1/" + "0a".repeat(32));
        Files.createDirectories(entry);
        Files.writeString(entry.resolve("entry.json"), "{}");
        Files.writeString(cache.path().resolve(".gitattributes"), "* -text");

        assertThat(cache.isReadable()).isTrue();
        cache.make();

        assertThat(cache.path().resolve("CACHEDIR.TAG")).isNotEmptyFile();
        assertThat(entry.resolve("entry.json")).exists();
    }

    @Test
    void filesForGitMayBeThereBeforeTheCache() throws IOException {
        CacheFolder cache = new CacheFolder(Files.createDirectories(temp.resolve("cache")));
        Path ignored = Files.writeString(cache.path().resolve(".gitignore"), "/unfinished");

        cache.make();
        clear(cache);

        assertThat(ignored).hasContent("/unfinished");
    }

    @Test
    void aCacheThatLostItsTagCanBeCleared() throws IOException {
        CacheFolder cache = new CacheFolder(temp.resolve("cache"));
        cache.make();
        Files.writeString(cache.entries().resolve("entry"), "text");
        Files.writeString(cache.path().resolve("CACHEDIR.TAG"), "");

        assertThat(clear(cache)).isEqualTo(4);

        assertThat(cache.path()).doesNotExist();
    }

    @Test
    void aCacheThatIsUsedIsNotCleared() throws IOException {
        CacheFolder cache = new CacheFolder(temp.resolve("cache"));
        cache.make();
        Path entry = Files.writeString(cache.entries().resolve("entry"), "text");

        try (FolderLock used = FolderLock.shared(cache.path(), "run run-1", note -> {})) {
            assertThatExceptionOfType(FolderLock.HeldException.class)
                    .isThrownBy(() -> clear(cache))
                    .withMessageContaining("process " + ProcessHandle.current().pid())
                    .withMessageContaining("run run-1");
            assertThat(entry).exists();
        }
        clear(cache);
        assertThat(cache.path()).doesNotExist();
    }

    private static long clear(CacheFolder cache) throws IOException {
        return cache.clear(note -> {});
    }
}
