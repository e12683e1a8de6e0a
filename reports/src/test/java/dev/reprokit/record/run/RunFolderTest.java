package dev.reprokit.record.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reprokit.gate.AccuracyRun;
import dev.reprokit.record.run.RunProblem.Kind;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class RunFolderTest {
    @TempDir private Path path;
    private ExperimentFolder folder;

    @BeforeEach
    void twoRuns() throws IOException {
        AccuracyRun.write(path, "b", 0.8);
        AccuracyRun.write(path, "a", 0.8);
        folder = new ExperimentFolder(path.resolve("b"));
    }

    private void assertBroken(Kind kind, String message) throws IOException {
        RunFolder read = RunFolder.read(path);
        assertThat(read.runs()).extracting(Run::experiment).containsExactly("a");
        assertThat(read.problems()).hasSize(1);
        assertThat(read.problem("b").kind()).isEqualTo(kind);
        assertThat(read.problem("b").message()).contains(message);
        assertThat(read.run("b")).isEmpty();
    }

    @Test
    void wholeRunsAreSortedByFolder() throws IOException {
        RunFolder read = RunFolder.read(path);
        assertThat(read.runs()).extracting(Run::experiment).containsExactly("a", "b");
        assertThat(read.runs()).allMatch(Run::ended);
        assertThat(read.problems()).isEmpty();
        assertThat(read.problem("c").kind()).isEqualTo(Kind.NOT_RUN);
        assertThat(RunFolder.read(path.resolve("none")).runs()).isEmpty();
    }

    @Test
    void aRunWithoutItsLastEventIsWholeAndHasNotEnded() throws IOException {
        Files.delete(folder.events());
        assertThat(RunFolder.read(path).run("b").orElseThrow().ended()).isFalse();
    }

    @Test
    void aFailureCountsWhateverElseLiesThere() throws IOException {
        Files.writeString(folder.failure(), "no data");
        assertBroken(Kind.FAILED, "no data");
    }

    @Test
    void withoutAPlanItWasNotRun() throws IOException {
        Files.delete(folder.plan());
        assertBroken(Kind.NOT_RUN, "plan.json is missing");
    }

    @Test
    void aMissingFileIsARunThatDidNotEnd() throws IOException {
        Files.delete(folder.metrics());
        assertBroken(Kind.UNFINISHED, "metrics.csv is missing: the run did not end");
    }

    @Test
    void filesOfDifferentRunsAreARunThatDidNotEnd() throws IOException {
        Files.writeString(
                folder.verdicts(), Files.readString(folder.verdicts()).replace("run-1", "run-0"));
        assertBroken(Kind.UNFINISHED, "verdicts.json is of [b, run-0], but plan.json is of");
    }

    @Test
    void aFileThatCannotBeReadIsDamaged() throws IOException {
        Files.writeString(folder.trials(), "trial\n");
        assertBroken(Kind.DAMAGED, "trials.csv has the columns");
    }

    @Test
    void aTrialThatFinishedHasNumbersOnly() throws IOException {
        String metrics = Files.readString(folder.metrics());
        int end = metrics.length() - 1;
        Files.writeString(
                folder.metrics(),
                metrics.substring(0, metrics.lastIndexOf(',', end) + 1) + "NaN\n");
        assertBroken(Kind.DAMAGED, "has finished, but its ");
    }
}
