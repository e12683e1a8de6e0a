package dev.reprokit.manuscript;

import dev.reprokit.manuscript.TakenNumber.Place;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds the numbers that a text in LaTeX takes, in its main file and in those that it inputs or
 * includes. Passes over comments and verbatim text.
 */
final class TexReader {
    /** What is no command comes first: verbatim text, comments, and single characters like \%. */
    private static final Pattern COMMAND =
            Pattern.compile(
                    "\\\\begin\\{(verbatim\\*?|Verbatim|lstlisting|minted|comment)}.*?\\\\end\\{\\1}"
                            + "|\\\\(?:verb|lstinline)\\*?([^A-Za-z*\\s{\\[])[^\n]*?\\2"
                            + "|%[^\n]*"
                            + "|\\\\[^A-Za-z@]"
                            + "|(?<command>\\\\[A-Za-z@]+)",
                    Pattern.DOTALL);

    private static final Pattern BLANKS = Pattern.compile("(?:\\s++|%[^\n]*+\n)*+");

    /** A name that a file has on every system, and no argument of a macro. */
    private static final Pattern NAME = Pattern.compile("[^#|*?<>:\"\\p{Cntrl}]+");

    private static final Pattern BARE_NAME = Pattern.compile("[^\\s{}%\\\\]++");

    private final Path folder;
    private final Set<Path> read = new HashSet<>();
    private final List<TakenNumber> taken = new ArrayList<>();
    private final Map<Place, Path> macros = new LinkedHashMap<>();
    private final Set<String> missing = new TreeSet<>();

    private TexReader(Path folder) {
        this.folder = folder;
    }

    /**
     * Reads a text.
     *
     * @param file its main file, in whose folder LaTeX runs
     * @return the numbers that it takes
     * @throws IOException if the file, or one that it inputs, cannot be read
     */
    static TexReader of(Path file) throws IOException {
        TexReader reader = new TexReader(file.toAbsolutePath().getParent());
        reader.read(file, Files.readString(file));
        return reader;
    }

    /** {@return the numbers, in the order of the text} */
    List<TakenNumber> taken() {
        return taken;
    }

    /** {@return each {@code claims.tex} that is input, by the place of the command} */
    Map<Place, Path> macros() {
        return macros;
    }

    /** {@return the files that it inputs and that are not there; LaTeX may have them elsewhere} */
    Set<String> missing() {
        return missing;
    }

    private void read(Path file, String text) throws IOException {
        if (!read.add(file.toAbsolutePath().normalize())) {
            return;
        }
        Matcher commands = COMMAND.matcher(text);
        int line = 1;
        int counted = 0;
        int end = 0;
        while (commands.find(end)) {
            line += lines(text.substring(counted, commands.start()));
            counted = commands.start();
            end = commands.end();
            String command = commands.group("command");
            if (command == null) {
                continue;
            }
            Place place = new Place(file, line);
            switch (command) {
                case TakenNumber.REPRO, TakenNumber.REPROVALUE -> {
                    Arguments arguments = new Arguments(text, end);
                    List<String> found = arguments.next(TakenNumber.arguments(command));
                    taken.add(new TakenNumber(place, command, found));
                    end = arguments.end;
                }
                case "\\input", "\\include" -> {
                    String name = new Arguments(text, end).name();
                    Optional<Path> other = file(name);
                    if (other.isPresent()) {
                        follow(place, other.get());
                    } else if (NAME.matcher(name).matches()) {
                        missing.add(name);
                    }
                }
                default -> {}
            }
        }
    }

    private void follow(Place place, Path file) throws IOException {
        String text = Files.readString(file);
        if (ClaimMacros.isWritten(text)) {
            macros.put(place, file);
        } else {
            read(file, text);
        }
    }

    private Optional<Path> file(String name) {
        if (!NAME.matcher(name).matches()) {
            return Optional.empty();
        }
        return Stream.of(name + ".tex", name)
                .map(folder::resolve)
                .filter(Files::isRegularFile)
                .findFirst();
    }

    private static int lines(String text) {
        return (int) text.chars().filter(c -> c == '\n').count();
    }

    /** What follows a command. */
    private static final class Arguments {
        private final String text;
        private int end;

        Arguments(String text, int start) {
            this.text = text;
            this.end = start;
        }

        /** {@return as many groups in braces as there are, at most the given number} */
        List<String> next(int most) {
            List<String> arguments = new ArrayList<>();
            while (arguments.size() < most) {
                int open = afterBlanks();
                int close = open < text.length() && text.charAt(open) == '{' ? closing(open) : -1;
                if (close < 0) {
                    break;
                }
                arguments.add(text.substring(open + 1, close));
                end = close + 1;
            }
            return arguments;
        }

        /** {@return the name of a file, in braces or not; empty if there is none} */
        String name() {
            List<String> group = next(1);
            if (!group.isEmpty()) {
                return group.get(0).replace("\"", "").strip();
            }
            Matcher bare = BARE_NAME.matcher(text).region(afterBlanks(), text.length());
            return bare.lookingAt() ? bare.group() : "";
        }

        private int afterBlanks() {
            Matcher blanks = BLANKS.matcher(text).region(end, text.length());
            return blanks.lookingAt() ? blanks.end() : end;
        }

        /** {@return the place of the brace that closes a group; -1 if none does} */
        private int closing(int open) {
            int depth = 0;
            for (int i = open; i < text.length(); i++) {
                switch (text.charAt(i)) {
                    case '\\' -> i++;
                    case '{' -> depth++;
                    case '}' -> depth--;
                    default -> {}
                }
                if (depth == 0) {
                    return i;
                }
            }
            return -1;
        }
    }
}
