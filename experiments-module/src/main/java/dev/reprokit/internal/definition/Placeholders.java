package dev.reprokit.internal.definition;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The placeholders of a program's words, such as {@code {seed}}. */
final class Placeholders {
    static final String DEVICE = "device";
    static final String EPOCHS = "epochs";

    /** The folder of what a run has written. */
    static final String OUT = "out";

    /** Those that ReproKit fills in. */
    static final List<String> OWN = List.of("seed", OUT, "data", EPOCHS, "threads", DEVICE);

    /** Those of runs that exist already. */
    static final List<String> OF_RUNS = List.of("condition", "seed");

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([A-Za-z][A-Za-z0-9_-]*)}");

    private Placeholders() {}

    /** {@return the names in a word} */
    static Set<String> in(String word) {
        Set<String> names = new LinkedHashSet<>();
        Matcher matcher = PLACEHOLDER.matcher(word);
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        return names;
    }

    /** {@return a word with the values of those that there are} */
    static String fill(String word, Map<String, String> values) {
        return PLACEHOLDER
                .matcher(word)
                .replaceAll(
                        found ->
                                Matcher.quoteReplacement(
                                        values.getOrDefault(found.group(1), found.group())));
    }
}
