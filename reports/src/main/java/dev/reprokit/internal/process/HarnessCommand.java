package dev.reprokit.internal.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The command line of the harness: the plugin writes it, and the main class in the forked JVM reads
 * it.
 *
 * <p>Exit status: 0, all results are on disk; {@value #REFUSED}, the plan cannot be run and the
 * last line of {@code events.jsonl} has the reason; anything else, a crash.
 */
public enum HarnessCommand {
    /** Writes the {@link Catalogue} of the class path: a {@link CataloguePlan}. */
    CATALOGUE("PLAN_FILE", "FILE"),
    /** Runs the plan of one experiment: a {@link RunPlan}. */
    RUN("PLAN_FILE", "EXPERIMENT_FOLDER"),
    /** Measures how fast this machine trains: a {@link BenchmarkPlan}. */
    BENCHMARK("PLAN_FILE", "BENCHMARK_FOLDER"),
    /** Runs the first trials of one experiment: an {@link AuditPlan}. */
    AUDIT("PLAN_FILE", "EXPERIMENT_FOLDER"),
    /** Finds out what would keep plans from being run: a {@link DoctorPlan}. */
    DOCTOR("PLAN_FILE", "DOCTOR_FOLDER"),
    /** Runs a program once, to see what it reports: a {@link TryPlan}. */
    TRY("PLAN_FILE", "TRY_FOLDER"),
    /** Judges a run anew and runs some of its trials again: a {@link VerifyPlan}. */
    VERIFY("PLAN_FILE", "VERIFY_FOLDER");

    /** The name of the forked JVM's main class. */
    public static final String MAIN_CLASS = "dev.reprokit.internal.harness.HarnessMain";

    /** The exit status of a plan that cannot be run. */
    public static final int REFUSED = 20;

    private final List<String> files;

    HarnessCommand(String... files) {
        this.files = List.of(files);
    }

    /**
     * Reads the arguments of the main class.
     *
     * @param arguments a command and its files
     * @return the command
     * @throws IllegalArgumentException if there is no such command, or it takes more or fewer
     *     files; the message is the usage
     */
    public static HarnessCommand of(String... arguments) {
        return Arrays.stream(values())
                .filter(
                        command ->
                                arguments.length == 1 + command.files.size()
                                        && arguments[0].equals(command.id()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(usage()));
    }

    /**
     * Writes the arguments of the main class.
     *
     * @param files the command's files, in the order of its usage
     * @return arguments that {@link #of} reads
     */
    public List<String> with(Path... files) {
        List<String> arguments = new ArrayList<>(List.of(id()));
        Arrays.stream(files).map(Path::toString).forEach(arguments::add);
        return arguments;
    }

    private String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static String usage() {
        return Arrays.stream(values())
                .map(command -> command.id() + " " + String.join(" ", command.files))
                .collect(Collectors.joining(" | ", "usage: ", ""));
    }
}
