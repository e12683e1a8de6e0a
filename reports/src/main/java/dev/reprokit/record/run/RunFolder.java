package dev.reprokit.record.run;

import static java.util.Objects.requireNonNullElse;

import dev.reprokit.internal.file.JsonFile;
import dev.reprokit.internal.file.RightAnswersFile;
import dev.reprokit.record.chart.Description;
import dev.reprokit.record.chart.SamplePictures;
import dev.reprokit.record.chart.TestImages;
import dev.reprokit.record.result.Results;
import dev.reprokit.record.result.RightAnswers;
import dev.reprokit.record.result.TrialRow;
import dev.reprokit.record.run.RunProblem.Kind;
import dev.reprokit.record.verdict.Verdicts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The contents of a run folder, which holds one folder with the latest run of each experiment. Each
 * file is read once. Reports, comparisons with earlier runs, and the checks that let a build pass
 * are all made from it.
 *
 * @param path the run folder, by default {@code target/repro}
 * @param runs the whole runs, which have all their files, sorted by folder
 * @param problems the experiments that were started in the folder and left no whole run, with the
 *     reason, sorted by folder
 */
public record RunFolder(Path path, List<Run> runs, List<RunProblem> problems) {

    /** Keeps copies of the lists. */
    public RunFolder {
        runs = List.copyOf(runs);
        problems = List.copyOf(problems);
    }

    /**
     * Reads the runs of all experiments in a run folder, which holds one folder per experiment. An
     * experiment that was started and left no whole run does not make it throw, but is listed among
     * the {@link #problems}.
     *
     * @param path the run folder, by default {@code target/repro}; if it does not exist, the result
     *     is empty
     * @return the whole runs, and one problem per experiment that was started and left none
     * @throws IOException if the folder cannot be listed
     */
    public static RunFolder read(Path path) throws IOException {
        List<Run> runs = new ArrayList<>();
        List<RunProblem> problems = new ArrayList<>();
        for (ExperimentFolder folder : ExperimentFolder.startedIn(path)) {
            try {
                runs.add(run(folder));
            } catch (BrokenRunException e) {
                problems.add(new RunProblem(folder, e.kind, e.reason));
            } catch (NoSuchFileException e) {
                problems.add(missing(folder, Path.of(e.getFile())));
            } catch (IOException e) {
                problems.add(
                        new RunProblem(
                                folder,
                                Kind.DAMAGED,
                                requireNonNullElse(e.getMessage(), e.toString())));
            }
        }
        return new RunFolder(path, runs, problems);
    }

    private static Run run(ExperimentFolder folder) throws IOException, BrokenRunException {
        if (Files.exists(folder.failure())) {
            throw new BrokenRunException(Kind.FAILED, failure(folder));
        }
        Plan plan = JsonFile.read(folder.plan(), Plan.class);
        Results results = folder.results();
        TestImages images =
                Files.exists(folder.testImages())
                        ? JsonFile.read(folder.testImages(), TestImages.class)
                        : TestImages.NONE;
        Run run =
                new Run(
                        folder,
                        plan,
                        JsonFile.read(folder.description(), Description.class),
                        results,
                        JsonFile.read(folder.verdicts(), Verdicts.class),
                        JsonFile.read(folder.provenance(), Provenance.class),
                        Files.exists(folder.sampleList())
                                ? JsonFile.read(folder.sampleList(), SamplePictures.class)
                                : new SamplePictures(List.of()),
                        images,
                        right(folder, results, images.classes().size()),
                        Files.exists(folder.undecided())
                                ? JsonFile.read(folder.undecided(), Undecided.class)
                                : null,
                        new EventLog(folder.events()).endsWith(new Event.Done(plan.runId())));
        requireOneRun(run);
        return run;
    }

    /** Reads which of some test images each trial classified right. */
    private static Map<String, RightAnswers> right(
            ExperimentFolder folder, Results results, int images) throws IOException {
        Map<String, RightAnswers> right = new TreeMap<>();
        for (TrialRow row : results.trials()) {
            Path file = folder.rightAnswers(row.trial());
            Optional<RightAnswers> answers = RightAnswersFile.read(file);
            if (answers.isPresent()) {
                if (answers.get().images() != images) {
                    throw new IOException(
                            "%s is of %s test images, but %s of %s"
                                    .formatted(
                                            file,
                                            answers.get().images(),
                                            folder.testImages().getFileName(),
                                            images));
                }
                right.put(row.trial(), answers.get());
            }
        }
        return right;
    }

    private static String failure(ExperimentFolder folder) {
        try {
            return Files.readString(folder.failure());
        } catch (IOException e) {
            return folder.failure() + " cannot be read: " + e;
        }
    }

    private static void requireOneRun(Run run) throws BrokenRunException {
        List<String> planned = List.of(run.plan().experiment(), run.plan().runId());
        Map<String, List<String>> byFile =
                Map.of(
                        "verdicts.json",
                        List.of(run.verdicts().experiment(), run.verdicts().runId()),
                        "provenance.json",
                        List.of(run.plan().experiment(), run.provenance().runId()),
                        "experiment.json",
                        List.of(run.description().id(), run.plan().runId()));
        for (Map.Entry<String, List<String>> file : byFile.entrySet()) {
            if (!file.getValue().equals(planned)) {
                throw new BrokenRunException(
                        Kind.UNFINISHED,
                        "%s is of %s, but plan.json is of %s (experiment, run): the latest run did not end. Run the experiment again."
                                .formatted(file.getKey(), file.getValue(), planned));
            }
        }
    }

    private static RunProblem missing(ExperimentFolder folder, Path file) {
        return new RunProblem(
                folder,
                file.equals(folder.plan()) ? Kind.NOT_RUN : Kind.UNFINISHED,
                "%s is missing: the run did not end, or the file was removed. Run the experiment again; %s says how far it came."
                        .formatted(file.getFileName(), folder.log().getFileName()));
    }

    /**
     * Finds the whole run of an experiment, i.e. one that left all its files.
     *
     * @param experiment the experiment's id, which is the name of its folder
     * @return the run; empty if there is no whole run
     */
    public Optional<Run> run(String experiment) {
        return runs.stream().filter(run -> run.folder().name().equals(experiment)).findFirst();
    }

    /**
     * Returns the reason why an experiment has no whole run, i.e. none that left all its files.
     *
     * @param experiment the id of an experiment without one
     * @return the problem, which is {@link RunProblem.Kind#NOT_RUN} for an experiment that was
     *     never started
     */
    public RunProblem problem(String experiment) {
        ExperimentFolder folder = new ExperimentFolder(path.resolve(experiment));
        return problems.stream()
                .filter(problem -> problem.folder().name().equals(experiment))
                .findFirst()
                .orElseGet(() -> missing(folder, folder.plan()));
    }

    /** Thrown when a folder holds no whole run. */
    private static final class BrokenRunException extends Exception {
        private final Kind kind;
        private final String reason;

        BrokenRunException(Kind kind, String reason) {
            super(reason);
            this.kind = kind;
            this.reason = reason;
        }
    }
}
