package dev.reprokit.bundle;

import static dev.reprokit.record.verdict.Verdict.INCONCLUSIVE;
import static dev.reprokit.record.verdict.Verdict.NOT_APPLICABLE;
import static dev.reprokit.record.verdict.Verdict.NOT_REPRODUCED;
import static dev.reprokit.record.verdict.Verdict.REPRODUCED;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reprokit.report.SampleRun;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.nio.file.Path;
import java.util.List;

class AppendixFormatTest {
    @TempDir Path folder;

    /** The text without line breaks and marks, which the formats place differently. */
    private static String words(String text) {
        return text.replaceAll("\\\\allowbreak\\{}|\\\\text\\w+\\{|ttfamily |[{}*\\\\]", "")
                .replace('`', '\'')
                .replaceAll("\\s+", " ");
    }

    @ParameterizedTest
    @EnumSource
    void itTellsWhichExperimentShowsWhichClaim(AppendixFormat format) throws Exception {
        BundleContents bundle =
                SampleBundle.write(folder, "", REPRODUCED, INCONCLUSIVE, NOT_APPLICABLE);

        String text = words(format.text(bundle));

        assertThat(text)
                .contains(
                        "2 of 3 claims asked at scale smoke: 1 reproduced; 1 inconclusive (e L2).")
                .contains("Claim C1 is shown by experiment E1")
                .contains("Claim C2 is shown by experiment E1")
                .contains("Published: 99.34 % (log: 99.16 %)")
                .contains("Published: no value")
                .contains("Observed: 4.2 epochs [3.1, 5.3], n = 3 (90 % interval)")
                .contains("Verdict: reproduced")
                .contains("Verdict: inconclusive")
                .contains("Expected: 'accuracy ' to be 42")
                .contains("L3 (E1): Sentence Would have to run: -Drepro.scale=paper on cifar10.")
                .contains("mvn repro:e")
                // 6 trials of 75 s, two at once.
                .contains("3 min 45 s of computing on CPU")
                .contains("which shows C1, C2")
                .contains("repro/e/report.html")
                .contains("Reduced");
    }

    @ParameterizedTest
    @EnumSource
    void itHasTheSectionsOfTheTemplate(AppendixFormat format) throws Exception {
        BundleContents bundle = SampleBundle.write(folder, "", REPRODUCED);

        assertThat(format.text(bundle))
                .containsSubsequence(
                        "Abstract",
                        "Artifact check-list (meta-information)",
                        "Description",
                        "How delivered",
                        "Hardware dependencies",
                        "Software dependencies",
                        "Data sets",
                        "Installation",
                        "Experiment workflow",
                        "Evaluation and expected results",
                        "Experiment customization",
                        "Notes");
    }

    @ParameterizedTest
    @EnumSource
    void aProjectThatSaysLittleOfItselfHasOneToo(AppendixFormat format) throws Exception {
        SampleBundle.write(folder, "", NOT_APPLICABLE);
        Work work = new Work("g:a:1", "a", "1", null, null, null, null, List.of(), List.of());

        assertThat(format.text(SampleBundle.read(folder, work)))
                .contains("No claim was asked.")
                .doesNotContain("null", "Publicly available", "Code licenses", "commit");
    }

    @Test
    void markdownShowsOddTexts() throws Exception {
        BundleContents bundle = SampleBundle.write(folder, "a|b *c* " + SampleRun.ODD, REPRODUCED);

        assertThat(AppendixFormat.MARKDOWN.text(bundle))
                .contains("Sentence a\\|b \\*c\\* \\</script\\>")
                .doesNotContain("Sentence a|b *c*");
    }

    @Test
    void latexHasNoCharacterThatItDoesNotKnow() throws Exception {
        BundleContents bundle =
                SampleBundle.write(
                        folder, "100 % of $x_1$ \\end{document} " + SampleRun.ODD, NOT_REPRODUCED);

        assertThat(AppendixFormat.LATEX.text(bundle))
                .contains("Sentence 100 \\% of \\$x\\_1\\$ \\textbackslash{}end\\{document\\}")
                .contains("{[}U+1F642{]}")
                .matches("\\p{ASCII}*");
    }
}
