package dev.reprokit.plugin.fork;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** A file of arguments for {@code java @file}, which may be longer than a command line. */
final class ArgumentFile {
    private ArgumentFile() {}

    /** Writes the arguments quoted, in the encoding in which the launcher reads them. */
    static void write(Path file, List<String> arguments) throws IOException {
        Charset launcher =
                Charset.forName(
                        System.getProperty("sun.jnu.encoding", Charset.defaultCharset().name()));
        String text =
                arguments.stream()
                        .map(ArgumentFile::quoted)
                        .collect(Collectors.joining("\n", "", "\n"));
        Files.writeString(file, text, launcher);
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
