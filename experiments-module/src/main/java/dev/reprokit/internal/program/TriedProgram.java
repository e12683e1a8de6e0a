package dev.reprokit.internal.program;

import static java.util.Objects.requireNonNull;

import dev.reprokit.internal.definition.DefinedMetric;
import dev.reprokit.internal.definition.Definition;
import dev.reprokit.internal.definition.DefinitionException;
import dev.reprokit.internal.definition.DefinitionText;
import dev.reprokit.internal.definition.MetricsSource;
import dev.reprokit.internal.process.TriedRun;
import dev.reprokit.record.result.Direction;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;

/** A program that runs once, to see what it reports. */
public final class TriedProgram {
    /** The names of files that may hold metrics. */
    private static final String OF_METRICS = ".*\\.(csv|tsv|jsonl)|.*tfevents.*";

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
            // Some programs do not bear to be watched.
            if (watch == null) {
                throw e;
            }
            watch = null;
            new ProgramRun(unmeasured, project, host, null).run();
        }
        FoundMetrics found = find(host, before);
        TriedInputs inputs = TriedInputs.of(run, project, watch, before);
        Files.writeString(
                definition,
                text(
                                inputs.declared(),
                                found.epochs(),
                                found.firstEpoch(),
                                found.source(),
                                found.metrics())
                        .after(firstLine));
        return new TriedRun(found.epochs(), found.last(), found.leftOut(), inputs.inWords());
    }

    private FoundMetrics find(ProgramHost host, FileTime before)
            throws IOException, ProgramException {
        try {
            return new MetricsFinder(
                            ProgramRun.metrics(host), ProgramRun.out(host), host.log(), epochs)
                    .find();
        } catch (ProgramException e) {
            List<String> written = tablesWrittenSince(before);
            throw written.isEmpty()
                    ? e
                    : new ProgramException(
                            "%s. It has written %s in the project, where runs at once would overwrite each other's: let it write to {out}"
                                    .formatted(e.getMessage(), String.join(", ", written)));
        }
    }

    private List<String> tablesWrittenSince(FileTime before) {
        try {
            return ProjectFiles.writtenSince(before, project).stream()
                    .filter(name -> name.matches(OF_METRICS))
                    .toList();
        } catch (IOException e) {
            // A folder that cannot be read must not hide what went wrong.
            return List.of();
        }
    }

    private Definition unmeasured(Path definition, String firstLine)
            throws IOException, ProgramException {
        Files.writeString(
                definition,
                text(List.of(), 1, 1, new MetricsSource.JsonLines(""), List.of(ANY))
                        .after(firstLine));
        try {
            Definition read = Definition.read(definition, "the command");
            if (read.tellsEpochs() && epochs == null) {
                throw new ProgramException(
                        "the command asks for {epochs}: say how many with -Drepro.epochs=");
            }
            return read;
        } catch (DefinitionException e) {
            throw new ProgramException(requireNonNull(e.getMessage(), "it names the faults"));
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
}
