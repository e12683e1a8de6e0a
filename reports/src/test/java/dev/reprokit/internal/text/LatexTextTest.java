package dev.reprokit.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LatexTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            quoteCharacter = '\u0001',
            value = {
                "# \\#",
                "$ \\$",
                "% \\%",
                "& \\&",
                "_ \\_",
                "{} \\{\\}",
                "\\ \\textbackslash{}",
                "~ \\textasciitilde{}",
                "^ \\textasciicircum{}",
                "[3,5] {[}3,5{]}",
                "<b> \\textless{}b\\textgreater{}",
                "| \\textbar{}",
                "\" {\\char34}",
                "` \\textasciigrave{}"
            })
    void whatIsSpecialIsShown(String text, String latex) {
        assertThat(LatexText.escaped(text)).isEqualTo(latex);
    }

    @Test
    void twoSignsAreNotMadeOne() {
        assertThat(LatexText.escaped("?‘")).isEqualTo("?\\/`");
        assertThat(LatexText.escaped("--check")).isEqualTo("-\\/-check");
    }

    @Test
    void aQuoteOpensAndCloses() {
        assertThat(LatexText.escaped("an 'odd' one, isn't it ('x')"))
                .isEqualTo("an `odd' one, isn't it (`x')");
    }

    @Test
    void lettersThatNotEveryFontHasLoseTheirAccent() {
        assertThat(LatexText.escaped("Émile Łukasz Wałęsa")).isEqualTo("Émile Łukasz Wałesa");
        assertThat(LatexText.escaped("đ 漢 🙂"))
                .isEqualTo("{[}U+0111{]} {[}U+6F22{]} {[}U+1F642{]}");
    }

    @Test
    void formulasAreFormulas() {
        assertThat(LatexText.escaped("σ ≤ 2"))
                .isEqualTo("\\ensuremath{\\sigma} \\ensuremath{\\le} 2");
    }

    @Test
    void longWordsMayEndALine() {
        assertThat(LatexText.escaped("-Drepro.experiments=lrn-removal"))
                .isEqualTo(
                        "-Drepro.\\allowbreak{}experiments=\\allowbreak{}lrn-\\allowbreak{}removal");
        assertThat(LatexText.escaped("train.csv")).isEqualTo("train.csv");
    }

    @Test
    void lineBreaksAreBlanks() {
        assertThat(LatexText.escaped("a\n\nb\u0000")).isEqualTo("a b");
    }
}
