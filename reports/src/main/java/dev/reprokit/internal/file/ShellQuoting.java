package dev.reprokit.internal.file;

/** Words of commands that people copy into a shell. */
public final class ShellQuoting {
    private ShellQuoting() {}

    /**
     * Makes a shell take a word as it is.
     *
     * @param word any text
     * @return the word, in single quotes where a shell would see more in it than letters
     */
    public static String quoted(String word) {
        // Within single quotes a shell takes everything as it is, but for the quote itself.
        return word.matches("[A-Za-z0-9._/:,=@%+-]+")
                ? word
                : "'" + word.replace("'", "'\\''") + "'";
    }
}
