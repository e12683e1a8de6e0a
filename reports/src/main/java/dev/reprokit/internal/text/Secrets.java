package dev.reprokit.internal.text;

import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hides what only its owner may read in texts that are written down or shown: passwords, keys and
 * tokens. A value is a secret by the name before it, wherever it stands, and so is the user of a
 * URL.
 */
public final class Secrets {
    /** What stands for a secret. */
    public static final String HIDDEN = "***";

    /** Parts of names that tell a secret, whatever they are joined with. */
    private static final Pattern PART =
            Pattern.compile(
                    "secret|passw|passphrase|passcode|credential|pwd|(api|access|private|account)key");

    /** Words of names that tell a secret; 'monkey' and 'author' hold one by chance. */
    private static final Pattern WORD =
            Pattern.compile(
                    "\\w*(?<!com|by)pass|tokens?|keys?|auth|authentication|authori[sz]ation|sas|sig|signature|bearer|cookie");

    private static final Pattern BETWEEN_WORDS =
            Pattern.compile(
                    "[^A-Za-z0-9]+|(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|(?<=[A-Za-z])(?=\\d)");

    /** A name as options have it, or as JSON has it. */
    private static final Pattern NAME =
            Pattern.compile("(?<![\\w.-])([\\w.-]++)(?:[\"']?=|[\"']:)");

    private static final Pattern USER =
            Pattern.compile("((?<![A-Za-z0-9+.-])[A-Za-z][A-Za-z0-9+.-]*+://)[^/\\s\"']*@");

    private static final Pattern HARMLESS = Pattern.compile("(?i)[\"']?(true|false)?[\"']?");

    private Secrets() {}

    /**
     * Tests if a name tells that its value is a secret.
     *
     * @param name the name of a property or environment variable, e.g. {@code wandb.api.key}
     * @return true for names such as {@code trustStorePassword}, {@code PGPASS} or {@code sig}
     */
    public static boolean isSecret(String name) {
        String bare = name.replaceFirst("^-+D?", "");
        return PART.matcher(bare.toLowerCase(Locale.ROOT).replaceAll("[._-]", "")).find()
                || Arrays.stream(BETWEEN_WORDS.split(bare))
                        .map(word -> word.toLowerCase(Locale.ROOT))
                        .anyMatch(word -> WORD.matcher(word).matches());
    }

    /**
     * Hides secrets in the value of a property.
     *
     * @param name the property's name
     * @param value its value, which may hold options with names and values of their own
     * @return {@link #HIDDEN} for a secret; otherwise the value, without the secrets in it
     */
    public static String hidden(String name, String value) {
        return isSecret(name) && !isHarmless(value) ? HIDDEN : hidden(value);
    }

    /**
     * Hides secrets in one option of a JVM, whose blanks are its own.
     *
     * @param option e.g. {@code -Ddb.password=two words}
     * @return e.g. {@code -Ddb.password=***}
     */
    public static String ofOption(String option) {
        int equals = option.indexOf('=');
        return option.startsWith("-D") && equals > 0
                ? option.substring(0, equals + 1)
                        + hidden(option.substring(2, equals), option.substring(equals + 1))
                : hidden(option);
    }

    /**
     * Hides secrets in a text of words: the values behind secret names, and the users of URLs.
     *
     * @param text any text, e.g. {@code -Xmx8g -Ddb.password=x https://ada:y@example.org}
     * @return the text with {@link #HIDDEN} for each, e.g. {@code -Xmx8g -Ddb.password=***
     *     https://***@example.org}
     */
    public static String hidden(String text) {
        String users = USER.matcher(text).replaceAll("$1" + Matcher.quoteReplacement(HIDDEN) + "@");
        StringBuilder shown = new StringBuilder();
        int start = 0;
        char quote = 0;
        for (int i = 0; i < users.length(); i++) {
            char c = users.charAt(i);
            if (quote == 0 && Character.isWhitespace(c)) {
                shown.append(withoutValue(users.substring(start, i))).append(c);
                start = i + 1;
            } else if (quote == 0 && isQuote(c)) {
                quote = c;
            } else if (quote == c) {
                quote = 0;
            }
        }
        return shown.append(withoutValue(users.substring(start))).toString();
    }

    private static boolean isQuote(char c) {
        return c == '"' || c == '\'';
    }

    private static boolean isHarmless(String value) {
        return HARMLESS.matcher(value).matches();
    }

    /** Cuts a word behind the first secret name, since any character may belong to the value. */
    private static String withoutValue(String word) {
        Matcher name = NAME.matcher(word);
        while (name.find()) {
            if (isSecret(name.group(1)) && !isHarmless(word.substring(name.end()))) {
                String before = word.substring(0, name.end());
                return before + HIDDEN + openQuote(before);
            }
        }
        return word;
    }

    /** {@return the quote that a text opens and does not close; empty if there is none} */
    private static String openQuote(String text) {
        char quote = 0;
        for (char c : text.toCharArray()) {
            if (quote == 0 && isQuote(c)) {
                quote = c;
            } else if (quote == c) {
                quote = 0;
            }
        }
        return quote == 0 ? "" : String.valueOf(quote);
    }
}
