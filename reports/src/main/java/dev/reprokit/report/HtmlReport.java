package dev.reprokit.report;

import dev.reprokit.record.AtomicFile;
import dev.reprokit.record.ExperimentFolder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The HTML pages of a run folder: {@code index.html}, {@code EXPERIMENT/report.html} and the {@code
 * assets} folder that they share. It reads files and judges nothing.
 */
public final class HtmlReport {
    private final Path runFolder;

    /**
     * A report on a run folder.
     *
     * @param runFolder the folder that holds the experiments' folders, by default {@code
     *     target/repro}
     */
    public HtmlReport(Path runFolder) {
        this.runFolder = runFolder;
    }

    /**
     * Writes all pages. An experiment whose files are missing, malformed or of different runs gets
     * no page (an older one is removed) and a line on the index that says what is wrong.
     *
     * @return {@code index.html}
     * @throws IOException if a page cannot be written
     */
    public Path write() throws IOException {
        Templates templates = new Templates();
        List<Evidence> readable = new ArrayList<>();
        List<View.Problem> problems = new ArrayList<>();
        for (ExperimentFolder folder : ExperimentFolder.startedIn(runFolder)) {
            try {
                readable.add(Evidence.read(folder));
            } catch (IOException e) {
                problems.add(
                        new View.Problem(folder.path().getFileName().toString(), e.getMessage()));
                Files.deleteIfExists(folder.report());
            }
        }
        Assets.copyTo(runFolder.resolve("assets"));
        for (Evidence evidence : readable) {
            AtomicFile.write(evidence.folder().report(), templates.experiment(evidence));
        }
        Path index = runFolder.resolve("index.html");
        AtomicFile.write(index, templates.index(readable, problems));
        return index;
    }
}
