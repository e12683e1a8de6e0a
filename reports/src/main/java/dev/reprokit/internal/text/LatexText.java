package dev.reprokit.internal.text;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes texts safe in LaTeX, in any font encoding and without packages: pdfLaTeX stops at a
 * character that it does not know.
 */
public final class LatexText {
    private static final Map<Integer, String> COMMANDS = commands();

    /** Letters with accents, dashes and signs that LaTeX typesets from UTF-8. */
    private static final Pattern KNOWN =
            Pattern.compile(
                    "[\\u00a0-\\u017f\\u2010-\\u2015“”†‡•…‰€™&&[^\\u00adÐÞðþĄąĐđĘęĦħĮįĸĿŀŉŊŋŦŧŲųſ]]");

    /** Places at which a long word, such as a path or an option, may end a line. */
    private static final Pattern LONG_WORD = Pattern.compile("\\S{20,}");

    private static final Pattern BREAK = Pattern.compile("(?<=[\\w\\])])([/.=_,:-])(?=[\\w\\[(])");
    private static final char BREAK_MARK = '\u0000';

    /** A straight quote that opens: LaTeX would let it close. */
    private static final Pattern OPENING = Pattern.compile("(?<![^\\s(\\[])'(?=\\S)");

    private LatexText() {}

    /**
     * Escapes a text. Long words may end a line at their punctuation, in a paragraph.
     *
     * @param text any text; line breaks become blanks
     * @return LaTeX that shows the text. A letter that not every font has is written without its
     *     accent, and any other such character by its code, e.g. {@code [U+1F642]}
     */
    public static String escaped(String text) {
        StringBuilder latex = new StringBuilder();
        int before = 0;
        for (int c : breakable(text.replaceAll("\\s+", " ")).codePoints().toArray()) {
            // LuaTeX makes one sign of two also where an empty group is between them.
            latex.append(isLigature(before, c) ? "\\/" : "").append(escaped(c));
            before = c;
        }
        return latex.toString();
    }

    /** Tells if LaTeX makes one sign of two, such as a dash of hyphens. */
    private static boolean isLigature(int before, int c) {
        return c == before && "-',".indexOf(c) >= 0 || c == '‘' && "?!".indexOf(before) >= 0;
    }

    private static String breakable(String text) {
        String without =
                OPENING.matcher(text.replace(String.valueOf(BREAK_MARK), "")).replaceAll("‘");
        return LONG_WORD
                .matcher(without)
                .replaceAll(
                        word ->
                                Matcher.quoteReplacement(
                                        BREAK.matcher(word.group()).replaceAll("$1" + BREAK_MARK)));
    }

    private static String escaped(int c) {
        String character = Character.toString(c);
        if (COMMANDS.containsKey(c)) {
            return COMMANDS.get(c);
        }
        if (c >= ' ' && c < 127 || KNOWN.matcher(character).matches()) {
            return character;
        }
        String plain =
                Normalizer.normalize(character, Normalizer.Form.NFD).replaceAll("\\p{M}+", "");
        return plain.matches("\\p{ASCII}+") && !plain.equals(character)
                ? escaped(plain)
                : "{[}U+%04X{]}".formatted(c);
    }

    private static Map<Integer, String> commands() {
        Map<Integer, String> commands = new HashMap<>();
        commands.put((int) BREAK_MARK, "\\allowbreak{}");
        "#$%&_{}".chars().forEach(c -> commands.put(c, "\\" + (char) c));
        // Behind \item and \\ a bracket begins an argument.
        "[]".chars().forEach(c -> commands.put(c, "{%s}".formatted((char) c)));
        // Some languages of babel make a command of it.
        commands.put((int) '"', "{\\char34}");
        commands.put((int) '\\', "\\textbackslash{}");
        commands.put((int) '‘', "`");
        commands.put((int) '’', "'");
        commands.put((int) '~', "\\textasciitilde{}");
        commands.put((int) '^', "\\textasciicircum{}");
        commands.put((int) '`', "\\textasciigrave{}");
        commands.put((int) '<', "\\textless{}");
        commands.put((int) '>', "\\textgreater{}");
        commands.put((int) '|', "\\textbar{}");
        Map<String, String> symbols =
                Map.ofEntries(
                        Map.entry("«", "\\ll"),
                        Map.entry("»", "\\gg"),
                        Map.entry("−", "-"),
                        Map.entry("≤", "\\le"),
                        Map.entry("≥", "\\ge"),
                        Map.entry("≠", "\\ne"),
                        Map.entry("≈", "\\approx"),
                        Map.entry("√", "\\surd"),
                        Map.entry("∞", "\\infty"),
                        Map.entry("←", "\\leftarrow"),
                        Map.entry("→", "\\rightarrow"),
                        Map.entry("Δ", "\\Delta"),
                        Map.entry("α", "\\alpha"),
                        Map.entry("β", "\\beta"),
                        Map.entry("γ", "\\gamma"),
                        Map.entry("δ", "\\delta"),
                        Map.entry("ε", "\\varepsilon"),
                        Map.entry("η", "\\eta"),
                        Map.entry("θ", "\\theta"),
                        Map.entry("λ", "\\lambda"),
                        Map.entry("μ", "\\mu"),
                        Map.entry("π", "\\pi"),
                        Map.entry("ρ", "\\rho"),
                        Map.entry("σ", "\\sigma"),
                        Map.entry("τ", "\\tau"),
                        Map.entry("φ", "\\varphi"));
        symbols.forEach(
                (symbol, command) ->
                        commands.put(symbol.codePointAt(0), "\\ensuremath{%s}".formatted(command)));
        return commands;
    }
}
