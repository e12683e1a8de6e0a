package dev.reprokit.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reprokit.baseline.BaselineFolder;
import dev.reprokit.baseline.ComparedRuns;
import dev.reprokit.gate.BaselineWriter;
import dev.reprokit.gate.GateResult;
import dev.reprokit.gate.JudgingOptions;
import dev.reprokit.gate.RunCheck;
import dev.reprokit.record.run.ExperimentFolder;
import dev.reprokit.record.run.Plan;
import dev.reprokit.record.run.RunFolder;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A run of many trials becomes a baseline, is checked and gets a page in a JVM of little memory:
 * {@code -Dtest.trials=100000} within 512 MiB.
 */
@Tag("slow")
class ManyTrialsTest {
    private static final int FEW = 10_000;
    private static final int TRIALS = Integer.getInteger("test.trials", FEW);
    private static final int SEEDS = TRIALS <= FEW ? 50 : 100;
    private static final int METRICS = 5;
    private static final String HEAP = TRIALS <= FEW ? "-Xmx64m" : "-Xmx512m";

    @TempDir private Path folder;

    @Test
    void baselineCheckAndPageFitIntoLittleMemory() throws Exception {
        Path runFolder = folder.resolve("run");
        ExperimentFolder experiment = LargeRun.write(runFolder, TRIALS / SEEDS, SEEDS, METRICS, 2);
        Path log = folder.resolve("log");
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                HEAP,
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Judge.class.getName(),
                                runFolder.toString(),
                                folder.resolve("baseline").toString())
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
        int code = process.waitFor();
        assertThat(code).as(Files.readString(log)).isZero();
        assertThat(Files.size(experiment.report())).isLessThan(500_000);
        assertThat(experiment.report())
                .content()
                .contains("200 of %,d trials".formatted(TRIALS))
                .contains("The first 100 of %,d lines are drawn".formatted(TRIALS / SEEDS))
                .contains("curves of single seeds would hide each other.");
        assertThat(Files.readAllLines(experiment.charts().resolve("chart-0.csv")))
                .hasSize(1 + 2 * TRIALS / SEEDS);
    }

    /** Records, checks and reports, reading everything anew each time, as the goals do. */
    static final class Judge {
        private Judge() {}

        public static void main(String[] arguments) throws IOException {
            Path runs = Path.of(arguments[0]);
            BaselineFolder baselines = new BaselineFolder(Path.of(arguments[1]));
            List<Plan> plans = RunFolder.read(runs).runs().stream().map(run -> run.plan()).toList();
            requirePassed(
                    new BaselineWriter(RunFolder.read(runs), baselines, null).accept(plans, ""));
            requirePassed(
                    RunCheck.of(
                            RunFolder.read(runs),
                            plans,
                            List.of(),
                            JudgingOptions.usual(baselines)));
            RunFolder read = RunFolder.read(runs);
            ComparedRuns compared = ComparedRuns.of(read, baselines);
            new HtmlReport(read, compared).write();
            new MachineForms(read, compared).write();
        }

        private static void requirePassed(GateResult result) {
            if (result.outcome() != GateResult.Outcome.PASSED) {
                throw new IllegalStateException(result.message());
            }
        }
    }
}
