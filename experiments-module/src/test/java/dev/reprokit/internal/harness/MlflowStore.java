package dev.reprokit.internal.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Writes what MLflow writes into its file store. */
record MlflowStore(Path folder) {

    /** Writes an experiment with its number. */
    void experiment(String id, String name, String stage) throws IOException {
        write(
                folder.resolve(id).resolve("meta.yaml"),
                """
                artifact_location: file:///somewhere/%s
                creation_time: 1795970077000
                experiment_id: '%s'
                last_update_time: 1795970077000
                lifecycle_stage: %s
                name: %s
                """
                        .formatted(id, id, stage, name));
    }

    /**
     * Writes a run of experiment 1.
     *
     * @param status 3 is finished, 4 failed
     * @param metrics the lines of the files, by name
     */
    void run(
            String id,
            int status,
            String stage,
            Map<String, String> params,
            Map<String, String> metrics)
            throws IOException {
        Path run = folder.resolve("1").resolve(id);
        write(
                run.resolve("meta.yaml"),
                """
                artifact_uri: file:///somewhere/1/%s/artifacts
                end_time: 1795970078000
                entry_point_name: ''
                experiment_id: '1'
                lifecycle_stage: %s
                run_id: %s
                run_name: name-of-%s
                start_time: 1795970077000
                status: %s
                tags: []
                user_id: somebody
                """
                        .formatted(id, stage, id, id, status));
        for (Map.Entry<String, String> param : params.entrySet()) {
            write(run.resolve("params").resolve(param.getKey()), param.getValue());
        }
        for (Map.Entry<String, String> metric : metrics.entrySet()) {
            write(run.resolve("metrics").resolve(metric.getKey()), metric.getValue());
        }
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
