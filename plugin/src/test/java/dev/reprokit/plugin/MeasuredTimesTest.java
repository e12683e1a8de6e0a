package dev.reprokit.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reprokit.baseline.Baseline;
import dev.reprokit.baseline.BaselineCsv;
import dev.reprokit.baseline.BaselineFolder;
import dev.reprokit.internal.process.Catalogue;
import dev.reprokit.record.result.Scale;
import dev.reprokit.record.run.RunFolder;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

class MeasuredTimesTest {
    @TempDir private Path folder;
    private BaselineFolder baselines;
    private MeasuredTimes times;

    @BeforeEach
    void nothingMeasured() {
        baselines = new BaselineFolder(folder.resolve("baseline"));
        times = new MeasuredTimes(folder.resolve("run"), baselines);
    }

    @Test
    void withoutAnyRunNothingIsKnown() {
        assertThat(times.inWords("e", scale(Scale.SMOKE, 1))).isEqualTo("not measured");
    }

    @Test
    void theBaselineRecordsWhatARunTook() throws IOException {
        Path accepted = folder.resolve("accepted");
        WholeRun.write(accepted, "e");
        BaselineCsv.write(
                baselines.file(Scale.SMOKE, "e"),
                Baseline.accept(RunFolder.read(accepted).run("e").orElseThrow(), "first", null));

        assertThat(times.inWords("e", scale(Scale.SMOKE, 1))).isEqualTo("1 s on cpu");
        assertThat(times.inWords("e", scale(Scale.SMOKE, 5))).isEqualTo("1 s for 1 trial on cpu");
        assertThat(times.inWords("e", scale(Scale.REDUCED, 1))).isEqualTo("not measured");
    }

    @Test
    void theLastRunHereComesFirstIfItWasOfTheScale() throws IOException {
        WholeRun.write(folder.resolve("run"), "e");

        assertThat(times.inWords("e", scale(Scale.SMOKE, 1))).isEqualTo("1 s in the last run");
        assertThat(times.inWords("e", scale(Scale.PAPER, 1))).isEqualTo("not measured");
    }

    @Test
    void importedRunsTellNoTime() throws IOException {
        WholeRun.write(folder.resolve("run"), "e");
        Path plan = folder.resolve("run/e/plan.json");
        String text = Files.readString(plan);
        assertThat(text).contains("\"imported\" : null");
        Files.writeString(plan, text.replace("\"imported\" : null", "\"imported\" : \"/runs\""));

        assertThat(times.inWords("e", scale(Scale.SMOKE, 1))).isEqualTo("not measured");
    }

    @Test
    void whatCannotBeReadIsLeftToThoseWhoJudgeIt() throws IOException {
        WholeRun.write(folder.resolve("run"), "e");
        Files.writeString(folder.resolve("run/e/provenance.json"), "damaged");
        Files.createDirectories(baselines.file(Scale.SMOKE, "e").getParent());
        Files.writeString(baselines.file(Scale.SMOKE, "e"), "damaged");

        assertThat(times.inWords("e", scale(Scale.SMOKE, 1))).isEqualTo("not measured");
    }

    private static Catalogue.ScaleEntry scale(Scale scale, int trials) {
        return new Catalogue.ScaleEntry(scale, null, 0, 0, List.of("c"), trials, List.of(), 0);
    }
}
