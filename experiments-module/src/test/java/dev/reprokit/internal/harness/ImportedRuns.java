package dev.reprokit.internal.harness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reprokit.internal.definition.DefinitionFile;
import dev.reprokit.internal.file.JsonFile;
import dev.reprokit.internal.process.HarnessCommand;
import dev.reprokit.record.result.Metric;
import dev.reprokit.record.result.TrialRow;
import dev.reprokit.record.result.TrialStatus;
import dev.reprokit.record.run.Event;
import dev.reprokit.record.run.EventLog;
import dev.reprokit.record.run.ExperimentFolder;
import dev.reprokit.record.run.Provenance;
import dev.reprokit.record.verdict.Judgement;
import dev.reprokit.record.verdict.Verdict;
import dev.reprokit.record.verdict.Verdicts;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A project whose experiment is judged by runs that exist already. */
abstract class ImportedRuns {
    static final String CSV = "read: {csv: '{out}/log.csv', epoch: step}\ninputs:";

    @TempDir Path project;
    Path runs;
    ExperimentFolder folder;
    TestPlan plan;

    @BeforeEach
    void project() throws IOException {
        runs = Files.createDirectories(project.resolve("runs"));
        folder = new ExperimentFolder(project.resolve("target/repro/rate"));
        plan =
                TestPlan.of("rate")
                        .projectDirectory(project)
                        .cache(project.resolve("cache"))
                        .imported(runs);
    }

    void define(String part, String other) {
        DefinitionFile.write(project, "rate", DefinitionFile.with(part, other));
    }

    void write(String file, String text) throws IOException {
        Path path = runs.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    /** A CSV file for each of five seeds of the two conditions. */
    void csvFiles(String pattern) throws IOException {
        for (int seed = 1; seed <= 5; seed++) {
            csvFile(pattern, "fast", "0.5", seed, 0.97);
            csvFile(pattern, "slow", "0.1", seed, 0.5);
        }
    }

    void csvFile(String pattern, String condition, String rate, int seed, double accuracy)
            throws IOException {
        write(
                pattern.replace("{condition}", condition)
                                .replace("{rate}", rate)
                                .replace("{seed}", String.valueOf(seed))
                        + "/log.csv",
                "step,accuracy,loss\n1,0.2,1\n2,0.3,0.9\n3,%s,0.%s\n"
                        .formatted(accuracy + seed / 1000.0, seed));
    }

    int run() throws IOException {
        return HarnessMain.run(plan.plan(), folder);
    }

    String refusal() throws IOException {
        assertThat(run()).isEqualTo(HarnessCommand.REFUSED);
        List<Event> events = new EventLog(folder.events()).next();
        return ((Event.Refused) events.get(events.size() - 1)).reason();
    }

    /** {@return why the first trial failed} */
    String failure() throws IOException {
        assertThat(run()).isZero();
        TrialRow first = trials().get(0);
        assertThat(first.status()).isEqualTo(TrialStatus.FAILED);
        assertThat(judged().claims()).extracting(Judgement::verdict).containsOnly(Verdict.INVALID);
        return first.failure();
    }

    List<TrialRow> trials() throws IOException {
        return folder.results().trials();
    }

    List<Metric> metricsOfFirst() throws IOException {
        assertThat(run()).isZero();
        assertThat(trials()).allSatisfy(trial -> assertThat(trial.failure()).isEmpty());
        return folder.results().metrics(trials().get(0));
    }

    Verdicts judged() throws IOException {
        return JsonFile.read(folder.verdicts(), Verdicts.class);
    }

    Provenance provenance() throws IOException {
        return JsonFile.read(folder.provenance(), Provenance.class);
    }
}
