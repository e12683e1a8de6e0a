package dev.reprokit.plugin.fork;

import dev.reprokit.internal.text.Secrets;

import org.apache.maven.plugin.logging.Log;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
 * @param argumentFiles what does not fit into the command line, or must not be seen there
 * @param output gets everything that the JVM prints
 * @param crashFolder gets {@code hs_err_PID.log} when native code crashes
 */
record Launch(
        List<String> command,
        Path workingDirectory,
        List<Path> argumentFiles,
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
                List.of(argumentFile),
                output,
                crashFolder);
    }

    /**
     * Prepares a shell script that becomes a JVM.
     *
     * @param submit the script and its files
     */
    static Launch ofScript(
            SparkSubmit submit, Path workingDirectory, Path output, Path crashFolder) {
        return new Launch(
                List.of("sh", submit.script().toString()),
                workingDirectory,
                submit.files(),
                output,
                crashFolder);
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
        removeArguments();
        Files.deleteIfExists(output);
        for (Path crashFile : crashFiles()) {
            Files.delete(crashFile);
        }
    }

    /** Deletes the argument files. */
    void removeArguments() throws IOException {
        for (Path file : argumentFiles) {
            Files.deleteIfExists(file);
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
        ArgumentFile.write(argumentFiles.get(0), all);
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
            hideSecrets(crashFile);
            lines.add("The JVM's own crash report: " + crashFile);
        }
        List<String> tail = LogTail.of(output);
        lines.add("Log: " + output + (tail.isEmpty() ? ", empty" : ", which ends with"));
        tail.forEach(line -> lines.add("  | " + Secrets.hidden(line)));
        lines.add("Started in %s as: %s".formatted(workingDirectory, String.join(" ", command)));
        return String.join("\n", lines);
    }

    /** The JVM writes all its options into its report. */
    private static void hideSecrets(Path crashFile) throws IOException {
        // Its bytes need not be UTF-8.
        List<String> lines = Files.readAllLines(crashFile, StandardCharsets.ISO_8859_1);
        List<String> hidden = lines.stream().map(Secrets::hidden).toList();
        if (!hidden.equals(lines)) {
            Files.write(crashFile, hidden, StandardCharsets.ISO_8859_1);
        }
    }

    private List<Path> crashFiles() throws IOException {
        List<Path> files = new ArrayList<>();
        try (var found = Files.newDirectoryStream(crashFolder, "hs_err_*.log")) {
            found.forEach(files::add);
        }
        return files;
    }
}
