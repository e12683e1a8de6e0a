package dev.reprokit.report;

import static dev.reprokit.record.verdict.Verdict.REPRODUCED;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reprokit.record.run.ExperimentFolder;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class SpreadsheetCellTest {
    private static final String FORMULA = "=1+2";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+2",
                "+1+2",
                "-1+2",
                "@A1",
                "\t=1",
                "\r=1",
                "\n=1",
                "-",
                "-Infinity+1",
                "\uff1d1"
            })
    void textsThatBeginLikeAFormulaAreDefused(String text) {
        assertThat(SpreadsheetCell.of(text)).isEqualTo("'" + text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-0.9",
                "+5",
                "-1.0E-5",
                "-3",
                "-Infinity",
                "NaN",
                "0.5",
                "with-lrn",
                "a=b",
                "'=1"
            })
    void numbersAndAllOtherTextsStay(String cell) {
        assertThat(SpreadsheetCell.of(cell)).isEqualTo(cell);
    }

    @Test
    void filesForPeopleHoldNoFormulaAndTheEvidenceStaysExact(@TempDir Path runFolder)
            throws IOException {
        ExperimentFolder folder = SampleRun.write(runFolder, "a", "", 4, REPRODUCED);
        replace(folder.verdicts(), "Sentence ", FORMULA);
        replace(folder.description(), "\"label\" : \"with \"", "\"label\" : \"" + FORMULA + "\"");
        replace(folder.trials(), "lrn", FORMULA);
        HtmlReport.read(runFolder).write();

        assertThat(folder.claims()).content().contains("L1,'=1+2,");
        assertThat(folder.charts().resolve("train_loss.csv"))
                .content()
                .contains("\n'=1+2,this run,1,")
                .doesNotContain("\n=");
        assertThat(folder.trials()).content().contains("seed,=1+2,status");
        // The page shows what was written.
        assertThat(folder.report()).content().contains(FORMULA).doesNotContain("'" + FORMULA);
    }

    private static void replace(Path file, String text, String replacement) throws IOException {
        String before = Files.readString(file);
        assertThat(before).contains(text);
        Files.writeString(file, before.replace(text, replacement));
    }
}
