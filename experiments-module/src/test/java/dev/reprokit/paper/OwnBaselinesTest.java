package dev.reprokit.paper;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reprokit.baseline.BaselineFolder;
import dev.reprokit.experiment.Experiment;
import dev.reprokit.record.result.Scale;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** What this project's own smoke run is held against is there, before anything is trained. */
class OwnBaselinesTest {
    private static final BaselineFolder FOLDER =
            new BaselineFolder(Path.of("src", "repro", "baseline"));

    @Test
    void everyExperimentHasABaselineThatCanBeRead() throws IOException {
        List<String> ids = PaperExperimentsTest.experiments().stream().map(Experiment::id).toList();

        assertThat(FOLDER.experiments(Scale.SMOKE)).containsExactlyInAnyOrderElementsOf(ids);
        for (String id : ids) {
            assertThat(FOLDER.find(Scale.SMOKE, id)).as(id).isPresent();
        }
    }
}
