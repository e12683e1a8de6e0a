package dev.reprokit.harness;

import dev.reprokit.record.Event;
import dev.reprokit.record.EventLog;
import dev.reprokit.record.ExperimentFolder;
import dev.reprokit.record.JsonFile;
import dev.reprokit.record.Plan;

import java.io.IOException;
import java.nio.file.Path;

/**
 * The forked JVM's main class.
 *
 * <ul>
 *   <li>{@code catalogue FILE} writes what experiments the class path holds;
 *   <li>{@code run PLAN_FILE EXPERIMENT_FOLDER} runs one experiment's plan.
 * </ul>
 *
 * Exit status: 0, all results are on disk; {@value #REFUSED}, the plan cannot be run and the reason
 * is the last line of {@code events.jsonl}; anything else, a crash.
 */
public final class Main {
    /** The exit status of a plan that cannot be run. */
    public static final int REFUSED = 20;

    private Main() {}

    /**
     * Runs a command and ends the JVM.
     *
     * @param args see the class
     * @throws IOException if results cannot be written
     */
    public static void main(String[] args) throws IOException {
        // PyTorch's native threads must not keep a finished JVM alive.
        System.exit(execute(args));
    }

    private static int execute(String... args) throws IOException {
        if (args.length == 2 && args[0].equals("catalogue")) {
            JsonFile.write(Path.of(args[1]), Experiments.catalogue());
            return 0;
        }
        if (args.length == 3 && args[0].equals("run")) {
            ExperimentFolder folder = new ExperimentFolder(Path.of(args[2]));
            Watchdog.start(folder.threadDump());
            return run(JsonFile.read(Path.of(args[1]), Plan.class), folder);
        }
        throw new IllegalArgumentException(
                "usage: catalogue FILE | run PLAN_FILE EXPERIMENT_FOLDER");
    }

    static int run(Plan plan, ExperimentFolder folder) throws IOException {
        EventLog events = new EventLog(folder.events());
        try {
            new Harness(plan, folder, events).run();
            return 0;
        } catch (RefusedException e) {
            events.append(new Event.Refused(e.getMessage()));
            return REFUSED;
        }
    }
}
