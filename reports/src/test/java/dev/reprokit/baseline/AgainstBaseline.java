package dev.reprokit.baseline;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Base of tests that compare a run, changed one thing at a time, with the run as it was. */
abstract class AgainstBaseline {
    @TempDir Path folder;
    final Runs run = new Runs();
    Baseline baseline;

    @BeforeEach
    void recorded() throws IOException {
        baseline = Baseline.accept(run.write(folder), "first", null);
    }

    final Comparison compared(Mode mode) throws IOException {
        return Comparison.of(List.of(new ComparedRun(run.write(folder), baseline)), mode);
    }

    final List<String> findings() throws IOException {
        return compared(Mode.STATISTICAL).findings().stream().map(Difference::inWords).toList();
    }
}
