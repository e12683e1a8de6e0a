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

    /** An option with its value in the next word, or a name with a colon. */
    private static final Pattern ANNOUNCEMENT =
            Pattern.compile("--([\\w.-]++)|[\"']?([\\w.-]++)[\"']?:");

    private static final Pattern PLAIN = Pattern.compile("(?i)tokens?|(proxy-)?authorization");

    /** What stands between a header's name and its secret. */
    private static final Pattern SCHEME = Pattern.compile("(?i)bearer|basic|token");

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
        boolean announced = false;
        for (int i = 0; i <= users.length(); i++) {
            char c = i < users.length() ? users.charAt(i) : '\n';
            if (i == users.length() || quote == 0 && Character.isWhitespace(c)) {
                String word = users.substring(start, i);
                boolean isScheme = SCHEME.matcher(word).matches();
                shown.append(announced && !isScheme ? hiddenWord(word) : withoutValue(word));
                announced = announces(word) || announced && (isScheme || word.isEmpty());
                if (i < users.length()) {
                    shown.append(c);
                }
                start = i + 1;
            } else if (quote == 0 && opensQuote(users, start, i)) {
                quote = c;
            } else if (quote == c) {
                quote = 0;
            }
        }
        return shown.toString();
    }

    /** Tells if the next word is a secret, as in {@code --password x} or {@code token: x}. */
    private static boolean announces(String word) {
        Matcher name = ANNOUNCEMENT.matcher(word);
        return name.matches()
                && (name.group(1) != null ? isSecret(name.group(1)) : isPlain(name.group(2)));
    }

    /** Tells if a name in running text is a secret's: a key or a signature there is mostly none. */
    private static boolean isPlain(String name) {
        return PART.matcher(name.toLowerCase(Locale.ROOT).replaceAll("[._-]", "")).find()
                || PLAIN.matcher(name).matches();
    }

    private static String hiddenWord(String word) {
        return word.isEmpty() || isHarmless(word) ? word : HIDDEN;
    }

    /** Tells if a quote begins: one in the middle of a word, as in can't, is an apostrophe. */
    private static boolean opensQuote(String text, int start, int i) {
        return isQuote(text.charAt(i)) && (i == start || "=:,({[".indexOf(text.charAt(i - 1)) >= 0);
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
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote == 0 && opensQuote(text, 0, i)) {
                quote = c;
            } else if (quote == c) {
                quote = 0;
            }
        }
        return quote == 0 ? "" : String.valueOf(quote);
    }
}
