package dev.reprokit.bundle;

import dev.reprokit.record.run.RunFolder;

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
}
