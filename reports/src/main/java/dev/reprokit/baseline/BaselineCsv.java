package dev.reprokit.baseline;

import static dev.reprokit.baseline.BaselineRow.CLAIM;
import static dev.reprokit.baseline.BaselineRow.COLUMNS;
import static dev.reprokit.baseline.BaselineRow.CRITERION;
import static dev.reprokit.baseline.BaselineRow.DISAGREEMENT;
import static dev.reprokit.baseline.BaselineRow.DURATION;
import static dev.reprokit.baseline.BaselineRow.ENVIRONMENT;
import static dev.reprokit.baseline.BaselineRow.EPOCHS;
import static dev.reprokit.baseline.BaselineRow.HELD_BACK;
import static dev.reprokit.baseline.BaselineRow.MACHINE;
import static dev.reprokit.baseline.BaselineRow.PARAMETER;
import static dev.reprokit.baseline.BaselineRow.REASON;
import static dev.reprokit.baseline.BaselineRow.RIGHT;
import static dev.reprokit.baseline.BaselineRow.SECONDS;
import static dev.reprokit.baseline.BaselineRow.SEEDS;
import static dev.reprokit.baseline.BaselineRow.SHA_256;
import static dev.reprokit.baseline.BaselineRow.SPEED;
import static dev.reprokit.baseline.BaselineRow.TEST;
import static dev.reprokit.baseline.BaselineRow.TOLERANCE;
import static dev.reprokit.baseline.BaselineRow.TRIAL;
import static dev.reprokit.baseline.BaselineRow.TRIALS;

import static java.util.stream.Collectors.joining;

import dev.reprokit.baseline.Snapshot.ConditionSnapshot;
import dev.reprokit.baseline.Snapshot.TrialSnapshot;
import dev.reprokit.internal.file.CsvFile;
import dev.reprokit.internal.file.CsvRows;
import dev.reprokit.record.result.RightAnswers;
import dev.reprokit.record.run.RunDuration;

import org.apache.commons.csv.CSVPrinter;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Base64;

/**
 * Reads and writes baselines as CSV with the columns {@code kind,condition,seed,name,value}. The
 * rows are sorted, so that version control shows which values differ:
 *
 * <ul>
 *   <li>{@code reason}: the reason for accepting the run;
 *   <li>{@code environment}: an entry of the environment in which it was computed;
 *   <li>{@code duration}: {@code seconds}, {@code trials} and {@code machine} of a run that
 *       computed all its trials; may be missing;
 *   <li>{@code claim}: a claim's verdict;
 *   <li>{@code criterion}: what a claim was held to, in words; may be missing;
 *   <li>{@code held_back}: the {@code seeds} that runs are compared with only where they look
 *       suspicious without them; may be missing;
 *   <li>{@code disagreement}: the reason why it is accepted that a claim is not reproduced; may be
 *       missing, and be written by hand;
 *   <li>{@code tolerance}: the tolerance of a metric, {@code 0.01} in its own unit or {@code 5%} of
 *       the baseline's mean; to be edited by hand;
 *   <li>{@code parameter}: a parameter of a condition;
 *   <li>{@code trial}: {@code epochs}, {@code images_per_second} and {@code metrics_sha256} of a
 *       condition with a seed;
 *   <li>{@code final}, {@code mean}: a metric after the last epoch, and its mean over epochs;
 *   <li>{@code right}: under the name {@code test}, which test images a condition with a seed got
 *       right, the bytes of {@link RightAnswers} in Base64; may be missing.
 * </ul>
 */
public final class BaselineCsv {
    private BaselineCsv() {}

    /**
     * Writes a baseline. Readers see either the old file or the whole new one.
     *
     * @param file where to; its folder is made if need be
     * @param baseline what was accepted
     * @throws IOException if it cannot be written
     */
    public static void write(Path file, Baseline baseline) throws IOException {
        CsvFile.write(file, COLUMNS, printer -> print(printer, baseline));
    }

    private static void print(CSVPrinter printer, Baseline baseline) throws IOException {
        printer.printRecord(REASON, "", "", "", baseline.reason());
        for (var entry : baseline.run().environment().entrySet()) {
            printer.printRecord(ENVIRONMENT, "", "", entry.getKey(), entry.getValue());
        }
        if (baseline.duration().isPresent()) {
            print(printer, baseline.duration().get());
        }
        for (var claim : baseline.run().claims().entrySet()) {
            printer.printRecord(CLAIM, "", "", claim.getKey(), claim.getValue().words());
        }
        for (var criterion : baseline.run().criteria().entrySet()) {
            printer.printRecord(CRITERION, "", "", criterion.getKey(), criterion.getValue());
        }
        if (!baseline.held().isEmpty()) {
            String seeds = baseline.held().stream().map(String::valueOf).collect(joining(" "));
            printer.printRecord(HELD_BACK, "", "", SEEDS, seeds);
        }
        for (var disagreement : baseline.disagreements().entrySet()) {
            printer.printRecord(
                    DISAGREEMENT, "", "", disagreement.getKey(), disagreement.getValue());
        }
        for (var tolerance : baseline.tolerances().entrySet()) {
            printer.printRecord(TOLERANCE, "", "", tolerance.getKey(), tolerance.getValue().text());
        }
        for (var condition : baseline.run().conditions().entrySet()) {
            print(printer, condition.getKey(), condition.getValue());
        }
    }

    private static void print(CSVPrinter printer, RunDuration duration) throws IOException {
        printer.printRecord(DURATION, "", "", SECONDS, Math.round(duration.seconds()));
        printer.printRecord(DURATION, "", "", TRIALS, duration.trials());
        printer.printRecord(DURATION, "", "", MACHINE, duration.machine());
    }

    private static void print(CSVPrinter printer, String id, ConditionSnapshot condition)
            throws IOException {
        for (var parameter : condition.parameters().entrySet()) {
            printer.printRecord(PARAMETER, id, "", parameter.getKey(), parameter.getValue());
        }
        for (var entry : condition.trials().entrySet()) {
            long seed = entry.getKey();
            TrialSnapshot trial = entry.getValue();
            printer.printRecord(TRIAL, id, seed, EPOCHS, trial.epochs());
            printer.printRecord(TRIAL, id, seed, SPEED, trial.imagesPerSecond());
            printer.printRecord(TRIAL, id, seed, SHA_256, trial.digest());
            for (var value : trial.values().entrySet()) {
                MetricValue quantity = value.getKey();
                printer.printRecord(
                        quantity.kind().id(), id, seed, quantity.metric(), value.getValue());
            }
            if (trial.right().isPresent()) {
                printer.printRecord(
                        RIGHT,
                        id,
                        seed,
                        TEST,
                        Base64.getEncoder().encodeToString(trial.right().get().bytes()));
            }
        }
    }

    /**
     * Reads a baseline.
     *
     * @param file a file that {@link #write} wrote, or that was edited by hand
     * @return what it holds
     * @throws IOException if it cannot be read; a column, a kind of row or a trial's row is
     *     missing, or a row is malformed or stands there twice. The message says which
     */
    public static Baseline read(Path file) throws IOException {
        try (CsvRows<BaselineRow> rows = CsvRows.open(file, COLUMNS, BaselineRow::of)) {
            return BaselineRows.baseline(rows);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (IllegalArgumentException e) {
            throw new IOException(
                    "%s is not a baseline: %s. Restore it from version control, or remove it and record it anew"
                            .formatted(file, e.getMessage()),
                    e);
        }
    }
}
