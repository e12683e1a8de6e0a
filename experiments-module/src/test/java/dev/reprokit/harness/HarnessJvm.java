package dev.reprokit.harness;

import dev.reprokit.record.ExperimentFolder;
import dev.reprokit.record.JsonFile;
import dev.reprokit.record.Plan;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The harness in a JVM of its own, as the plugin forks it; standard input stays open. */
final class HarnessJvm {
    private HarnessJvm() {}

    /** Runs a plan; what is printed goes to the folder's log. */
    static Process run(Plan plan, ExperimentFolder folder) throws IOException {
        return run(plan, folder, Map.of());
    }

    /** The same with environment variables. */
    static Process run(Plan plan, ExperimentFolder folder, Map<String, String> variables)
            throws IOException {
        Path file = folder.path().resolveSibling(folder.path().getFileName() + ".plan.json");
        JsonFile.write(file, plan);
        return start(
                folder.log(), variables, List.of("run", file.toString(), folder.path().toString()));
    }

    /** Starts {@link Main}. */
    static Process start(Path log, Map<String, String> variables, List<String> arguments)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-XX:TieredStopAtLevel=1");
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.add(Main.class.getName());
        command.addAll(arguments);
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(variables);
        return builder.start();
    }
}
