package dev.reprokit.internal.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.reprokit.internal.file.CacheFolder;
import dev.reprokit.internal.file.FolderLock;
import dev.reprokit.internal.file.Sha256;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributeView;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

class ResultStoreTest {
    private static final String SUBJECT = "backbones/small";

    @TempDir private Path temp;
    private final List<String> notes = new ArrayList<>();
    private final List<ResultStore> opened = new ArrayList<>();

    @AfterEach
    void letOthersEmptyIt() {
        closeAll();
    }

    @Test
    void whatIsStoredIsFoundByAnotherProcess() throws IOException {
        cache().publish(SUBJECT, key("1"), folder -> write(folder, "weights", "w"));

        Path found = cache().find(SUBJECT, key("1"), Set.of()).orElseThrow();

        assertThat(found.resolve("weights")).hasContent("w");
        assertThat(cache().find(SUBJECT, key("2"), Set.of())).isEmpty();
        assertThat(cache().find("backbones/large", key("1"), Set.of())).isEmpty();
        assertThat(notes).isEmpty();
        assertThat(unfinished()).isEmptyDirectory();
    }

    @Test
    void whoMayReadTheCacheMayReadItsEntries() throws IOException {
        Path plain = Files.createDirectory(temp.resolve("plain"));
        assumeTrue(
                Files.getFileStore(plain).supportsFileAttributeView(PosixFileAttributeView.class));

        assertThat(Files.getPosixFilePermissions(stored()))
                .isEqualTo(Files.getPosixFilePermissions(plain));
    }

    @Test
    void theFirstOfTwoStays() throws IOException {
        ResultStore cache = cache();
        cache.publish(SUBJECT, key("1"), folder -> write(folder, "weights", "first"));
        cache.publish(SUBJECT, key("1"), folder -> write(folder, "weights", "second"));

        assertThat(found(cache, "1").resolve("weights")).hasContent("first");
        assertThat(unfinished()).isEmptyDirectory();
    }

