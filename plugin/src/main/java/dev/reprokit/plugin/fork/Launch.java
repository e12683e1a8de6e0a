package dev.reprokit.plugin.fork;

import org.apache.maven.plugin.logging.Log;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * One start of a JVM, and the files that explain it afterwards.
 *
 * @param command the command line
 * @param workingDirectory the working directory of the JVM
 * @param argumentFile the arguments that do not fit into the command line
 * @param output gets everything that the JVM prints
 * @param crashFolder gets {@code hs_err_PID.log} when native code crashes
 */
record Launch(
        List<String> command,
        Path workingDirectory,
        Path argumentFile,
        Path output,
        Path crashFolder) {

    /**
     * The free bytes below which the full disk may have ended the JVM: a log needs more, so that
     * its last lines are missing.
     */
    private static final long NO_ROOM = 1L << 16;

    /**
     * Prepares a JVM on this machine, {@code java @argumentFile}.
     *
     * @param java the program
     */
    static Launch ofJava(
            Path java, Path workingDirectory, Path argumentFile, Path output, Path crashFolder) {
        return new Launch(
                List.of(java.toString(), "@" + argumentFile),
                workingDirectory,
                argumentFile,
                output,
                crashFolder);
    }

    /** Prepares a shell script that becomes a JVM. */
    static Launch ofScript(Path script, Path workingDirectory, Path output, Path crashFolder) {
        return new Launch(
                List.of("sh", script.toString()), workingDirectory, script, output, crashFolder);
    }

    /** {@return the goal's own options for the JVM} */
    List<String> options() {
        return List.of(
                "-XX:+ExitOnOutOfMemoryError",
                // DJL, JNA and OpenBLAS's binding load native code; a later JDK refuses that by
                // default, and JDK 24 warns. JDK 17 knows the option.
                "--enable-native-access=ALL-UNNAMED",
                "-XX:ErrorFile=" + crashFolder.resolve("hs_err_%p.log"),
                "-Dai.djl.offline=true",
                "-DOPT_OUT_TRACKING=true");
    }

    /** Deletes the files of an earlier start. */
    void forgetEarlierOne() throws IOException {
        Files.deleteIfExists(argumentFile);
        Files.deleteIfExists(output);
        for (Path crashFile : crashFiles()) {
            Files.delete(crashFile);
        }
    }

    /**
     * Writes the argument file.
     *
     * @param arguments JVM options, class path, main class and its arguments; they come after the
     *     goal's own options, so the user's options override those
     */
    void write(List<String> arguments) throws IOException {
        List<String> all = new ArrayList<>(options());
        all.addAll(arguments);
        ArgumentFile.write(argumentFile, all);
    }

    /**
     * Starts the JVM.
     *
     * @param log gets an error if the JVM has to end with Maven
     */
    ForkedJvm start(Log log) throws IOException {
        return new ForkedJvm(command, workingDirectory, output, log);
    }

    /** {@return lines for a message: full disk, crash report, end of the log, command} */
    String whereToLook() throws IOException {
        List<String> lines = new ArrayList<>();
        OptionalLong free = FreeSpace.at(crashFolder);
        if (free.isPresent() && free.getAsLong() < NO_ROOM) {
            lines.add(
                    "The disk is full: %s bytes are left for %s. Free some, or choose another folder with -Drepro.outputDirectory="
                            .formatted(free.getAsLong(), crashFolder));
        }
        for (Path crashFile : crashFiles()) {
            lines.add("The JVM's own crash report: " + crashFile);
        }
        List<String> tail = LogTail.of(output);
        lines.add("Log: " + output + (tail.isEmpty() ? ", empty" : ", which ends with"));
        tail.forEach(line -> lines.add("  | " + line));
        lines.add("Started in %s as: %s".formatted(workingDirectory, String.join(" ", command)));
        return String.join("\n", lines);
    }

    private List<Path> crashFiles() throws IOException {
        List<Path> files = new ArrayList<>();
        try (var found = Files.newDirectoryStream(crashFolder, "hs_err_*.log")) {
            found.forEach(files::add);
        }
        return files;
    }
}
