package dev.reprokit.record.run;

import dev.reprokit.internal.file.JsonFile;
import dev.reprokit.internal.file.MetricsCsv;
import dev.reprokit.internal.file.TrialsCsv;
import dev.reprokit.record.chart.Description;
import dev.reprokit.record.chart.SamplePictures;
import dev.reprokit.record.result.Results;
import dev.reprokit.record.verdict.Verdicts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * One experiment's part of a run folder: where its files are. The files are the whole interface
 * between the JVM that trains and those who read.
 *
 * @param path the folder
 */
public record ExperimentFolder(Path path) {

    /**
     * The folders of all experiments that began or ended in a run folder, the broken ones and those
     * that were refused too.
     *
     * @param runFolder the run folder, by default {@code target/repro}
     * @return sorted by name; empty where there is no run folder
     * @throws IOException if it cannot be listed
     */
    public static List<ExperimentFolder> startedIn(Path runFolder) throws IOException {
        if (!Files.isDirectory(runFolder)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(runFolder)) {
            return folders.map(ExperimentFolder::new)
                    .filter(
                            folder ->
                                    Files.exists(folder.plan())
                                            || Files.exists(folder.verdicts())
                                            || Files.exists(folder.failure()))
                    .sorted(Comparator.comparing(ExperimentFolder::path))
                    .toList();
        }
    }

    /** {@return the folder's name, which is the experiment's id} */
    public String name() {
        return path.getFileName().toString();
    }

    /** {@return {@code plan.json}: what was run} */
    public Path plan() {
        return path.resolve("plan.json");
    }

    /** {@return {@code experiment.json}: a {@link Description}} */
    public Path description() {
        return path.resolve("experiment.json");
    }

    /** {@return {@code trials.csv}} */
    public Path trials() {
        return path.resolve("trials.csv");
    }

    /** {@return {@code metrics.csv}} */
    public Path metrics() {
        return path.resolve("metrics.csv");
    }

    /** {@return {@code verdicts.json}, written last} */
    public Path verdicts() {
        return path.resolve("verdicts.json");
    }

    /** {@return {@code provenance.json}} */
    public Path provenance() {
        return path.resolve("provenance.json");
    }

    /** {@return {@code events.jsonl}: the latest run's progress} */
    public Path events() {
        return path.resolve("events.jsonl");
    }

    /** {@return {@code harness.log}: what the latest run's JVM printed} */
    public Path log() {
        return path.resolve("harness.log");
    }

    /** {@return {@code thread-dump.txt}: where the threads stood when a run timed out} */
    public Path threadDump() {
        return path.resolve("thread-dump.txt");
    }

    /** {@return {@code failure.txt}: why the latest run did not finish; absent where it did} */
    public Path failure() {
        return path.resolve("failure.txt");
    }

    /**
     * {@return {@code baseline.csv}: this run as a baseline, where it differs from the accepted
     * one}
     */
    public Path baseline() {
        return path.resolve("baseline.csv");
    }

    /** {@return {@code report.html}} */
    public Path report() {
        return path.resolve("report.html");
    }

    /** {@return {@code charts}: what the page draws, one CSV file per chart} */
    public Path charts() {
        return path.resolve("charts");
    }

    /** {@return {@code claims.csv}: the page's first table} */
    public Path claims() {
        return path.resolve("claims.csv");
    }

    /** {@return {@code comparison.csv}: the run beside its baseline; absent where none is} */
    public Path comparison() {
        return path.resolve("comparison.csv");
    }

    /** {@return {@code samples}: pictures of what networks were shown; absent where none are} */
    public Path samples() {
        return path.resolve("samples");
    }

    /**
     * {@return {@code samples/samples.json}: which pictures there are, a {@link SamplePictures}}
     */
    public Path sampleList() {
        return samples().resolve("samples.json");
    }

    /** {@return the page and what it links to, there or not: what others may read} */
    public List<Path> published() {
        return List.of(
                report(),
                claims(),
                comparison(),
                charts(),
                samples(),
                plan(),
                description(),
                trials(),
                metrics(),
                verdicts(),
                provenance());
    }

    /**
     * {@return {@code running}: what the trials have so far, a folder each, until all are merged}
     */
    public Path running() {
        return path.resolve("running");
    }

    /**
     * Metrics of a trial while the experiment runs, appended an epoch at a time; merged into {@link
     * #metrics()} at its end.
     *
     * @param trial the trial's id
     * @return {@code running/TRIAL/metrics.csv}
     */
    public Path runningMetrics(String trial) {
        return running().resolve(trial).resolve("metrics.csv");
    }

    /**
     * How far a trial has come, and what it needs to go on from there; replaced after each epoch.
     *
     * @param trial the trial's id
     * @return {@code running/TRIAL/checkpoint}
     */
    public Path checkpoint(String trial) {
        return running().resolve(trial).resolve("checkpoint");
    }

    /**
     * Tells whether the verdicts that lie here are a run's.
     *
     * @param runId the run's id
     * @return whether there are verdicts, and they speak of that run
     * @throws IOException if the verdicts cannot be read
     */
    public boolean isJudged(String runId) throws IOException {
        return Files.exists(verdicts())
                && JsonFile.read(verdicts(), Verdicts.class).runId().equals(runId);
    }

    /**
     * Reads trials and metrics.
     *
     * @return the results
     * @throws IOException if a file is missing or malformed
     */
    public Results results() throws IOException {
        return new Results(TrialsCsv.read(trials()), MetricsCsv.read(metrics()));
    }
}
