package dev.reprokit.bundle;

import dev.reprokit.internal.file.AtomicFile;
import dev.reprokit.internal.file.JsonFile;
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

    /**
     * In the order in which they are written: a document describes those before it, too, and the
     * crate lists all.
     */
    static final List<Document> DOCUMENTS =
            List.of(
                    new CitationFile(),
                    new BillOfMaterials(),
                    AppendixFormat.MARKDOWN,
                    AppendixFormat.LATEX,
                    new RoCrate());

    private static final String STATEMENT = ".intoto.json";

    private final Path folder;
    private final String reproKit;
    private final Work work;

    /**
     * Creates a writer.
     *
     * @param folder holds the files; gets the documents
     * @param reproKit the version of ReproKit
     * @param work the project whose runs they are
     */
    public BundleWriter(Path folder, String reproKit, Work work) {
        this.folder = folder;
        this.reproKit = reproKit;
        this.work = work;
    }

    /**
     * Writes the documents and the bundle, and beside it {@code NAME.zip.intoto.json}, a statement
     * on it in in-toto's format. The same files give the same bytes, on every system.
     *
     * @param zip the bundle
     * @throws IOException if a file cannot be read or written
     */
    public void write(Path zip) throws IOException {
        JsonFile.write(folder.resolve(BundleHead.PATH), new BundleHead(reproKit, work));
        RunFolder runs = writeDocuments(folder, work);
        List<BundledFile> files = Manifest.list(folder);
        AtomicFile.write(folder.resolve(Manifest.PATH), Manifest.text(files));
        StoredZip.write(zip, folder, paths(files));
        AtomicFile.write(
                zip.resolveSibling(zip.getFileName() + STATEMENT),
                TestResultStatement.of(zip, new BundleContents(work, runs, files)).json());
    }

    /** Writes the documents on the files in a folder without documents; {@return its runs} */
    static RunFolder writeDocuments(Path folder, Work work) throws IOException {
        RunFolder runs = RunFolder.read(folder.resolve(RUNS));
        for (Document document : DOCUMENTS) {
            BundleContents contents = new BundleContents(work, runs, Manifest.list(folder));
            AtomicFile.write(folder.resolve(document.path()), document.text(contents));
        }
        return runs;
    }

    private static List<String> paths(List<BundledFile> files) {
        return Stream.concat(files.stream().map(BundledFile::path), Stream.of(Manifest.PATH))
                .sorted()
                .toList();
    }
}
