package dev.reprokit.manuscript;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A place where a text takes a number of a claim.
 *
 * @param place file and line
 * @param command {@code \repro} or {@code \reprovalue}
 * @param arguments the arguments that are there, as they are written
 */
record TakenNumber(Place place, String command, List<String> arguments) {
    static final String REPRO = "\\repro";

    /** A macro's parameter, and no escaped number sign. */
    private static final Pattern PARAMETER = Pattern.compile("(?<!\\\\)#\\d");

    static final String REPROVALUE = "\\reprovalue";

    /** A line of a file. */
    record Place(Path file, int line) {
        @Override
        public String toString() {
            return "%s:%s".formatted(file, line);
        }
    }

    /** {@return how many arguments a command takes} */
    static int arguments(String command) {
        return command.equals(REPROVALUE) ? 4 : 3;
    }

    boolean isWhole() {
        return arguments.size() == arguments(command);
    }

    /** {@return whether it stands in a macro of the author's, where #1 stands for what is meant} */
    boolean isInMacro() {
        return arguments.stream().anyMatch(argument -> PARAMETER.matcher(argument).find());
    }

    String experiment() {
        return arguments.get(0);
    }

    String claim() {
        return arguments.get(1);
    }

    String field() {
        return arguments.get(2);
    }

    /** {@return what the text has written out; null if it leaves that to LaTeX} */
    @Nullable String written() {
        return command.equals(REPROVALUE) ? arguments.get(3) : null;
    }
}
