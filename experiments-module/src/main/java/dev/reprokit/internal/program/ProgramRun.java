package dev.reprokit.internal.program;

import dev.reprokit.internal.definition.DefinedMetric;
import dev.reprokit.internal.definition.Definition;
import dev.reprokit.internal.definition.MetricsSource;
import dev.reprokit.internal.file.CacheFolder;
import dev.reprokit.record.result.Metric;
import dev.reprokit.training.DivergedException;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Runs a trial's program and records what it reports. */
final class ProgramRun {
    /** How often a running program's metrics are looked at; its end is noticed at once. */
    private static final long LOOK = 250;

    private static final long LONGEST_OUTPUT = 30_000;

    private final Definition definition;
    private final Path project;
    private final ProgramHost host;
    private final @Nullable ProgramWatch watch;
    private final Path out;
    private final Path resume;
    private final Path metrics;

    /**
     * Prepares a run.
     *
     * @param watch watches the program; null for one that nobody watches
     */
    ProgramRun(
            Definition definition, Path project, ProgramHost host, @Nullable ProgramWatch watch) {
        this.definition = definition;
        this.project = project;
        this.host = host;
        this.watch = watch;
        out = out(host);
        resume = host.folder().resolve("resume").toAbsolutePath();
        metrics = metrics(host);
    }

    /** {@return the folder that the program writes to} */
    static Path out(ProgramHost host) {
        return host.folder().resolve("out").toAbsolutePath();
    }

    /** {@return the file that {@code REPRO_METRICS} names} */
    static Path metrics(ProgramHost host) {
        return host.folder().resolve("metrics.jsonl").toAbsolutePath();
    }

    /**
     * Runs the program to its end.
     *
     * @throws ProgramException if it fails, or reports what cannot be
     */
    void run() throws IOException, ProgramException, InterruptedException {
        List<Metric> recorded = begin();
        Map<String, String> placeholders = placeholders();
        OutputReader output =
                new OutputReader(
                        definition.source() instanceof MetricsSource.Output source
                                ? source.patterns()
                                : Map.of());
        MetricsReader reader = reader(placeholders, output);
        ReportedEpochs epochs =
                new ReportedEpochs(
                        host.epochs(), definition.firstEpoch(), recorded, !recorded.isEmpty());
        List<String> argv = definition.argv(placeholders);
        Files.createDirectories(host.log().getParent());
        try (ProgramProcess process = start(argv)) {
            RunningPrograms.add(process);
            ProgramOutput text = new ProgramOutput(process.output(), host.log(), output::line);
            Thread taker = new Thread(text, "repro-output");
            taker.start();
            try {
                while (!process.endsWithin(LOOK)) {
                    reader.read(false, epochs);
                    record(epochs.complete());
                }
            } finally {
                RunningPrograms.remove(process);
                process.close();
                List<Long> left = process.endLeftovers();
                // Where processes cannot be told, one may hold the stream open.
                taker.join(LONGEST_OUTPUT);
                text.append(left);
            }
            text.requireLogged();
            requireSuccess(process.status(), argv, text);
            reader.read(true, epochs);
            record(end(epochs, text));
            if (watch != null) {
                watch.tell(host.folder(), host.log());
            }
        }
    }

    private List<ReportedEpochs.Epoch> end(ReportedEpochs epochs, ProgramOutput text)
            throws ProgramException {
        try {
            return epochs.end(definition.metrics().stream().map(DefinedMetric::name).toList());
        } catch (ProgramException e) {
            throw new ProgramException(e.getMessage() + lastLine(text));
        }
    }

    private String lastLine(ProgramOutput text) {
        List<String> last = text.last();
        return "%s. Its output is in %s"
                .formatted(
                        last.isEmpty()
                                ? ", and it has written nothing"
                                : ", and its last line is: '%s'"
                                        .formatted(
                                                JsonLinesReader.shortened(
                                                        last.get(last.size() - 1))),
                        host.log());
    }

    /** Prepares the folders, and returns what is recorded already. */
    private List<Metric> begin() throws IOException {
        int done = definition.resumes() ? host.resume(checkpoint -> {}) : 0;
        if (done == 0) {
            Files.deleteIfExists(metrics);
            CacheFolder.delete(out);
            CacheFolder.delete(resume);
        } else if (Files.exists(metrics)) {
            // The program may have saved more epochs than were recorded: they stand here.
            cutUnfinishedLine(metrics);
        }
        Files.createDirectories(out);
        Files.createDirectories(resume);
        return done == 0 ? List.of() : host.recorded();
    }

    private static void cutUnfinishedLine(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] != '\n') {
            end--;
        }
        Files.write(file, Arrays.copyOf(bytes, end));
    }

    private Map<String, String> placeholders() {
        Map<String, String> values = new TreeMap<>(host.condition().parameters());
        values.put("seed", String.valueOf(host.seed()));
        values.put("epochs", String.valueOf(host.epochs()));
        values.put("threads", String.valueOf(host.threads()));
        values.put("out", out.toString());
        values.put("data", host.dataDirectory().toAbsolutePath().toString());
        values.put("device", host.gpu().isPresent() ? "cuda" : "cpu");
        return values;
    }

    private MetricsReader reader(Map<String, String> placeholders, OutputReader output) {
        MetricsSource source = definition.source();
        if (source instanceof MetricsSource.Output) {
            return output;
        }
        return MetricsReader.of(
                definition,
                source.path().isEmpty()
                        ? metrics
                        : project.resolve(Definition.fill(source.path(), placeholders)));
    }

    private ProgramProcess start(List<String> argv) throws IOException, ProgramException {
        return ProgramProcess.start(
                argv,
                project,
                ProgramEnvironment.of(host, out, metrics, resume),
                watch,
                host.folder());
    }

    private void requireSuccess(int status, List<String> argv, ProgramOutput text)
            throws ProgramException {
        if (status == ProgramEnvironment.DIVERGED) {
            throw new DivergedException(
                    "the program says so by its exit status " + ProgramEnvironment.DIVERGED);
        }
        if (status != 0) {
            throw new ProgramException(
                    "%s %s%s".formatted(argv.get(0), inWords(status), lastLine(text)));
        }
    }

    private static String inWords(int status) {
        return status > 128
                ? "was ended by signal " + (status - 128)
                : "has ended with status " + status;
    }

    private void record(List<ReportedEpochs.Epoch> complete) throws IOException {
        for (ReportedEpochs.Epoch epoch : complete) {
            host.epoch(epoch.number(), epoch.metrics(), definition.resumes());
        }
    }
}
