package dev.reprokit.internal.program;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The files that a program and whatever it starts have opened, from the log of a {@link FileTrace}.
 * A file counts by what was done with it first: what the program has written before it reads it is
 * its own.
 */
final class OpenedFiles {
    private static final String TEXT = "\"((?:[^\"\\\\]|\\\\.)*)\"";
    private static final Pattern CALL = Pattern.compile("(\\d+) +(\\w+)\\((.*)");
    private static final Pattern FOLDER = Pattern.compile("AT_FDCWD<([^>]*)>");

    /** A name, after the folder to which it is relative, if the call names one. */
    private static final Pattern NAME = Pattern.compile("(?:\\w+<([^>]*)>, )?" + TEXT);

    private static final Pattern FLAGS =
            Pattern.compile(TEXT + ", (?:\\{flags=)?(O_[A-Z_]+(?:\\|\\w+)*)");

    /** A deleted file has another end. */
    private static final Pattern DESCRIPTOR = Pattern.compile(" = \\d+<(/.*)>$");

    private static final Pattern NUMBER = Pattern.compile("[0-7]{1,3}");

    private final Path project;

    /** The working directories of processes, as far as they are known. */
    private final Map<String, Path> folders = new HashMap<>();

    private final Map<Path, Boolean> read = new LinkedHashMap<>();
    private final Set<Path> moved = new HashSet<>();

    /**
     * Begins before the first line.
     *
     * @param project the folder in which the program starts, without links in its name
     */
    OpenedFiles(Path project) {
        this.project = project;
    }

    /**
     * Reads a log.
     *
     * @param log one line per call
     * @param project the folder in which the program started, without links in its name
     * @return the files that it read and had not written before, also if they are gone
     * @throws IOException if it cannot be read
     */
    static SortedSet<Path> read(Path log, Path project) throws IOException {
        OpenedFiles files = new OpenedFiles(project);
        // A byte is a character, whatever it means.
        try (BufferedReader lines = Files.newBufferedReader(log, StandardCharsets.ISO_8859_1)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                files.line(line);
            }
        }
        return files.read();
    }

    /** Takes the next line; whatever is no call that opens or moves a file is passed over. */
    void line(String line) {
        Matcher call = CALL.matcher(line);
        if (!call.matches()) {
            return;
        }
        String process = call.group(1);
        String words = call.group(3);
        try {
            Matcher folder = FOLDER.matcher(words);
            if (folder.lookingAt()) {
                folders.put(process, path(folder.group(1)));
            }
            switch (call.group(2)) {
                case "execve" -> run(names(process, words).get(0));
                case "rename", "renameat", "renameat2" -> {
                    Path name = names(process, words).get(1);
                    first(name, false);
                    moved.add(name);
                }
                default -> opened(words, call.group(2).equals("creat"));
            }
        } catch (InvalidPathException e) {
            // This system's names have other characters than the program's.
        }
    }

    /** A program that is built here is a file that decides; others have versions. */
    private void run(Path file) {
        try {
            Path real = file.toRealPath();
            if (real.startsWith(project)) {
                first(real, true);
            }
        } catch (IOException e) {
            // It is gone, so that it was no input.
        }
    }

    private void opened(String words, boolean created) {
        Matcher descriptor = DESCRIPTOR.matcher(words);
        if (!descriptor.find()) {
            return;
        }
        Matcher found = FLAGS.matcher(words);
        List<String> flags =
                found.find() ? List.of(found.group(2).split("\\|")) : List.of("O_RDONLY");
        if (flags.contains("O_PATH") || flags.contains("O_DIRECTORY")) {
            return;
        }
        boolean wrote =
                created
                        || flags.contains("O_WRONLY")
                        || flags.contains("O_TRUNC")
                        || flags.contains("O_EXCL");
        first(path(descriptor.group(1)), !wrote);
    }

    private void first(Path file, boolean reads) {
        read.putIfAbsent(file, reads && !isMoved(file));
    }

    /** A file that is finished elsewhere and then moved here, also with its folder, is new. */
    private boolean isMoved(Path file) {
        for (Path name = file; name != null; name = name.getParent()) {
            if (moved.contains(name)) {
                return true;
            }
        }
        return false;
    }

    /** Returns the names in a call that returns no descriptor. */
    private List<Path> names(String process, String words) {
        List<Path> names = new ArrayList<>();
        Matcher name = NAME.matcher(words);
        while (name.find()) {
            Path folder =
                    name.group(1) == null
                            ? folders.getOrDefault(process, project)
                            : path(name.group(1));
            names.add(folder.resolve(path(name.group(2))).normalize());
        }
        return names;
    }

    /** {@return the files that were read and had not been written before} */
    SortedSet<Path> read() {
        SortedSet<Path> files = new TreeSet<>();
        read.forEach(
                (file, reads) -> {
                    if (reads) {
                        files.add(file);
                    }
                });
        return files;
    }

    private static Path path(String escaped) {
        return Path.of(unescaped(escaped));
    }

    /** Reads the escapes of a text in C. */
    private static String unescaped(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) != '\\' || i + 1 == text.length()) {
                bytes.write(text.charAt(i));
                continue;
            }
            i++;
            Matcher number = NUMBER.matcher(text).region(i, text.length());
            if (number.lookingAt()) {
                bytes.write(Integer.parseInt(number.group(), 8));
                i = number.end() - 1;
            } else {
                int special = "ntrvf".indexOf(text.charAt(i));
                bytes.write(special < 0 ? text.charAt(i) : "\n\t\r\u000b\f".charAt(special));
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
