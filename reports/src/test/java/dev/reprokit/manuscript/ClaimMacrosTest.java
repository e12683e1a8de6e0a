package dev.reprokit.manuscript;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reprokit.record.run.RunFolder;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

class ClaimMacrosTest {
    @TempDir private Path folder;
    private RunFolder runs;
    private List<String> lines;

    @BeforeEach
    void write() throws IOException {
        runs = ClaimedRun.write(folder);
        lines = ClaimMacros.of(runs.runs()).lines().toList();
    }

    @Test
    void eachFieldOfAClaimIsDefined() {
        assertThat(lines)
                .containsSubsequence(
                        "\\reprodefine{two-runs}{L5}{value}{97.99}",
                        "\\reprodefine{two-runs}{L5}{low}{95.4}",
                        "\\reprodefine{two-runs}{L5}{high}{100.6}",
                        "\\reprodefine{two-runs}{L5}{interval}{\\ensuremath{[95.4, 100.6]}}",
                        "\\reprodefine{two-runs}{L5}{confidence}{0.9}",
                        "\\reprodefine{two-runs}{L5}{n}{5}",
                        "\\reprodefine{two-runs}{L5}{unit}{\\reprotext{\\%}}",
                        "\\reprodefine{two-runs}{L5}{verdict}{\\reprotext{reproduced}}",
                        "\\reprodefine{two-runs}{L5}{sentence}{\\reprotext{Sentence of L5}}",
                        "\\reprodefine{two-runs}{L5}{source}{\\reprotext{a paper}}",
                        "\\reprodefine{two-runs}{L5}{scale}{\\reprotext{smoke}}");
    }

    @Test
    void numbersHaveAMinusAndAPowerOfTen() {
        assertThat(lines)
                .contains(
                        "\\reprodefine{two-runs}{D-1}{value}{\\ensuremath{-1.234\\times 10^{-7}}}",
                        "\\reprodefine{two-runs}{D-1}{interval}{\\ensuremath{[-0.5, 0.25]}}",
                        "\\reprodefine{kernel}{T1_a}{value}{\\ensuremath{-14210}}");
    }

    @Test
    void specialCharactersAreEscaped() {
        assertThat(lines)
                .contains(
                        "\\reprodefine{two-runs}{L5}{published}{\\reprotext{50 \\% of \\#1 \\& "
                                + "\\$x\\_1\\textasciicircum{}2\\$ \\textless{}or\\textgreater{} "
                                + "\\textasciitilde{}\\{y\\}\\textbackslash{}z \\textbar{} "
                                + "\\string\"q\\string\" -\\/- 'a' \\ensuremath{\\geq} 3 "
                                + "\\ensuremath{\\pm} 1 é}}");
    }

    @Test
    void whatAClaimLacksIsNotDefined() {
        assertThat(lines)
                .filteredOn(line -> line.contains("{L6}"))
                .containsExactly(
                        "\\reprodefine{two-runs}{L6}{n}{0}",
                        "\\reprodefine{two-runs}{L6}{verdict}{\\reprotext{not applicable}}",
                        "\\reprodefine{two-runs}{L6}{sentence}{\\reprotext{Sentence of L6}}",
                        "\\reprodefine{two-runs}{L6}{source}{\\reprotext{a paper}}",
                        "\\reprodefine{two-runs}{L6}{scale}{\\reprotext{smoke}}");
    }

    @Test
    void theVerdictIsThatOfThePages() {
        assertThat(lines)
                .contains(
                        "\\reprodefine{two-runs}{D-1}{verdict}"
                                + "{\\reprotext{contradicted at this scale}}");
    }

    @Test
    void anIdThatLatexCannotReadIsLeftOut() {
        assertThat(lines)
                .contains("% LaTeX cannot name the claim odd \\% of two-runs.")
                .noneMatch(line -> line.startsWith("\\reprodefine{two-runs}{odd"));
    }

    @Test
    void theHeaderTellsUseScaleAndCommitOfEachRunAndNoMore() {
        assertThat(lines.subList(0, 12))
                .allMatch(line -> line.startsWith("%"))
                .contains(
                        "% In the text:         \\repro{EXPERIMENT}{CLAIM}{FIELD}, also in formulas",
                        "% kernel: scale smoke, commit abc", "% two-runs: scale smoke, commit abc");
        assertThat(lines)
                .noneMatch(line -> line.contains("2026") || line.contains(folder.toString()));
    }

    @Test
    void aFileOfOtherNumbersIsTold() throws IOException {
        String tex = ClaimMacros.of(runs.runs());

        assertThat(ClaimMacros.isWritten(tex)).isTrue();
        assertThat(ClaimMacros.isWritten("% A paper\n" + tex)).isFalse();
        assertThat(ClaimMacros.hasNumbersOf(runs.runs(), tex.replace("commit abc", "commit d")))
                .isTrue();
        assertThat(ClaimMacros.hasNumbersOf(runs.runs(), tex.replace("97.99", "97.98"))).isFalse();
    }
}
