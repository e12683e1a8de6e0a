package dev.reprokit.internal.harness.trial;

import dev.reprokit.data.DataException;
import dev.reprokit.data.DataSources;
import dev.reprokit.data.Dataset;
import dev.reprokit.experiment.Design;
import dev.reprokit.internal.harness.machine.RefusedException;
import dev.reprokit.record.run.Plan;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * The data for a plan and a design.
 *
 * @param plan may name another data set than the design
 * @param design numbers of images
 * @param progress receives lines on the progress of a download
 */
public record PlannedData(Plan plan, Design design, Consumer<String> progress) {

    /** Loads and checks the data; null if the experiment brings its own. */
    public Dataset load() throws RefusedException {
        if (design.dataset() == null) {
            return null;
        }
        String id = plan.dataset() == null ? design.dataset() : plan.dataset();
        Path directory = plan.dataDirectory() == null ? null : Path.of(plan.dataDirectory());
        try {
            return DataSources.of(id, directory, plan.download(), progress)
                    .load(design.trainImages(), design.testImages());
        } catch (DataException | IllegalArgumentException e) {
            throw new RefusedException(e.getMessage(), e);
        } catch (IOException e) {
            // The message of a file that cannot be opened is only its path.
            throw new RefusedException("%s cannot be read: %s".formatted(id, e), e);
        }
    }
}
