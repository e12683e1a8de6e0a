package dev.reprokit.bundle;

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
