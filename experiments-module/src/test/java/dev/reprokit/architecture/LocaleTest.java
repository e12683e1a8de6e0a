package dev.reprokit.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What Maven's JVM writes and compares does not depend on the user's language: the plugin must not
 * change the locale of a JVM that other plugins use, too. The forked JVM has a fixed one.
 */
class LocaleTest {
    /** Conversions that write digits or points of a language; {@code %s} of a number does not. */
    private static final Pattern OF_A_LANGUAGE =
            Pattern.compile("%(\\d+\\$)?[-#+0,(]*\\d*(\\.\\d+)?[dfeEgG]");

    private static final Pattern OF_NONE =
            Pattern.compile("String\\.format\\(\\s*Locale\\.ROOT,(\\s*\\+?\\s*\"[^\"\\n]*\")+");

    private static final Pattern COMMENT = Pattern.compile("(?m)^\\s*(/?\\*|//).*$");

    @Test
    void numbersAreNotFormattedInTheUsersLanguage() throws IOException {
        List<String> found = new ArrayList<>();
        for (String module : List.of("reports", "plugin")) {
            for (Path file : sources(Path.of("..", module, "src", "main", "java"))) {
                of(Files.readString(file)).forEach(format -> found.add(file + ": " + format));
            }
        }
        assertThat(found)
                .as("%s instead of %d, or String.format(Locale.ROOT, ...)".replace("%", "%%"))
                .isEmpty();
    }

    @Test
    void aFormatOfTheUsersLanguageIsFound() {
        assertThat(of("\"%s-seed-%d\".formatted(a, 1)")).containsExactly("%d");
        assertThat(of("String.format(\"%,.2f\", 1.0)")).containsExactly("%,.2f");
        assertThat(of("String.format(Locale.ROOT, \"%d of \"\n + \"%.1f\", 1, 2)")).isEmpty();
        assertThat(of("    /** Writes %d. */\n // or %f\n \"5 % done, %s and %08x\"")).isEmpty();
    }

    private static List<String> of(String source) {
        String rest = COMMENT.matcher(source).replaceAll("");
        return OF_A_LANGUAGE
                .matcher(OF_NONE.matcher(rest).replaceAll(""))
                .results()
                .map(MatchResult::group)
                .toList();
    }

    private static List<Path> sources(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
        }
    }
}
