package dev.reprokit.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reprokit.baseline.ComparedRuns;
import dev.reprokit.baseline.Comparison;
import dev.reprokit.baseline.Disagreements;
import dev.reprokit.record.run.RunFolder;
import dev.reprokit.record.verdict.Verdict;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

class ModulesIndexTest {
    @TempDir private Path folder;

    @Test
    void experimentsOfAllModulesAreLinkedAndNamed() throws IOException {
        SampleRun.write(folder.resolve("one/target"), "a", "", 3, Verdict.REPRODUCED);
        SampleRun.write(folder.resolve("two/target"), "a", "", 3, Verdict.NOT_REPRODUCED);
        Files.createDirectories(folder.resolve("two/target/b"));
        Files.writeString(folder.resolve("two/target/b/failure.txt"), "b fell over");
        // What a copy still has of a run that failed, earlier, says nothing.
        Files.createDirectories(folder.resolve("site/one/a"));
        Files.writeString(folder.resolve("site/one/a/failure.txt"), "a fell over, earlier");

        Disagreements disagreements =
                new Disagreements(
                        Map.of("a", new TreeMap<>(Map.of("L1", "known of the second only"))));

        Path index =
                new ModulesIndex(
                                folder.resolve("site"),
                                List.of(
                                        new ModulesIndex.IndexedModule(
                                                "first",
                                                RunFolder.read(folder.resolve("one/target")),
                                                folder.resolve("site/one"),
                                                ComparedRuns.NONE),
                                        new ModulesIndex.IndexedModule(
                                                "second",
                                                RunFolder.read(folder.resolve("two/target")),
                                                folder.resolve("two/target"),
                                                new ComparedRuns(
                                                        Comparison.NONE,
                                                        disagreements,
                                                        List.of()))))
                        .write();

        assertThat(index)
                .isEqualTo(folder.resolve("site/index.html"))
                .content()
                .contains("Scale smoke: 1 of 2 experiments reproduced, 2 of 2 claims asked.")
                .contains("<strong>1 contradicted at this scale, accepted:</strong> <a ")
                .contains("href=\"one/a/report.html\"", "href=\"../two/target/a/report.html\"")
                .contains("<td data-label=\"Module\">first</td>")
                .contains(
                        "2 of 2 claims asked at scale smoke: 1 reproduced; 1 contradicted at this"
                                + " scale, accepted (a L1).")
                .containsOnlyOnce("L1 accepted: known of the second only")
                .contains("<strong>second, b</strong><br>b fell over")
                .doesNotContain("earlier");
        assertThat(folder.resolve("site/assets/index.js")).exists();
    }
}
