package dev.reprokit.internal.harness.trial;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;

import dev.reprokit.internal.cache.Key;
import dev.reprokit.internal.file.MetricsCsv;
import dev.reprokit.internal.harness.trial.CheckpointFile.Header;
import dev.reprokit.record.result.Metric;
import dev.reprokit.training.Backbone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;

/**
 * A backbone's files, while it trains and in the cache: {@code metrics.csv}, and {@code epoch-N}
 * with all parameters after epoch N.
 *
 * @param folder their folder
 */
record BackboneFiles(Path folder) {
    private static final String METRICS = "metrics.csv";
    private static final String EPOCH = "epoch-";

    /** Stores the network of a training's state. */
    void keep(Key key, int epoch, Map<String, NDArray> trainingState) throws IOException {
        Map<String, NDArray> parameters = Backbone.parametersIn(trainingState);
        epoch(epoch)
                .write(
                        new Header(
                                key.digest(),
                                new TrialProgress(epoch, 0, 0),
                                null,
                                0,
                                "",
                                null,
                                List.copyOf(parameters.keySet())),
                        parameters,
                        true);
    }

    /**
     * Checks the stored files.
     *
     * @param key key of the backbone
     * @param epochs epochs whose files must exist
     * @throws IOException if one is missing, damaged, or of another backbone or epoch
     */
    void check(Key key, SortedSet<Integer> epochs) throws IOException {
        for (int epoch : epochs) {
            CheckpointFile file = epoch(epoch);
            Header header = of(file, file::header);
            if (!header.key().equals(key.digest()) || header.progress().epochs() != epoch) {
                throw new IOException(
                        "%s is of another backbone or epoch, expected epoch %d of the key %s"
                                .formatted(file.path(), epoch, key.digest()));
            }
        }
    }

    /** {@return the names of the files of a whole backbone} */
    static Set<String> names(SortedSet<Integer> epochs) {
        Set<String> names = new HashSet<>(Set.of(METRICS));
        epochs.forEach(epoch -> names.add(EPOCH + epoch));
        return names;
    }

    /** Tests if the parameters after an epoch are there. */
    boolean have(int epoch) {
        return Files.exists(epoch(epoch).path());
    }

    /**
     * Checks that the metrics are those of a backbone's training and of no other: each epoch once,
     * in order.
     *
     * @throws IOException if they are not; the message says which one is too much or missing
     */
    void requireOf(BackboneRecipe recipe) throws IOException {
        Path file = folder.resolve(METRICS);
        int epoch = 0;
        Set<String> names = new HashSet<>();
        for (Metric metric : MetricsCsv.read(file)) {
            if (metric.epoch() == epoch + 1) {
                epoch++;
                names.clear();
            }
            if (!metric.trial().equals(recipe.id())
                    || metric.epoch() != epoch
                    || !names.add(metric.name())) {
                throw new IOException(
                        "%s: the metric %s does not belong to the epochs of %s, or comes twice"
                                .formatted(file, metric, recipe.title()));
            }
        }
        if (epoch != recipe.lastEpoch()) {
            throw new IOException(
                    "%s ends with epoch %d, expected %d"
                            .formatted(file, epoch, recipe.lastEpoch()));
        }
    }

    void copyTo(Path other, SortedSet<Integer> epochs) throws IOException {
        Files.copy(folder.resolve(METRICS), other.resolve(METRICS));
        for (int epoch : epochs) {
            Path file = epoch(epoch).path();
            Files.copy(file, other.resolve(file.getFileName()));
        }
    }

    /** {@return all metrics, by epoch and name} */
    Map<Integer, Map<String, Double>> metrics() throws IOException {
        Map<Integer, Map<String, Double>> metrics = new HashMap<>();
        for (Metric metric : MetricsCsv.read(folder.resolve(METRICS))) {
            metrics.computeIfAbsent(metric.epoch(), epoch -> new HashMap<>())
                    .put(metric.name(), metric.value());
        }
        return metrics;
    }

    /** {@return all parameters after an epoch, by name} */
    Map<String, NDArray> parameters(int epoch, NDManager manager) throws IOException {
        CheckpointFile file = epoch(epoch);
        return of(file, () -> file.state(manager));
    }

    private interface Reading<T> {
        T read() throws IOException;
    }

    /** Reads from a file and names it in every exception. */
    private static <T> T of(CheckpointFile file, Reading<T> reading) throws IOException {
        try {
            return reading.read();
        } catch (NoSuchFileException e) {
            throw new IOException(file.path() + " is missing", e);
        } catch (IOException e) {
            throw new IOException(
                    "%s cannot be used, %s".formatted(file.path(), e.getMessage()), e);
        }
    }

    private CheckpointFile epoch(int epoch) {
        return new CheckpointFile(folder.resolve(EPOCH + epoch));
    }
}