    @Test
    void processesThatStoreTheSameAtTheSameTimeAgree() throws Exception {
        int processes = 8;
        CyclicBarrier barrier = new CyclicBarrier(processes);
        ExecutorService threads = Executors.newFixedThreadPool(processes);
        try {
            List<Future<Path>> found = new ArrayList<>();
            for (int i = 0; i < processes; i++) {
                ResultStore cache = cache();
                Callable<Path> publish =
                        () -> {
                            cache.publish(
                                    SUBJECT,
                                    key("1"),
                                    folder -> {
                                        write(folder, "weights", "w");
                                        await(barrier);
                                    });
                            return cache.find(SUBJECT, key("1"), Set.of()).orElseThrow();
                        };
                found.add(threads.submit(publish));
            }
            for (Future<Path> path : found) {
                assertThat(path.get().resolve("weights")).hasContent("w");
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(unfinished()).isEmptyDirectory();
    }

    private static void await(CyclicBarrier barrier) throws IOException {
        try {
            barrier.await();
        } catch (Exception e) {
            throw new IOException(e);
        }
    }

    @Test
    void anEntryThatCouldNotBeWrittenIsNone() throws IOException {
        assertThatIOException()
                .isThrownBy(
                        () ->
                                cache().publish(
                                                SUBJECT,
                                                key("1"),
                                                folder -> {
                                                    write(folder, "weights", "w");
                                                    throw new IOException("disk full");
                                                }))
                .withMessage("disk full");

        assertThat(cache().find(SUBJECT, key("1"), Set.of())).isEmpty();
        assertThat(unfinished()).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(strings = {"weights", "entry.json"})
    void aMissingFileIsNoticed(String file) throws IOException {
        Path entry = stored();
        Files.delete(entry.resolve(file));

        assertThat(cache().find(SUBJECT, key("1"), Set.of())).isEmpty();

        assertThat(notes).singleElement().asString().contains(entry.resolve(file) + " is missing");
        assertThat(entry).exists();
    }

    @Test
    void aChangedFileIsNoticed() throws IOException {
        Path entry = stored();
        Files.writeString(entry.resolve("weights"), "W");

        assertThat(cache().find(SUBJECT, key("1"), Set.of())).isEmpty();

        assertThat(notes)
                .singleElement()
                .asString()
                .contains(
                        entry.resolve("weights").toString(),
                        "has SHA-256 " + Sha256.of("W".getBytes()),
                        "expected " + Sha256.of("w".getBytes()));
        assertThat(entry).exists();
    }

    @Test
    void aDamagedResultStaysUntilAnotherTakesItsPlace() throws IOException {
        Path entry = stored();
        Files.writeString(entry.resolve("weights"), "W");
        ResultStore cache = cache();

        assertThat(cache.find(SUBJECT, key("1"), Set.of())).isEmpty();
        assertThat(entry.resolve("weights")).as("it may be under version control").hasContent("W");

        cache.publish(SUBJECT, key("1"), folder -> write(folder, "weights", "new"));
        assertThat(found(cache, "1").resolve("weights")).hasContent("new");
        assertThat(unfinished()).isEmptyDirectory();
    }

    @Test
    void aTruncatedManifestIsNoticed() throws IOException {
        Path manifest = stored().resolve("entry.json");
        Files.writeString(manifest, Files.readString(manifest).substring(0, 40));

        assertThat(cache().find(SUBJECT, key("1"), Set.of())).isEmpty();

        assertThat(notes).singleElement().asString().contains(manifest.toString());
    }

    @Test
    void anEntryInAnothersPlaceIsNoticed() throws IOException {
        Path entry = stored();
        Path wrong = entry.resolveSibling(key("2").digest());
        Files.move(entry, wrong);

        assertThat(cache().find(SUBJECT, key("2"), Set.of())).isEmpty();

        assertThat(notes)
                .singleElement()
                .asString()
                .contains("is of the key " + key("1").digest(), "expected " + key("2").digest());
    }

    @Test
    void entriesOfAnotherFormatAreLeftAloneAndToldOfOnce() throws IOException {
        ResultStore cache = cache();
        List<Path> manifests = new ArrayList<>();
        for (String seed : List.of("1", "2")) {
            cache.publish(SUBJECT, key(seed), folder -> write(folder, "weights", "w"));
            Path manifest = found(cache, seed).resolve("entry.json");
            Files.writeString(manifest, "{\"format\": 1, \"old\": []}");
            manifests.add(manifest);
        }

        assertThat(cache.find(SUBJECT, key("1"), Set.of())).isEmpty();
        assertThat(cache.find(SUBJECT, key("2"), Set.of())).isEmpty();
        assertThat(cache.nearest(SUBJECT, key("3"))).isEmpty();

        assertThat(notes)
                .singleElement()
                .asString()
                .contains("computed anew", "has format 1, expected 2");
        assertThat(manifests).allSatisfy(manifest -> assertThat(manifest).exists());

        cache.publish(SUBJECT, key("1"), folder -> write(folder, "weights", "anew"));
        assertThat(found(cache, "1").resolve("weights")).hasContent("anew");
    }

    @Test
    void anEntryOfAnotherFormatIsToldOfAlsoWhereItsKeyHasChanged() throws IOException {
        Path manifest = stored().resolve("entry.json");
        Files.writeString(manifest, "{\"format\": 1, \"old\": []}");

        assertThat(cache().nearest(SUBJECT, key("2"))).isEmpty();

        assertThat(notes).singleElement().asString().contains("computed anew");
    }

    @Test
    void theNearestKeyDiffersLeast() throws IOException {
        ResultStore cache = cache();
        Key far = new Key(new TreeMap<>(Map.of("seed", "1", "JDK", "17", "code", "a")));
        Key near = new Key(new TreeMap<>(Map.of("seed", "1", "JDK", "21", "code", "a")));
        Key wanted = new Key(new TreeMap<>(Map.of("seed", "1", "JDK", "21", "code", "b")));
        cache.publish(SUBJECT, far, folder -> {});
        cache.publish(SUBJECT, near, folder -> {});

        assertThat(cache.nearest(SUBJECT, wanted)).isEqualTo(Optional.of(near));
        assertThat(cache.nearest("backbones/other", wanted)).isEmpty();
    }

    @Test
    void whatWasUsedLeastRecentlyGoesFirst() throws IOException {
        ResultStore writer = cache();
        List<Path> entries = new ArrayList<>();
        for (String seed : List.of("1", "2", "3", "4")) {
            writer.publish(SUBJECT, key(seed), folder -> write(folder, "weights", "w"));
            entries.add(found(writer, seed));
        }
        List<Integer> hoursAgo = List.of(9, 7, 8, 6);
        for (int i = 0; i < entries.size(); i++) {
            Files.setLastModifiedTime(
                    entries.get(i).resolve("entry.json"),
                    FileTime.from(Instant.now().minus(Duration.ofHours(hoursAgo.get(i)))));
        }
        // Using it makes the oldest the youngest.
        found(cache(), "1");

        closeAll();
        cache(3 * CacheFolder.size(entries.get(0))).trim();

        assertThat(entries)
                .filteredOn(Files::exists)
                .containsExactly(entries.get(0), entries.get(1), entries.get(3));
    }

    @Test
    void whatIsInUseStaysHoweverSmallTheCacheIs() throws IOException {
        stored();
        closeAll();
        ResultStore cache = cache(1);
        cache.publish(SUBJECT, key("2"), folder -> write(folder, "weights", "w"));

        cache.trim();

        assertThat(cache().find(SUBJECT, key("1"), Set.of())).isEmpty();
        assertThat(cache().find(SUBJECT, key("2"), Set.of())).isPresent();
    }

    @Test
    void whatAKilledProcessLeftGoesWhateverTheClockSays() throws IOException {
        ResultStore cache = cache();
        Path left = Files.createDirectory(unfinished().resolve("entry-left"));
        Files.setLastModifiedTime(left, FileTime.from(Instant.now().plus(Duration.ofDays(3))));

        cache.trim();

        assertThat(left).doesNotExist();
    }

    @Test
    void whileOthersUseItOnlyOldEntriesGo() throws IOException {
        Path old = stored();
        ResultStore cache = cache(1);
        Files.setLastModifiedTime(
                old.resolve("entry.json"), FileTime.from(Instant.now().minus(Duration.ofDays(2))));
        cache().publish(SUBJECT, key("2"), folder -> write(folder, "weights", "w"));
        Path unfinished = Files.createDirectory(unfinished().resolve("entry-of-another"));

        cache.trim();

        assertThat(old).doesNotExist();
        assertThat(found(cache(), "2")).exists();
        assertThat(unfinished).as("its writer may live").exists();
    }

    @Test
    void aCacheThatIsUsedIsNotEmptied() throws IOException {
        Path entry = stored();
        CacheFolder folder = new CacheFolder(temp.resolve("cache"));

        assertThatExceptionOfType(FolderLock.HeldException.class)
                .isThrownBy(() -> folder.clear(notes::add))
                .withMessageContaining("(run run-1)");
        assertThat(entry).exists();

        closeAll();
        folder.clear(notes::add);
        assertThat(entry).doesNotExist();
    }

    @Test
    void storesAlsoWhereTheFoldersHaveVanished() throws IOException {
        ResultStore cache = cache();
        CacheFolder.delete(temp.resolve("cache"));

        cache.publish(SUBJECT, key("1"), folder -> write(folder, "weights", "w"));

        assertThat(found(cache, "1").resolve("weights")).hasContent("w");
        assertThat(found(cache(), "1")).exists();
    }

    @Test
    void aManifestThatDoesNotNameAFileIsNoticed() throws IOException {
        Path entry = stored();

        assertThat(cache().find(SUBJECT, key("1"), Set.of("weights", "metrics.csv"))).isEmpty();

        assertThat(notes)
                .singleElement()
                .asString()
                .contains("names the files [weights], expected [metrics.csv, weights]");
        assertThat(entry).exists();
    }

    @Test
    void aFullOrClosedCacheIsReadAndNothingIsStored() throws IOException {
        Path entry = stored();
        closeAll();
        Path unfinished = unfinished();
        Files.delete(unfinished);
        Files.writeString(unfinished, "no folder, so that nothing can be written");

        ResultStore cache = cache(1);
        cache.publish(SUBJECT, key("2"), folder -> write(folder, "weights", "w"));
        cache.forget(SUBJECT, key("1"));
        cache.trim();

        assertThat(found(cache, "1")).isEqualTo(entry).exists();
        assertThat(cache.find(SUBJECT, key("2"), Set.of())).isEmpty();
        assertThat(notes).singleElement().asString().contains("is only read, nothing is stored");
    }

    @Test
    void whereResultsCannotBeStoredTheLogSaysSoAtOnce() throws IOException {
        Path entry = stored();
        Files.writeString(entry.resolve("weights"), "W");
        closeAll();
        Path entries = new CacheFolder(temp.resolve("cache")).entries();
        assumeTrue(entries.toFile().setWritable(false));
        assumeTrue(!Files.isWritable(entries), "root may write everywhere");

        ResultStore cache = cache();
        assertThat(cache.find(SUBJECT, key("1"), Set.of())).isEmpty();

        assertThat(notes).first().asString().contains("is only read, nothing is stored");
        assertThat(entry).exists();
        assertThat(entries.toFile().setWritable(true)).isTrue();
    }

    @Test
    void aForgottenResultCanBeReplaced() throws IOException {
        stored();
        ResultStore cache = cache();
        cache.forget(SUBJECT, key("1"));
        cache.forget(SUBJECT, key("2"));
        cache.publish(SUBJECT, key("1"), folder -> write(folder, "weights", "new"));

        assertThat(found(cache, "1").resolve("weights")).hasContent("new");
    }

    private Path stored() throws IOException {
        ResultStore cache = cache();
        cache.publish(SUBJECT, key("1"), folder -> write(folder, "weights", "w"));
        return found(cache, "1");
    }

    private static Path found(ResultStore cache, String seed) throws IOException {
        return cache.find(SUBJECT, key(seed), Set.of()).orElseThrow();
    }

    private ResultStore cache() throws IOException {
        return cache(1 << 20);
    }

    private ResultStore cache(long bytes) throws IOException {
        ResultStore store = new ResultStore(temp.resolve("cache"), bytes, "run run-1", notes::add);
        opened.add(store);
        return store;
    }

    private void closeAll() {
        opened.forEach(ResultStore::close);
        opened.clear();
    }

    private Path unfinished() {
        return new CacheFolder(temp.resolve("cache")).unfinished();
    }

    private static Key key(String seed) {
        return new Key(new TreeMap<>(Map.of("seed", seed)));
    }

    private static void write(Path folder, String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }
}
