package dev.reprokit.internal.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reprokit.internal.file.JsonFile;
import dev.reprokit.internal.file.Sha256;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Stream;

/** The trials at the published scale that lie in the repository are as they were computed. */
class CommittedTrialsTest {
    private static final Path TRIALS = Path.of("src/repro/cache/entries/trials");

    /** {@return the folders of the trials, below {@link #TRIALS}} */
    static List<Path> trials() throws IOException {
        try (Stream<Path> files = Files.walk(TRIALS)) {
            return files.filter(file -> file.endsWith("entry.json"))
                    .map(file -> TRIALS.relativize(file.getParent()))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("trials")
    void neitherGitNorAHandHasChangedIt(Path trial) throws IOException {
        Path folder = TRIALS.resolve(trial);
        Entry entry = JsonFile.read(folder.resolve("entry.json"), Entry.class);

        SortedMap<String, String> inputs = entry.key().inputs();
        assertThat(trial)
                .isEqualTo(
                        Path.of(
                                inputs.get("experiment"),
                                inputs.get("scale"),
                                inputs.get("condition") + "-seed-" + inputs.get("seed"),
                                entry.key().digest()));
        assertThat(entry.files()).containsKeys("trial.csv", "metrics.csv");
        for (Map.Entry<String, String> file : entry.files().entrySet()) {
            assertThat(Sha256.of(folder.resolve(file.getKey())))
                    .as(file.getKey())
                    .isEqualTo(file.getValue());
        }
    }
}
