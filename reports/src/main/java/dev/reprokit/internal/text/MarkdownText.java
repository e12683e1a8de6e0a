package dev.reprokit.internal.text;

/** Makes texts safe in GitHub's Markdown. */
public final class MarkdownText {
    private MarkdownText() {}

    /**
     * Escapes a text so that it neither becomes mark-up nor ends the cell of a table. GitHub looks
     * for mentions, emoji and formulas where a backslash has already gone; a comment or an element
     * inside keeps them apart.
     *
     * @param text any text; line breaks become HTML's
     * @return Markdown that shows the text
     */
    public static String escaped(String text) {
        return text.strip()
                .replaceAll("[\\\\`*_{}\\[\\]<>|#~&]", "\\\\$0")
                .replaceAll("\\$", "<span>\\$</span>")
                .replaceAll("@(?=\\w)", "@<!-- -->")
                .replaceAll(":(?=[\\w+\\\\-]+:)", ":<!-- -->")
                .replaceAll("\\R", "<br>");
    }
}
