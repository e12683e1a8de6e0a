package dev.reprokit.manuscript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Arrays;
import java.util.List;

/** What LaTeX makes of the macros, where it is installed; {@code pdftotext} reads it again. */
@Tag("slow")
class TypesetTest {
    @TempDir private Path folder;

    @BeforeEach
    void write() throws IOException {
        Files.writeString(
                folder.resolve("claims.tex"),
                ClaimMacros.of(ClaimedRun.write(folder.resolve("runs")).runs()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"pdflatex", "xelatex", "lualatex"})
    void numbersAndWordsAreSetInTextAndInFormulas(String latex) throws Exception {
        String log =
                typeset(
                        latex,
                        """
                        \\section{A \\repro{two-runs}{L5}{value} and \\repro{kernel}{T1_a}{value} \\repro{two-runs}{D-1}{verdict}}
                        \\tableofcontents

                        B \\repro{two-runs}{L5}{value}\\,\\repro{two-runs}{L5}{unit} \\repro{two-runs}{L5}{interval}.

                        C $x = \\repro{kernel}{T1_a}{value}$ or \\repro{kernel}{T1_a}{value}.

                        D \\reprovalue{kernel}{T1_a}{n}{5} of \\repro{kernel}{T1_a}{n}.

                        E $y \\repro{two-runs}{L6}{verdict} z$.

                        F \\begin{tabular}{l|r}\\repro{two-runs}{L6}{scale} & $\\repro{two-runs}{D-1}{low}$\\end{tabular}

                        G $\\begin{array}{r}\\repro{two-runs}{D-1}{verdict}\\end{array}$

                        H \\repro{two-runs}{L5}{published}.
                        """);

        assertThat(log).doesNotContain("\n!", "Missing character");
        String text = text();
        assertThat(text.lines().filter(line -> line.contains("A 97.99"))).hasSize(2);
        assertThat(text)
                .contains("A 97.99 and −14210 contradicted at this scale")
                .contains("B 97.99 % [95.4, 100.6].")
                .contains("C x = −14210 or −14210.")
                .contains("D 5 of 5.")
                .containsPattern("E y ?not applicable ?z")
                .contains("F smoke −0.5")
                .contains("G contradicted at this scale")
                // Old fonts draw the underscore as a rule, and have accents for ^ and ~.
                .containsPattern(
                        "H 50 % of #1 & \\$x[_ ]1[\\^ˆ]2\\$ <or> [~˜]\\{y\\}\\\\z \\| [\"”]q[\"”] -- ’a’ ≥ 3 ± 1 é\\.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pdflatex", "xelatex", "lualatex"})
    void whatIsNotThereIsAnErrorAndIsSeen(String latex) throws Exception {
        String log =
                typeset(
                        latex,
                        """
                        A \\repro{two-runs}{L9}{value} B \\repro{two-runs}{L6}{value} C
                        """);

        assertThat(log)
                .contains("Package repro Error: There is no claim 'L9' of 'two-runs'.")
                .contains("Package repro Error: Claim 'L6' of 'two-runs' has no 'value'.");
        assertThat(text()).contains("A ?? B ?? C");
    }

    /** {@return LaTeX's log of the second pass, which has the contents} */
    private String typeset(String latex, String body) throws Exception {
        assumeTrue(isInstalled(latex) && isInstalled("pdftotext"), latex + " is not installed");
        Files.writeString(
                folder.resolve("paper.tex"),
                "\\documentclass{article}\n\\input{claims}\n\\input{claims}\n\\begin{document}\n"
                        + body
                        + "\\end{document}\n");
        run(latex, "-interaction=nonstopmode", "paper.tex");
        run(latex, "-interaction=nonstopmode", "paper.tex");
        return Files.readString(folder.resolve("paper.log"));
    }

    private String text() throws Exception {
        run("pdftotext", "-layout", "paper.pdf", "paper.txt");
        return Normalizer.normalize(Files.readString(folder.resolve("paper.txt")), Form.NFC)
                .replaceAll("[ \u00a0\u2009]+", " ");
    }

    private void run(String... command) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(List.of(command)).directory(folder.toFile());
        builder.environment().put("max_print_line", "1000");
        builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.start().waitFor();
    }

    private static boolean isInstalled(String program) {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
