package dev.reprokit.manuscript;

import java.util.Map;

/** Escapes words so that LaTeX shows them as they are. Needs no package. */
final class TexEscape {
    private static final Map<Integer, String> ESCAPES =
            Map.ofEntries(
                    Map.entry((int) '\\', "\\textbackslash{}"),
                    Map.entry((int) '{', "\\{"),
                    Map.entry((int) '}', "\\}"),
                    Map.entry((int) '$', "\\$"),
                    Map.entry((int) '&', "\\&"),
                    Map.entry((int) '#', "\\#"),
                    Map.entry((int) '_', "\\_"),
                    Map.entry((int) '%', "\\%"),
                    Map.entry((int) '~', "\\textasciitilde{}"),
                    Map.entry((int) '^', "\\textasciicircum{}"),
                    Map.entry((int) '<', "\\textless{}"),
                    Map.entry((int) '>', "\\textgreater{}"),
                    Map.entry((int) '|', "\\textbar{}"),
                    // Babel makes it a command in some languages.
                    Map.entry((int) '"', "\\string\""),
                    Map.entry((int) '\u00a0', "~"),
                    Map.entry((int) '±', "\\ensuremath{\\pm}"),
                    Map.entry((int) '×', "\\ensuremath{\\times}"),
                    Map.entry((int) '·', "\\ensuremath{\\cdot}"),
                    Map.entry((int) '−', "\\ensuremath{-}"),
                    Map.entry((int) '≈', "\\ensuremath{\\approx}"),
                    Map.entry((int) '≠', "\\ensuremath{\\neq}"),
                    Map.entry((int) '≤', "\\ensuremath{\\leq}"),
                    Map.entry((int) '≥', "\\ensuremath{\\geq}"),
                    Map.entry((int) '→', "\\ensuremath{\\to}"));

    private TexEscape() {}

    /** {@return LaTeX on one line; letters that a font lacks are the author's to replace} */
    static String of(String words) {
        StringBuilder tex = new StringBuilder();
        words.strip()
                .replaceAll("[\\s\\p{Cntrl}]+", " ")
                .codePoints()
                .forEach(c -> tex.append(ESCAPES.getOrDefault(c, Character.toString(c))));
        // Two hyphens would become a dash.
        return tex.toString().replaceAll("-(?=-)", "-\\\\/");
    }
}
