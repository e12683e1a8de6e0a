package dev.reprokit.report;

import dev.reprokit.comparison.RunFolderComparison;
import dev.reprokit.record.run.Event;
import dev.reprokit.record.run.EventLog;
import dev.reprokit.record.run.ExperimentFolder;
import dev.reprokit.record.run.RunFolder;
import dev.reprokit.record.verdict.Verdict;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Two run folders that differ in all that a comparison shows, with text that must come out as text.
 */
final class ComparedFolders {
    private ComparedFolders() {}

    /** Compares them, and returns the page. */
    static Path write(Path folder) throws IOException {
        Path left = folder.resolve("before");
        Path right = folder.resolve("now");
        write(left, "odd", SampleRun.ODD, 12, Verdict.values());
        write(right, "odd", SampleRun.ODD, 1, reversed());
        write(left, "only-left", "plain", 3, Verdict.REPRODUCED);
        return new ComparisonPage(
                        RunFolderComparison.of(RunFolder.read(left), RunFolder.read(right)))
                .writeTo(folder.resolve("page"));
    }

    private static Verdict[] reversed() {
        List<Verdict> verdicts = Arrays.asList(Verdict.values());
        Collections.reverse(verdicts);
        return verdicts.toArray(Verdict[]::new);
    }

    private static void write(
            Path runFolder, String id, String text, int epochs, Verdict... verdicts)
            throws IOException {
        ExperimentFolder folder = SampleRun.write(runFolder, id, text, epochs, verdicts);
        new EventLog(folder.events()).append(new Event.Done("run-" + id));
    }
}
