package dev.reprokit.plugin.bisect;

import dev.reprokit.internal.file.JsonFile;
import dev.reprokit.internal.text.TimeSpan;
import dev.reprokit.record.result.MissingEvidenceException;
import dev.reprokit.record.run.ExperimentFolder;

import org.apache.maven.plugin.logging.Log;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Measures commits: builds each in a worktree of its own, and runs one condition of the experiment
 * there, with the user's cache. What is measured is kept in a file per commit, for a later search.
 */
final class CommitProbe implements Probe, AutoCloseable {
    /** The exit codes above it are those of a program that was killed. */
    private static final int KILLED = 128;

    private final History history;
    private final Question question;
    private final Build build;
    private final Path folder;
    private final Log log;
    private Commit checkedOut;
    private Worktree worktree;
    private int computed;
    private int reused;

    /**
     * How commits are built.
     *
     * @param git the repository
     * @param maven the Maven that runs now
     * @param module what is built
     * @param goals phases and goals that build it and run experiments
     */
    record Build(Git git, MavenCommand maven, ModulePath module, List<String> goals) {

        List<String> command(Map<String, String> parameters) {
            List<String> words = new ArrayList<>(goals);
            words.addAll(module.options());
            return maven.with(words, parameters);
        }
    }

    /**
     * Prepares the probe.
     *
     * @param history the commits
     * @param question what is measured
     * @param build how
     * @param folder gets a worktree, run folders, logs and values
     * @param log gets the progress
     */
    CommitProbe(History history, Question question, Build build, Path folder, Log log) {
        this.history = history;
        this.question = question;
        this.build = build;
        this.folder = folder;
        this.log = log;
    }

    @Override
    public Optional<Measurement> measure(int place, int seeds)
            throws BisectionException, IOException, InterruptedException {
        Commit commit = history.at(place);
        Path file = series().resolve(commit.shortId() + ".json");
        if (Files.exists(file)) {
            Measurement known = JsonFile.read(file, Measurement.class);
            if (known.startsWith(question.seeds(seeds))) {
                log.info("%s was measured before".formatted(commit.inWords()));
                return Optional.of(known.first(seeds));
            }
        }
        Optional<Measurement> measured = run(commit, seeds);
        if (measured.isPresent()) {
            JsonFile.write(file, measured.get());
        }
        return measured;
    }

    /** {@return the folder of the logs and values} */
    Path series() {
        return folder.resolve(question.folderName(build.maven().properties()));
    }

    private Optional<Measurement> run(Commit commit, int seeds)
            throws BisectionException, IOException, InterruptedException {
        Path runs = series().resolve(commit.shortId());
        Path output = series().resolve(commit.shortId() + ".log");
        log.info("%s is built and run".formatted(commit.inWords()));
        Files.createDirectories(series());
        checkOut(commit);
        long start = System.nanoTime();
        ChildProgram maven =
                new ChildProgram(
                        build.command(question.parameters(seeds, runs)),
                        worktree.folder().resolve(build.module().build()),
                        Map.of("JAVA_HOME", System.getProperty("java.home")));
        int exitCode = maven.run(output, output);
        if (exitCode > KILLED) {
            throw new BisectionException(
                    "The Maven that built %s was killed (exit code %s). What is measured is kept: the same command goes on from there."
                            .formatted(commit.shortId(), exitCode));
        }
        if (exitCode != 0) {
            return skip(commit, BuildLog.reason(output), output);
        }
        CommitRun run = CommitRun.read(new ExperimentFolder(runs.resolve(question.experiment())));
        computed += run.computed();
        reused += run.reused();
        log.info(
                "%s: %s trained, %s reused from the cache, %s"
                        .formatted(
                                commit.shortId(),
                                run.computed() == 1 ? "1 trial" : run.computed() + " trials",
                                run.reused(),
                                TimeSpan.inWords(Duration.ofNanos(System.nanoTime() - start))));
        try {
            return Optional.of(
                    run.measurement(
                            question.condition(), question.metric(), question.seeds(seeds)));
        } catch (MissingEvidenceException e) {
            return skip(commit, e.getMessage(), output);
        }
    }

    private Optional<Measurement> skip(Commit commit, String reason, Path output) {
        log.warn("%s cannot be measured: %s; log: %s".formatted(commit.shortId(), reason, output));
        return Optional.empty();
    }

    /** More seeds of one commit use one worktree, in which all is compiled. */
    private void checkOut(Commit commit) throws IOException, InterruptedException {
        if (!commit.equals(checkedOut)) {
            checkedOut = null;
            worktree = Worktree.of(build.git(), folder.resolve("worktree"), commit);
            checkedOut = commit;
        }
    }

    /** {@return what was trained and what was reused, in words} */
    String work() {
        return "%s trained, %s reused"
                .formatted(computed == 1 ? "1 trial" : computed + " trials", reused);
    }

    @Override
    public void close() throws IOException, InterruptedException {
        new Worktree(build.git(), folder.resolve("worktree")).close();
    }
}
