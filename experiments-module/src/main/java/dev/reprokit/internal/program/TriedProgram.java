package dev.reprokit.internal.program;

import dev.reprokit.internal.definition.DefinedMetric;
import dev.reprokit.internal.definition.Definition;
import dev.reprokit.internal.definition.DefinitionException;
import dev.reprokit.internal.definition.DefinitionText;
import dev.reprokit.internal.definition.MetricsSource;
import dev.reprokit.internal.harness.machine.CommandOutput;
import dev.reprokit.internal.process.TriedRun;
import dev.reprokit.record.result.Direction;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A program that runs once, to see what it reports. */
public final class TriedProgram {
    /** So many files are named one by one. */
    private static final int MOST = 20;

    private static final DefinedMetric ANY =
            new DefinedMetric("any", "any", Direction.NEITHER, "", false, "any");

    private final String id;
    private final List<String> run;
    private final Path project;
    private final @Nullable Integer epochs;

    /**
     * Creates a program that has not run.
     *
     * @param id the id of the experiment that it is to be
     * @param run its words, with placeholders
     * @param project the folder in which it runs
     * @param epochs the number of epochs that it is told; null if it is told none
     */
    public TriedProgram(String id, List<String> run, Path project, @Nullable Integer epochs) {
        this.id = id;
        this.run = run;
        this.project = project;
        this.epochs = epochs;
    }

    /**
     * Runs it.
     *
     * @param host the one trial
     * @param definition the file to write a definition to, of which only claims are missing
     * @param firstLine its first line, a comment
     * @return what it has reported
     * @throws ProgramException if its words cannot be, or it fails, or reports nothing
     */
    public TriedRun run(ProgramHost host, Path definition, String firstLine)
            throws IOException, ProgramException, InterruptedException {
        Definition unmeasured = unmeasured(definition, firstLine).withoutMetrics();
        ReadFiles watch = ReadFiles.of(project, host.dataDirectory());
        FileTime before = FileTime.from(Instant.now());
        try {
            new ProgramRun(unmeasured, project, host, watch).run();
        } catch (ProgramException e) {
            // What the tool says is not the program's; without it the program speaks for itself.
            if (watch == null || !e.getMessage().contains("'strace: ")) {
                throw e;
            }
            watch = null;
            new ProgramRun(unmeasured, project, host, null).run();
        }
        FoundMetrics found = find(host, before);
        Files.writeString(
                definition,
                text(
                                inputs(watch),
                                found.epochs(),
                                found.firstEpoch(),
                                found.source(),
                                found.metrics())
                        .after(firstLine));
        return new TriedRun(found.epochs(), found.last(), found.leftOut(), inWords(watch));
    }

    private FoundMetrics find(ProgramHost host, FileTime before)
            throws IOException, ProgramException {
        try {
            return new MetricsFinder(
                            ProgramRun.metrics(host), ProgramRun.out(host), host.log(), epochs)
                    .find();
        } catch (ProgramException e) {
            List<String> written = MetricsFinder.writtenSince(before, project);
            throw written.isEmpty()
                    ? e
                    : new ProgramException(
                            "%s. It has written %s in the project, where runs at once would overwrite each other's: let it write to {out}"
                                    .formatted(e.getMessage(), String.join(", ", written)));
        }
    }

    private Definition unmeasured(Path definition, String firstLine)
            throws IOException, ProgramException {
        Files.writeString(
                definition,
                text(inputs(null), 1, 1, new MetricsSource.JsonLines(""), List.of(ANY))
                        .after(firstLine));
        try {
            Definition read = Definition.read(definition, "the command");
            if (read.tellsEpochs() && epochs == null) {
                throw new ProgramException(
                        "the command asks for {epochs}: say how many with -Drepro.epochs=");
            }
            return read;
        } catch (DefinitionException e) {
            throw new ProgramException(e.getMessage());
        }
    }

    private DefinitionText text(
            @Nullable List<String> inputs,
            int counted,
            int first,
            MetricsSource source,
            List<DefinedMetric> metrics) {
        return new DefinitionText(id, run, inputs, counted, first, source, metrics);
    }

    /** {@return the files that it needs; null if git tracks them, and so whatever it needs} */
    private @Nullable List<String> inputs(@Nullable ReadFiles watch) {
        List<String> files = files(watch);
        List<String> git =
                new ArrayList<>(
                        List.of("git", "-C", project.toString(), "ls-files", "--error-unmatch"));
        git.add("--");
        git.addAll(files);
        return !files.isEmpty() && CommandOutput.of(git).isPresent() ? null : files;
    }

    /** {@return what it has read, or else the files among its words} */
    private List<String> files(@Nullable ReadFiles watch) {
        Stream<String> words =
                run.stream().filter(word -> Files.isRegularFile(project.resolve(word)));
        Stream<String> read =
                watch == null || watch.files().size() > MOST
                        ? Stream.empty()
                        : watch.files().stream().map(this::name);
        return Stream.concat(words, read)
                .filter(name -> name.matches("[^*?\\[\\]{}\\\\]+"))
                .distinct()
                .toList();
    }

    private String name(Path file) {
        try {
            Path folder = project.toRealPath();
            return file.startsWith(folder) ? folder.relativize(file).toString() : file.toString();
        } catch (IOException e) {
            return file.toString();
        }
    }

    private String inWords(@Nullable ReadFiles watch) {
        List<String> files = inputs(watch);
        String known = files == null ? "all that git tracks" : String.join(", ", files);
        if (watch == null) {
            return "%s; what else it reads is not seen here, without strace: name it under 'inputs'"
                    .formatted(known.isEmpty() ? "none" : known);
        }
        return watch.files().size() > MOST
                ? "%s; it reads %s files: name those that may change under 'inputs'"
                        .formatted(known.isEmpty() ? "none" : known, watch.files().size())
                : known.isEmpty() ? "none" : known;
    }
}
