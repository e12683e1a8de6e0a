package dev.reprokit.internal.harness;

import dev.reprokit.internal.file.JsonFile;
import dev.reprokit.internal.process.HarnessCommand;
import dev.reprokit.internal.process.RunPlan;
import dev.reprokit.record.run.ExperimentFolder;
import dev.reprokit.record.run.Plan;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The harness in a JVM of its own, as the plugin forks it; standard input stays open. */
public final class HarnessJvm {
    private HarnessJvm() {}

    /** Runs a plan; what is printed goes to the folder's log. */
    public static Process run(Plan plan, ExperimentFolder folder) throws IOException {
        return run(plan, folder, Map.of());
    }

    /** The same with environment variables. */
    public static Process run(Plan plan, ExperimentFolder folder, Map<String, String> variables)
            throws IOException {
        Path file = folder.path().resolveSibling(folder.path().getFileName() + ".plan.json");
        JsonFile.write(file, new RunPlan(plan, null));
        return start(folder.log(), variables, HarnessCommand.RUN.with(file, folder.path()));
    }

    /**
     * Runs a plan where one folder is on a small disk of its own, which no other process sees.
     *
     * @param disk an empty folder
     * @param kibibytes how much it holds
     * @param log gets what is printed
     */
    static Process runWithSmallDisk(
            Path disk, int kibibytes, Plan plan, ExperimentFolder folder, Path log)
            throws IOException {
        Path file = log.resolveSibling("plan.json");
        JsonFile.write(file, new RunPlan(plan, null));
        List<String> run = command(HarnessCommand.RUN.with(file, folder.path()));
        return start(withSmallDisk(disk, kibibytes, folder.path(), run), log, Map.of());
    }

    /**
     * The command line of a process with a small disk of its own, which ends with another status
     * than 0 where the system does not allow that.
     *
     * @param disk an empty folder
     * @param kibibytes how much it holds
     * @param folder is made, on that disk or elsewhere
     * @param command what is to be run
     */
    static List<String> withSmallDisk(Path disk, int kibibytes, Path folder, List<String> command) {
        List<String> all =
                new ArrayList<>(
                        List.of(
                                "unshare",
                                "--user",
                                "--map-root-user",
                                "--mount",
                                "sh",
                                "-c",
                                "mount -t tmpfs -o size=%dk tmpfs \"$1\" && mkdir -p \"$2\" && shift 2 && exec \"$@\""
                                        .formatted(kibibytes),
                                "sh",
                                disk.toString(),
                                folder.toString()));
        all.addAll(command);
        return all;
    }

    /** Starts {@link HarnessMain}. */
    static Process start(Path log, Map<String, String> variables, List<String> arguments)
            throws IOException {
        return start(command(arguments), log, variables);
    }

    private static List<String> command(List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-XX:TieredStopAtLevel=1");
        command.add("--enable-native-access=ALL-UNNAMED");
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.add(HarnessCommand.MAIN_CLASS);
        command.addAll(arguments);
        return command;
    }

    private static Process start(List<String> command, Path log, Map<String, String> variables)
            throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(variables);
        return builder.start();
    }
}
