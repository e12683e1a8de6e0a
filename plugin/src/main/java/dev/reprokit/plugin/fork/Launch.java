package dev.reprokit.plugin.fork;

import org.apache.maven.plugin.logging.Log;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One start of a JVM, and the files by which it can be understood afterwards.
 *
 * @param command what is started
 * @param workingDirectory where it runs
 * @param argumentFile what of the command does not fit into a line
 * @param output what it prints
 * @param crashFolder where the JVM writes {@code hs_err_PID.log} when native code crashes
 */
record Launch(
        List<String> command,
        Path workingDirectory,
        Path argumentFile,
        Path output,
        Path crashFolder) {

    /** Less than a log takes: the disk may be why it ended, and its last words are missing. */
    private static final long NO_ROOM = 1L << 16;

    /**
     * A JVM on this machine, {@code java @argumentFile}.
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

    /** A JVM that a shell script becomes. */
    static Launch ofScript(Path script, Path workingDirectory, Path output, Path crashFolder) {
        return new Launch(
                List.of("sh", script.toString()), workingDirectory, script, output, crashFolder);
    }

    /** {@return our own options for the JVM} */
    List<String> options() {
        return List.of(
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:ErrorFile=" + crashFolder.resolve("hs_err_%p.log"),
                "-Dai.djl.offline=true",
                "-DOPT_OUT_TRACKING=true");
    }

    /** Removes an earlier start's files. */
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
     * @param arguments JVM options, class path, main class and its arguments; they come after our
     *     own options, so the user's win
     */
    void write(List<String> arguments) throws IOException {
        List<String> all = new ArrayList<>(options());
        all.addAll(arguments);
        ArgumentFile.write(argumentFile, all);
    }

    /**
     * Starts it.
     *
     * @param log is told if the JVM had to end with Maven
     */
    ForkedJvm start(Log log) throws IOException {
        return new ForkedJvm(command, workingDirectory, output, log);
    }

    /** {@return full disk, crash report, log and its last lines, command: for a message} */
    String whereToLook() throws IOException {
        List<String> lines = new ArrayList<>();
        long free = Files.getFileStore(crashFolder).getUsableSpace();
        if (free < NO_ROOM) {
            lines.add(
                    "The disk is full: %,d bytes are left for %s. Free some, or choose another folder with -Drepro.outputDirectory="
                            .formatted(free, crashFolder));
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
