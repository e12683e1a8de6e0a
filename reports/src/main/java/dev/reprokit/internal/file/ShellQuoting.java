package dev.reprokit.internal.file;

/** Quotes words of commands that users copy into a shell. */
public final class ShellQuoting {
    private ShellQuoting() {}

    /**
     * Quotes a word so that a POSIX shell takes it literally.
     *
     * @param word any text
     * @return the word; in single quotes if it has characters that a shell may interpret
     */
    public static String quoted(String word) {
        // Within single quotes a shell takes everything as it is, but for the quote itself.
        return word.matches("[A-Za-z0-9._/:,=@%+-]+")
                ? word
                : "'" + word.replace("'", "'\\''") + "'";
    }
}
