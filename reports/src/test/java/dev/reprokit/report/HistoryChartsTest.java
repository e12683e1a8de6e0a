package dev.reprokit.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reprokit.baseline.BaselineFolder;
import dev.reprokit.internal.file.AtomicFile;
import dev.reprokit.record.result.Scale;
import dev.reprokit.record.run.ExperimentFolder;
import dev.reprokit.record.verdict.Verdict;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class HistoryChartsTest {
    private static final String HEADER =
            "time,kind,commit,device,run,condition,metric,seeds,mean,deviation\n";
    private static final String FIRST =
            "2025-01-01T02:00:00Z,baseline,0123456789ab,CPU,r1,with,test_accuracy,5,0.5,0.1\n";
    private static final String SECOND =
            "2025-01-02T02:00:00Z,run,fedcba987654-dirty,CPU,r2,with,test_accuracy,1,0.6,0\n";

    @TempDir private Path runs;
    private ExperimentFolder folder;
    private BaselineFolder baselines;

    @BeforeEach
    void aRun() throws IOException {
        folder = SampleRun.write(runs, "a", "", 4, Verdict.REPRODUCED);
        baselines = new BaselineFolder(runs.resolve("baseline"));
    }

    private String page(String rows) throws IOException {
        AtomicFile.write(baselines.history(Scale.SMOKE, "a"), HEADER + rows);
        HtmlReport.read(runs, baselines).write();
        return Files.readString(folder.report());
    }

    @Test
    void aHistoryOfOneEntryIsNotDrawn() throws IOException {
        assertThat(page(FIRST)).doesNotContain("id=\"history\"");
        assertThat(page(FIRST + SECOND.replace("with,", "gone,"))).doesNotContain("id=\"history\"");
        assertThat(page(FIRST + SECOND))
                .contains("id=\"history\"")
                .doesNotContain("train_loss after the last epoch, over commits");
    }

    @Test
    void eachMetricIsDrawnOverCommitsWithBands() throws IOException {
        assertThat(page(FIRST + SECOND))
                .contains(
                        "test_accuracy after the last epoch, over commits",
                        "90 % confidence intervals",
                        "<td>0123456, baseline</td>",
                        // 2.132 of Student's t with 4 degrees of freedom, times 0.1 / sqrt(5).
                        "<td>0.5 (0.4047 to 0.5953)</td>",
                        "<td>fedcba9-dirty</td>",
                        "<td>0.6</td>",
                        ", this run</td>");
        assertThat(folder.charts().resolve("history-test_accuracy.csv"))
                .content()
                .contains(
                        "condition,time,kind,commit,device,run,mean,low,high,seeds\n",
                        "with,2025-01-01T02:00:00Z,baseline,0123456789ab,CPU,r1,0.5,0.404",
                        "with,2025-01-02T02:00:00Z,run,fedcba987654-dirty,CPU,r2,0.6,0.6,0.6,1\n");
    }

    @Test
    void theLatestSixtyAreDrawnAndAllAreInTheFile() throws IOException {
        StringBuilder rows = new StringBuilder();
        for (int night = 0; night < 70; night++) {
            rows.append(
                    FIRST.replace("01T02:00", "01T02:%02d".formatted(night % 60))
                            .replace("2025", night < 60 ? "2025" : "2026")
                            .replace("r1", "r-" + night));
        }
        String page = page(rows.toString());

        assertThat(page).contains("11 older entries are not drawn.");
        assertThat(page.split("<td>0123456, baseline</td>")).hasSize(60);
        assertThat(folder.charts().resolve("history-test_accuracy.csv"))
                .content()
                .contains(",r-0,", ",r-69,");
    }
}
