package dev.reprokit.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.reprokit.record.result.Scale;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The file of a baseline at smoke scale, to be edited by hand one thing at a time. */
final class BaselineFile {
    final Runs run = new Runs();
    private final Path folder;

    BaselineFile(Path folder) {
        this.folder = folder;
    }

    BaselineFolder baselines() {
        return new BaselineFolder(folder.resolve("baseline"));
    }

    Path path() {
        return baselines().file(Scale.SMOKE, Runs.ID);
    }

    void accept(String reason) throws IOException {
        BaselineCsv.write(path(), Baseline.accept(run.write(folder), reason, null));
    }

    /** Accepts a run and two further seeds, which are held back. */
    void acceptHeldBack() throws IOException {
        Runs further = new Runs();
        further.seeds = new long[] {6, 7};
        further.write(run.write(folder).folder().heldBack());
        accept("why");
    }

    /** Accepts a run that tells which test images its trials got right. */
    void acceptRight(String with, String without) throws IOException {
        run.right("with", with);
        run.right("without", without);
        accept("with images");
    }

    void edit(String text, String replacement) throws IOException {
        String content = Files.readString(path());
        assertThat(content).contains(text);
        Files.writeString(path(), content.replace(text, replacement));
    }

    void remove(String rows) throws IOException {
        String content = Files.readString(path());
        assertThat(content).containsPattern(rows);
        Files.writeString(path(), content.replaceAll(rows, ""));
    }

    void assertRefused(String message) {
        assertThatIOException()
                .isThrownBy(() -> BaselineCsv.read(path()))
                .withMessageContaining(path().toString())
                .withMessageContaining(message);
    }
}
