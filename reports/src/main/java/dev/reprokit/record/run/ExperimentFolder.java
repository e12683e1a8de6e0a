package dev.reprokit.record.run;

import dev.reprokit.internal.file.JsonFile;
import dev.reprokit.internal.file.MetricsCsv;
import dev.reprokit.internal.file.TrialsCsv;
import dev.reprokit.record.chart.Description;
import dev.reprokit.record.chart.SamplePictures;
import dev.reprokit.record.chart.TestImages;
import dev.reprokit.record.result.Metric;
import dev.reprokit.record.result.Results;
import dev.reprokit.record.result.Scale;
import dev.reprokit.record.result.TrialRow;
import dev.reprokit.record.result.TrialStatus;
import dev.reprokit.record.verdict.Verdicts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The folder of one experiment, with the paths of its files. It lies in the run folder (by default
 * {@code target/repro}), which holds one such folder per experiment. The files are the only
 * interface between the JVM that trains and everything that reads results.
 *
 * @param path the folder, e.g. {@code target/repro/lrn-removal}
 */
public record ExperimentFolder(Path path) {

    /**
     * Finds the folders of all experiments that were started in a run folder, also of those whose
     * run failed or whose settings were refused.
     *
     * @param runFolder the run folder, by default {@code target/repro}
     * @return the folders, sorted by name; empty if there is no run folder
     * @throws IOException if the run folder cannot be listed
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

    /** {@return {@code plan.json}: a {@link Plan}, the settings of the run} */
    public Path plan() {
        return path.resolve("plan.json");
    }

    /** {@return {@code experiment.json}: a {@link Description}} */
    public Path description() {
        return path.resolve("experiment.json");
    }

    /** {@return {@code trials.csv}: one row per trial, which is one setting run with one seed} */
    public Path trials() {
        return path.resolve("trials.csv");
    }

    /**
     * {@return {@code metrics.csv}: one row per metric, epoch and trial, which is one setting run
     * with one seed}
     */
    public Path metrics() {
        return path.resolve("metrics.csv");
    }

    /**
     * {@return {@code verdicts.json}: the verdict on each claim (a sentence of a paper that
     * measured values can confirm or contradict); written last}
     */
    public Path verdicts() {
        return path.resolve("verdicts.json");
    }

    /**
     * {@return {@code undecided.json}: an {@link Undecided}; present only if the run has ended
     * before all its trials had, which are settings run with one seed}
     */
    public Path undecided() {
        return path.resolve("undecided.json");
    }

    /** {@return {@code provenance.json}: a {@link Provenance}} */
    public Path provenance() {
        return path.resolve("provenance.json");
    }

    /** {@return {@code events.jsonl}: the latest run's progress, one {@link Event} per line} */
    public Path events() {
        return path.resolve("events.jsonl");
    }

    /** {@return {@code harness.log}: the output of the JVM that trained in the latest run} */
    public Path log() {
        return path.resolve("harness.log");
    }

    /**
     * Returns the file with the output of a trial (a setting run with one seed) that is a program
     * of its own.
     *
     * @param trial the trial's id
     * @return {@code logs/TRIAL.log}
     */
    public Path log(String trial) {
        return path.resolve("logs").resolve(trial + ".log");
    }

    /** {@return {@code thread-dump.txt}: the stack traces of all threads when a run timed out} */
    public Path threadDump() {
        return path.resolve("thread-dump.txt");
    }

    /**
     * {@return {@code failure.txt}: why the latest run did not finish, in words; absent if it did}
     */
    public Path failure() {
        return path.resolve("failure.txt");
    }

    /**
     * {@return {@code baseline.csv}: this run in the form of a baseline, which is an accepted run
     * that later ones are compared with; present only if the run differs from the accepted
     * baseline}
     */
    public Path baseline() {
        return path.resolve("baseline.csv");
    }

    /**
     * {@return {@code confirmation}: the run folder with fresh seeds of the conditions (settings of
     * what the experiment varies) that differ suspiciously from the baseline, which is an accepted
     * run; absent if there are none}
     */
    public Path confirmation() {
        return path.resolve("confirmation");
    }

    /**
     * {@return {@code held-back}: the run folder with the further seeds that a baseline, an
     * accepted run, holds back to confirm suspicions; absent if none were asked for}
     */
    public Path heldBack() {
        return path.resolve("held-back");
    }

    /**
     * {@return {@code report.html}: the experiment's page, with its charts and the verdicts on its
     * claims, for readers}
     */
    public Path report() {
        return path.resolve("report.html");
    }

    /**
     * {@return {@code charts}: the folder with the values that the experiment's page in the report
     * draws, one CSV file per chart}
     */
    public Path charts() {
        return path.resolve("charts");
    }

    /**
     * {@return {@code claims.csv}: the table of claims (sentences with their verdicts) of the
     * experiment's page in the report}
     */
    public Path claims() {
        return path.resolve("claims.csv");
    }

