package dev.reprokit.bundle;

import dev.reprokit.internal.file.AtomicFile;
import dev.reprokit.record.run.RunFolder;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Makes a bundle of files that are ready to be published: the run folder in {@code repro/}, its
 * baselines in {@code baseline/}. Adds the documents that describe them, and a list of all digests.
 */
public final class BundleWriter {
    /** The run folder's place in a bundle. */
    public static final String RUNS = "repro";

    /** The baselines' place in a bundle: {@code SCALE/EXPERIMENT.csv} below it. */
    public static final String BASELINES = "baseline";

    /** The crate comes last, since it lists the others. */
    private static final List<Document> DOCUMENTS = List.of(new CitationFile(), new RoCrate());

    private final Path folder;
    private final Work work;

    /**
     * Creates a writer.
     *
     * @param folder holds the files; gets the documents
     * @param work the project whose runs they are
     */
    public BundleWriter(Path folder, Work work) {
        this.folder = folder;
        this.work = work;
    }

    /**
     * Writes the documents and the bundle. The same files give the same bytes, on every system.
     *
     * @param zip the bundle
     * @throws IOException if a run is damaged, or a file cannot be read or written
     */
    public void write(Path zip) throws IOException {
        RunFolder runs = RunFolder.read(folder.resolve(RUNS));
        for (Document document : DOCUMENTS) {
            BundleContents contents = new BundleContents(work, runs, Manifest.list(folder));
            AtomicFile.write(folder.resolve(document.path()), document.text(contents));
        }
        List<BundledFile> files = Manifest.list(folder);
        AtomicFile.write(folder.resolve(Manifest.PATH), Manifest.text(files));
        StoredZip.write(zip, folder, paths(files));
    }

    private static List<String> paths(List<BundledFile> files) {
        return Stream.concat(files.stream().map(BundledFile::path), Stream.of(Manifest.PATH))
                .sorted()
                .toList();
    }
}
