package dev.reprokit.manuscript;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.reprokit.record.run.RunFolder;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

class TextCheckTest {
    @TempDir private Path folder;
    private RunFolder runs;

    @BeforeEach
    void write() throws IOException {
        runs = ClaimedRun.write(folder.resolve("runs"));
    }

    private TextCheck check(String text) throws IOException {
        return TextCheck.of(file("paper.tex", text), runs);
    }

    private Path file(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    /** The mistakes without the folder's name. */
    private List<String> mistakes(String text) throws IOException {
        return check(text).mistakes().stream()
                .map(mistake -> mistake.replace(folder + "/", ""))
                .toList();
    }

    @Test
    void aRightTextIsPassedWithItsNumbersCounted() throws IOException {
        TextCheck check =
                check(
                        """
                        We see \\repro{two-runs}{L5}{value}\\,\\% of them, or
                        \\reprovalue{two-runs}{L5}{interval}{[95.4, 100.6]}, i.e. $\\repro
                          {kernel}% a comment
                          {T1_a} {low}$; \\reprovalue{two-runs}{L6}{verdict}{not applicable}.
                        """);

        assertThat(check.mistakes()).isEmpty();
        assertThat(check.inWords()).endsWith("paper.tex: 4 numbers are the present ones");
    }

    @Test
    void allMistakesAreToldWithTheirLines() throws IOException {
        assertThat(
                        mistakes(
                                """
                                \\repro{two-run}{L5}{value}
                                \\repro{two-runs}{L7}{value} and \\repro{two-runs}{L5}{valeu}

                                \\reprovalue{two-runs}{L5}{value}{97.5}
                                \\repro{two-runs}{L6}{value}
                                \\reprovalue{two-runs}{D-1}{verdict}{reproduced}
                                \\repro{two-runs}{L5}
                                \\reprovalue{two-runs}{L5}{value} is 97.99
                                \\newcommand{\\of}[1]{\\repro{two-runs}{#1}{value}}
                                """))
                .containsExactly(
                        "paper.tex:1: runs has no whole run of 'two-run' with claims; did you mean"
                                + " 'two-runs'?",
                        "paper.tex:2: two-runs has no claim 'L7'; did you mean 'L5'?",
                        "paper.tex:2: there is no field 'valeu'; did you mean 'value'?; legal are"
                                + " value, low, high, interval, confidence, n, unit, verdict,"
                                + " published, sentence, source, scale",
                        "paper.tex:4: value of two-runs L5 is 98.0, not '97.5'",
                        "paper.tex:5: two-runs L6 has no value; its verdict is 'not applicable'",
                        "paper.tex:6: verdict of two-runs D-1 is 'contradicted at this scale', not"
                                + " 'reproduced'",
                        "paper.tex:7: \\repro takes {EXPERIMENT}{CLAIM}{FIELD}",
                        "paper.tex:8: \\reprovalue takes {EXPERIMENT}{CLAIM}{FIELD}{NUMBER}",
                        "paper.tex:9: \\repro stands in a macro, where nothing tells which number"
                                + " is meant; write its arguments out");
    }

    @Test
    void aTextThatTakesNoNumberIsAMistake() throws IOException {
        assertThat(mistakes("Nothing. \\reprotext{x} \\reproduce{a}{b}{c}"))
                .containsExactly(
                        "paper.tex: it takes no number with \\repro or \\reprovalue, so that"
                                + " nothing was checked");
    }

    @Test
    void commentsAndVerbatimTextTakeNoNumber() throws IOException {
        assertThat(
                        mistakes(
                                """
                                % \\repro{a}{b}{c}
                                50\\% is \\repro{d}{b}{c}\\\\% \\repro{a}{b}{c}
                                \\verb|\\repro{a}{b}{c}| \\verb*+\\repro{a}{b}{c}+ \\lstinline!\\repro!
                                \\begin{verbatim}
                                \\repro{a}{b}{c}
                                % \\end{verbatim}
                                \\begin{lstlisting}[language=TeX]
                                \\repro{a}{b}{c}
                                \\end{lstlisting}
                                \\verbatiminput{x} \\repro{e}{b}{c}
                                """))
                .containsExactly(
                        "paper.tex:2: runs has no whole run of 'd' with claims",
                        "paper.tex:10: runs has no whole run of 'e' with claims");
    }

    @Test
    void filesOfTheTextAreFollowedEachOnce() throws IOException {
        file("parts/one.tex", "\n\\repro{x}{y}{z} \\input{paper} \\input{parts/one}");
        file("two.tex", "\\repro{two-runs}{L5}{n}");
        file("three.tex", "\\repro{u}{v}{w}");

        assertThat(
                        mistakes(
                                """
                                \\input{parts/one}
                                \\include{"two"} \\input three.tex
                                \\input{not-there} \\input{#1} \\input{} \\input{|ls} % \\input{four}
                                """))
                .containsExactly(
                        "parts/one.tex:2: runs has no whole run of 'x' with claims",
                        "three.tex:1: runs has no whole run of 'u' with claims");
    }

    @Test
    void anOldCopyOfTheMacrosIsAMistake() throws IOException {
        String now = ClaimMacros.of(runs.runs());
        String text = "\n\\input{claims}\n\\repro{two-runs}{L5}{value}";
        file("claims.tex", now);
        assertThat(mistakes(text)).isEmpty();

        file("claims.tex", now.replace("97.99", "97.5"));
        assertThat(mistakes(text))
                .containsExactly(
                        "paper.tex:2: claims.tex is not of these runs; take runs/claims.tex");
    }

    @Test
    void aTextThatCannotBeReadIsAMistake() throws IOException {
        assertThat(TextCheck.of(folder.resolve("paper.tex"), runs).mistakes())
                .containsExactly(folder.resolve("paper.tex") + ": there is no such file");

        Files.write(folder.resolve("paper.tex"), "é".getBytes(ISO_8859_1));
        assertThat(TextCheck.of(folder.resolve("paper.tex"), runs).mistakes())
                .containsExactly(
                        folder.resolve("paper.tex")
                                + ": it, or a file that it inputs, is not UTF-8 text");
    }

    @Test
    void bracesThatNobodyClosesAreNoArguments() throws IOException {
        assertThat(mistakes("\\repro{two-runs}{L5}{value"))
                .containsExactly("paper.tex:1: \\repro takes {EXPERIMENT}{CLAIM}{FIELD}");
    }
}