    /**
     * {@return {@code comparison.csv}: each metric beside that of the baseline, the accepted run
     * that later ones are compared with; absent if there is no baseline}
     */
    public Path comparison() {
        return path.resolve("comparison.csv");
    }

    /**
     * {@return {@code samples}: the folder with pictures of training images; absent if the
     * experiment has none}
     */
    public Path samples() {
        return path.resolve("samples");
    }

    /**
     * {@return {@code samples/samples.json}: the list of the pictures, a {@link SamplePictures}}
     */
    public Path sampleList() {
        return samples().resolve("samples.json");
    }

    /**
     * {@return {@code right}: the folder that tells which test images each trial (a setting run
     * with one seed) classified right; absent if none classified test images}
     */
    public Path right() {
        return path.resolve("right");
    }

    /**
     * Returns the file that tells which test images a trial (a setting run with one seed)
     * classified right after its last epoch.
     *
     * @param trial the trial's id
     * @return {@code right/TRIAL.bits}
     */
    public Path rightAnswers(String trial) {
        return right().resolve(trial + ".bits");
    }

    /**
     * {@return {@code right/images.json}: the classes of these images and the list of their
     * pictures, a {@link TestImages}}
     */
    public Path testImages() {
        return right().resolve("images.json");
    }

    /**
     * {@return {@code flips.csv}: the test images that all seeds of the baseline got right and all
     * of this run wrong, or the other way round; absent if there are none to compare}
     */
    public Path flips() {
        return path.resolve("flips.csv");
    }

    /**
     * {@return the files of a whole run that {@link RunFolder} reads, whether they exist or not}
     */
    public List<Path> evidence() {
        return List.of(
                failure(),
                plan(),
                description(),
                trials(),
                metrics(),
                verdicts(),
                undecided(),
                provenance(),
                sampleList(),
                testImages(),
                events());
    }

    /**
     * {@return the experiment's page ({@link #report}) and all files and folders that it links to,
     * whether they exist or not}
     */
    public List<Path> published() {
        return List.of(
                report(),
                claims(),
                comparison(),
                flips(),
                charts(),
                samples(),
                right(),
                plan(),
                description(),
                trials(),
                metrics(),
                verdicts(),
                undecided(),
                provenance());
    }

    /**
     * {@return {@code running}: the folder with one folder per scale, and in it one per unfinished
     * trial (a setting run with one seed)}
     */
    public Path running() {
        return path.resolve("running");
    }

    /**
     * {@return {@code running/imported}: the experiment's folder of trials (settings run with one
     * seed) that are imported, i.e. read and not run; it is removed when they have been read}
     */
    public ExperimentFolder imported() {
        return new ExperimentFolder(running().resolve("imported"));
    }

    /**
     * Returns the folder with one folder per unfinished trial (a setting run with one seed) of a
     * scale; it is removed when none of them is left that may go on.
     *
     * @param scale the scale of the run, so that the trials of two scales never meet
     * @return {@code running/SCALE}
     */
    public Path running(Scale scale) {
        return running().resolve(scale.id());
    }

    /**
     * Returns the folder of an unfinished trial (a setting run with one seed) with its {@code
     * metrics.csv}, which grows with each epoch, the {@code checkpoint} from which the trial can go
     * on if its JVM ends early, and {@code right.bits}, which tells what test images it classified
     * right. When the experiment ends, the JVM that trains merges these files into {@link
     * #metrics()} and {@link #right()}.
     *
     * @param scale the scale of the run
     * @param trial the trial's id
     * @return {@code running/SCALE/TRIAL}
     */
    public Path running(Scale scale, String trial) {
        return running(scale).resolve(trial);
    }

    /**
     * Tests if the verdicts in this folder, which tell for each claimed sentence whether it holds,
     * belong to a run.
     *
     * @param runId the run's id
     * @return true if there are verdicts and they are that run's
     * @throws IOException if the verdicts cannot be read
     */
    public boolean isJudged(String runId) throws IOException {
        return Files.exists(verdicts())
                && JsonFile.read(verdicts(), Verdicts.class).runId().equals(runId);
    }

    /**
     * Reads the trials (settings run with one seed) and their metrics from {@code trials.csv} and
     * {@code metrics.csv}.
     *
     * @return the results
     * @throws IOException if a file is missing or malformed, or a trial that finished has a metric
     *     that is infinite or not a number, with which it would have diverged
     */
    public Results results() throws IOException {
        Results results = new Results(TrialsCsv.read(trials()), MetricsCsv.read(metrics()));
        for (TrialRow trial : results.trials()) {
            for (Metric metric : results.metrics(trial)) {
                if (trial.status() == TrialStatus.FINISHED && !Double.isFinite(metric.value())) {
                    throw new IOException(
                            "%s is damaged: trial %s has finished, but its %s is %s after epoch %s"
                                    .formatted(
                                            metrics(),
                                            trial.trial(),
                                            metric.name(),
                                            metric.value(),
                                            metric.epoch()));
                }
            }
        }
        return results;
    }
}
