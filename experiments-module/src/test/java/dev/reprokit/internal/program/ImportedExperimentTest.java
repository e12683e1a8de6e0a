package dev.reprokit.internal.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reprokit.experiment.Condition;
import dev.reprokit.experiment.Trial;
import dev.reprokit.internal.definition.Definition;
import dev.reprokit.internal.definition.DefinitionException;
import dev.reprokit.internal.definition.DefinitionFile;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

class ImportedExperimentTest {
    private static final Condition FAST = new Condition("fast", "fast", 3, Map.of("rate", "0.5"));

    @TempDir private Path project;
    private Path metrics;

    @BeforeEach
    void run() throws IOException {
        metrics = Files.createDirectories(project.resolve("runs/fast/7")).resolve("metrics.jsonl");
        Files.writeString(metrics, "{\"accuracy\": 0.9, \"loss\": 0.1}");
    }

    private ImportedExperiment imported()
            throws DefinitionException, IOException, ProgramException {
        Path file = DefinitionFile.write(project, "rate", DefinitionFile.SOUND);
        return ImportedExperiment.of(
                new ProgramExperiment(Definition.read(file, "rate.yaml"), project),
                project.resolve("runs"),
                List.of(FAST),
                List.of(7L));
    }

    /** {@return a trial that keeps the epochs that are recorded} */
    private static Trial host(List<Object> recorded) {
        return (Trial)
                Proxy.newProxyInstance(
                        ProgramHost.class.getClassLoader(),
                        new Class<?>[] {Trial.class, ProgramHost.class},
                        (proxy, method, arguments) ->
                                switch (method.getName()) {
                                    case "condition" -> FAST;
                                    case "seed" -> 7L;
                                    case "epochs" -> 3;
                                    case "epoch" -> {
                                        recorded.add(arguments[0]);
                                        yield null;
                                    }
                                    default -> throw new IllegalStateException(method.getName());
                                });
    }

    @Test
    void epochsAreRecordedInOrder() throws Exception {
        List<Object> recorded = new ArrayList<>();
        imported().run(host(recorded));
        assertThat(recorded).containsExactly(1, 2, 3);
    }

    /** The provenance has the digest of what was there first. */
    @Test
    void aFileThatChangesMeanwhileFailsItsTrial() throws Exception {
        ImportedExperiment imported = imported();
        Files.writeString(metrics, "{\"accuracy\": 0.91, \"loss\": 0.1}");
        List<Object> recorded = new ArrayList<>();
        assertThatThrownBy(() -> imported.run(host(recorded)))
                .isInstanceOf(ProgramException.class)
                .hasMessageContaining("fast/7/metrics.jsonl has changed since the run began");
        assertThat(recorded).isEmpty();
    }
}
