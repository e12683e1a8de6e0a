package dev.reprokit.bundle;

import dev.reprokit.baseline.BaselineFolder;
import dev.reprokit.baseline.Disagreements;
import dev.reprokit.baseline.RunBaselines;
import dev.reprokit.record.run.RunFolder;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;

/**
 * What is in a bundle, for the documents that describe it.
 *
 * @param work the project
 * @param runs its runs, as they are published: {@code repro/} of the bundle
 * @param files all files that are there so far, sorted by path
 */
record BundleContents(Work work, RunFolder runs, List<BundledFile> files) {

    /** Keeps a copy of the list. */
    BundleContents {
        files = List.copyOf(files);
    }

    /** {@return the files of the runs and of their baselines, without documents about them} */
    List<BundledFile> evidence() {
        return files.stream()
                .filter(
                        file ->
                                file.path().startsWith(BundleWriter.RUNS + "/")
                                        || file.path().startsWith(BundleWriter.BASELINES + "/"))
                .toList();
    }

    /** {@return the claims of which the baselines accept that they are not reproduced} */
    Disagreements disagreements() {
        BaselineFolder baselines =
                new BaselineFolder(runs.path().resolveSibling(BundleWriter.BASELINES));
        return Disagreements.of(RunBaselines.read(runs.runs(), baselines));
    }

    /**
     * Returns the day of the evidence, which is the same whenever the bundle is made.
     *
     * @return the day on which the latest run began, in UTC
     * @throws IOException if there is no run
     */
    LocalDate date() throws IOException {
        return runs.runs().stream()
                .map(run -> Instant.parse(run.provenance().startedAt()))
                .max(Comparator.naturalOrder())
                .map(start -> start.atOffset(ZoneOffset.UTC).toLocalDate())
                .orElseThrow(
                        () ->
                                new IOException(
                                        "there is no whole run to bundle: run an experiment first"));
    }
}
