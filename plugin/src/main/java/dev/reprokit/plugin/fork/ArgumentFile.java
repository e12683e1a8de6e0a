package dev.reprokit.plugin.fork;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A file of arguments for {@code java @file}, which may be longer than a command line, and which
 * other users cannot read.
 */
final class ArgumentFile {
    private ArgumentFile() {}

    /** Writes the arguments quoted, in the encoding in which the launcher reads them. */
    static void write(Path file, List<String> arguments) throws IOException {
        writeLines(file, arguments.stream().map(ArgumentFile::quoted).toList());
    }

    /**
     * Writes the arguments quoted, and then some that the launcher splits.
     *
     * @param more words with the quotes of a shell, as Spark takes them
     */
    static void write(Path file, List<String> arguments, String more) throws IOException {
        List<String> lines = new ArrayList<>(arguments.stream().map(ArgumentFile::quoted).toList());
        lines.add(more.replaceAll("[\n\r]", " "));
        writeLines(file, lines);
    }

    private static void writeLines(Path file, List<String> lines) throws IOException {
        Charset launcher =
                Charset.forName(
                        System.getProperty("sun.jnu.encoding", Charset.defaultCharset().name()));
        OwnerOnlyFile.write(file, String.join("\n", lines) + "\n", launcher);
    }

    private static String quoted(String argument) {
        return '"'
                + argument.replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("\n", "\\n")
                        .replace("\r", "\\r")
                + '"';
    }
}
