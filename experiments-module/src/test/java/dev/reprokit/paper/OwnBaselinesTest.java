package dev.reprokit.paper;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reprokit.baseline.BaselineFolder;
import dev.reprokit.experiment.Experiment;
import dev.reprokit.record.result.DeclaredMetric;
import dev.reprokit.record.result.Direction;
import dev.reprokit.record.result.Scale;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
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

    /**
     * But for metrics of which the source says neither: what fits noise is neither good nor bad.
     */
    @Test
    void accuraciesLossesAndErrorsHaveADirection() throws IOException {
        for (Experiment experiment : PaperExperimentsTest.experiments()) {
            assertThat(Files.readAllLines(FOLDER.file(Scale.SMOKE, experiment.id())))
                    .filteredOn(row -> row.startsWith("final,"))
                    .extracting(row -> row.split(",")[3])
                    .filteredOn(name -> name.matches(".*(accuracy|loss|error)(\\..*)?"))
                    .filteredOn(name -> !name.equals("noisy_train_accuracy"))
                    .isNotEmpty()
                    .allSatisfy(
                            name ->
                                    assertThat(
                                                    DeclaredMetric.find(experiment.metrics(), name)
                                                            .direction())
                                            .as("%s of %s", name, experiment.id())
                                            .isNotEqualTo(Direction.NEITHER));
        }
    }
}
