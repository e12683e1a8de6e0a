package dev.reprokit.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reprokit.baseline.BaselineFolder;
import dev.reprokit.internal.file.JsonFile;
import dev.reprokit.record.chart.Curves;
import dev.reprokit.record.run.ExperimentFolder;
import dev.reprokit.record.run.Plan;
import dev.reprokit.record.run.RunFolder;
import dev.reprokit.record.verdict.Verdict;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A run folder whose runs are judged, as by a main class and by the goal {@code repro:check}. */
abstract class JudgedRuns {
    @TempDir Path folder;
    final List<Plan> plans = new ArrayList<>();
    Path runFolder;
    JudgingOptions options;

    @BeforeEach
    void nothingYet() {
        runFolder = folder.resolve("run");
        options = JudgingOptions.usual(new BaselineFolder(folder.resolve("baseline")));
    }

    void run(String experiment, double accuracy, Verdict verdict) throws IOException {
        plans.add(
                AccuracyRun.write(
                        runFolder, experiment, accuracy, AccuracyRun.claim("C1", verdict, true)));
    }

    void accept() throws IOException {
        new BaselineWriter(RunFolder.read(runFolder), options.baseline().folder(), null)
                .accept(plans, "mvn verify");
    }

    /** As a main class calls it, which must hear what the goal {@code repro:check} hears. */
    GateResult checked() throws IOException {
        GateResult result = RunCheck.of(RunFolder.read(runFolder), options);
        GateResult ofGoal = RunCheck.of(RunFolder.read(runFolder), plans, List.of(), options);
        assertThat(result).isEqualTo(ofGoal);
        return result;
    }

    void draw(String metric) throws IOException {
        JsonFile.write(
                new ExperimentFolder(runFolder.resolve("e")).description(),
                AccuracyRun.description("e", Curves.of(metric, List.of("c"))));
    }
}
