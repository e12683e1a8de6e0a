package dev.reprokit.baseline;

import dev.reprokit.record.result.Scale;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The folder of a project's baselines, one file {@code SCALE/EXPERIMENT.csv} per scale and
 * experiment, and of their histories, {@code history/SCALE/EXPERIMENT.csv}. The files are committed
 * like code.
 *
 * @param path the folder, by default {@code src/repro/baseline}; it need not exist
 */
public record BaselineFolder(Path path) {
    private static final String EXTENSION = ".csv";
    private static final String HISTORY = "history";

    /**
     * Returns the file of an experiment's baseline.
     *
     * @param scale the scale of the run
     * @param experiment the experiment's id
     * @return the file; it need not exist
     */
    public Path file(Scale scale, String experiment) {
        return path.resolve(scale.id()).resolve(experiment + EXTENSION);
    }

    /**
     * Returns the file of an experiment's history. It lies in a folder that no scale is named like.
     *
     * @param scale the scale of the runs
     * @param experiment the experiment's id
     * @return {@code history/SCALE/EXPERIMENT.csv}; it need not exist
     */
    public Path history(Scale scale, String experiment) {
        return path.resolve(HISTORY).resolve(scale.id()).resolve(experiment + EXTENSION);
    }

    /**
     * Reads an experiment's baseline.
     *
     * @param scale the scale of the run
     * @param experiment the experiment's id
     * @return the baseline; empty if there is no file
     * @throws IOException if the file cannot be read, is malformed, or lies in another scale's
     *     folder
     */
    public Optional<Baseline> find(Scale scale, String experiment) throws IOException {
        Path file = file(scale, experiment);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        Baseline baseline = BaselineCsv.read(file);
        String recorded = baseline.run().environment().get(Snapshot.SCALE);
        if (!scale.id().equals(recorded)) {
            throw new IOException(
                    "%s is a baseline of scale %s in the folder of scale %s"
                            .formatted(file, recorded, scale.id()));
        }
        return Optional.of(baseline);
    }

    /**
     * Lists the experiments that have a baseline.
     *
     * @param scale the scale
     * @return the ids, sorted; empty if there is no baseline
     * @throws IOException if the folder cannot be listed
     */
    public List<String> experiments(Scale scale) throws IOException {
        Path folder = path.resolve(scale.id());
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(EXTENSION))
                    .map(name -> name.substring(0, name.length() - EXTENSION.length()))
                    .sorted()
                    .toList();
        }
    }
}
