package dev.reprokit.record.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.reprokit.internal.file.AtomicFile;
import dev.reprokit.record.result.Scale;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;

class ExperimentFolderTest {
    @TempDir private Path runFolder;

    @Test
    void findsStartedJudgedAndRefusedExperiments() throws IOException {
        ExperimentFolder judged = new ExperimentFolder(runFolder.resolve("b"));
        AtomicFile.write(judged.verdicts(), "{}");
        ExperimentFolder began = new ExperimentFolder(runFolder.resolve("a"));
        AtomicFile.write(began.plan(), "{}");
        ExperimentFolder refused = new ExperimentFolder(runFolder.resolve("c"));
        AtomicFile.write(refused.failure(), "no data");
        AtomicFile.write(runFolder.resolve("assets").resolve("report.js"), "");
        AtomicFile.write(runFolder.resolve("index.html"), "");

        assertThat(ExperimentFolder.startedIn(runFolder)).containsExactly(began, judged, refused);
    }

    @Test
    void noRunFolderHoldsNoExperiment() throws IOException {
        assertThat(ExperimentFolder.startedIn(runFolder.resolve("none"))).isEmpty();
    }

    @Test
    void scalesAreFoundByTheirNames() {
        assertThat(Scale.of("reduced")).isEqualTo(Scale.REDUCED);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Scale.of("tiny"))
                .withMessage("unknown scale 'tiny'; legal values: [smoke, reduced, paper]");
    }
}
