package dev.reprokit.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.reprokit.internal.file.MetricsCsv;
import dev.reprokit.internal.file.TrialsCsv;
import dev.reprokit.record.result.Metric;
import dev.reprokit.record.result.MissingEvidenceException;
import dev.reprokit.record.result.TrialRow;
import dev.reprokit.record.result.TrialStatus;
import dev.reprokit.record.run.ExperimentFolder;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class AuditedTrialTest {
    private static final AuditedTrial ALONE = trial(1, 0.5, 2, 0.25);

    @TempDir private Path temporary;

    /** Epochs and losses in turn. */
    private static AuditedTrial trial(double... epochsAndLosses) {
        Metric[] rows = new Metric[epochsAndLosses.length / 2];
        Arrays.setAll(
                rows,
                i ->
                        new Metric(
                                "a-seed-1",
                                (int) epochsAndLosses[2 * i],
                                "loss",
                                epochsAndLosses[2 * i + 1]));
        return new AuditedTrial("a-seed-1", List.of(rows));
    }

    private static Optional<String> difference(AuditedTrial other) {
        return ALONE.firstDifference(other, "packed");
    }

    @Test
    void theSameIsTheSame() {
        assertThat(difference(trial(1, 0.5, 2, 0.25))).isEmpty();
        assertThat(trial(1, Double.NaN).firstDifference(trial(1, Double.NaN), "packed")).isEmpty();
    }

    @Test
    void theFirstValueThatDiffersIsNamed() {
        assertThat(difference(trial(1, Math.nextUp(0.5), 2, 7)))
                .contains("packed: epoch 1, loss is 0.5 alone, 0.5000000000000001 packed");
    }

    @Test
    void aZeroHasASign() {
        assertThat(trial(1, 0.0).firstDifference(trial(1, -0.0), "again")).isPresent();
    }

    @Test
    void aRowThatIsMissingIsADifference() {
        assertThat(difference(trial(1, 0.5)))
                .contains("packed: row 2 is epoch 2, loss 0.25 alone, not there packed");
    }

    @Test
    void aRowTooManyIsADifference() {
        assertThat(difference(trial(1, 0.5, 2, 0.25, 3, 0)))
                .contains("packed: row 3 is not there alone, epoch 3, loss 0.0 packed");
    }

    @Test
    void aRowOfAnotherEpochIsADifference() {
        assertThat(difference(trial(2, 0.25)))
                .contains("packed: row 1 is epoch 1, loss 0.5 alone, epoch 2, loss 0.25 packed");
    }

    @Test
    void theFirstTrialIsRead() throws Exception {
        List<Metric> mine = List.of(new Metric("a-seed-1", 1, "loss", 0.5));
        write(row("a-seed-1", TrialStatus.FINISHED, ""), mine);
        assertThat(read()).isEqualTo(new AuditedTrial("a-seed-1", mine));
    }

    @Test
    void aTrialThatDivergedCanBeCompared() throws Exception {
        write(
                row("a-seed-1", TrialStatus.DIVERGED, "NaN"),
                List.of(new Metric("a-seed-1", 1, "loss", Double.NaN)));
        assertThat(read().metrics()).hasSize(1);
    }

    @Test
    void aTrialThatFailedCannot() throws IOException {
        write(
                row("a-seed-1", TrialStatus.FAILED, "a defect"),
                List.of(new Metric("a-seed-1", 1, "loss", 0.5)));
        assertThatExceptionOfType(MissingEvidenceException.class)
                .isThrownBy(this::read)
                .withMessageStartingWith(
                        "e, again: trial a-seed-1 failed: a defect, so there is nothing to compare."
                                + " Log: ");
    }

    @Test
    void aTrialWithoutMetricsCannot() throws IOException {
        write(row("a-seed-1", TrialStatus.FINISHED, ""), List.of());
        assertThatExceptionOfType(MissingEvidenceException.class)
                .isThrownBy(this::read)
                .withMessageContaining("trial a-seed-1 recorded no metric");
    }

    private static TrialRow row(String id, TrialStatus status, String failure) {
        return new TrialRow(id, "a", 1, Map.of(), status, 1, 1, 1, failure, "run-1");
    }

    /** With another trial beside it. */
    private void write(TrialRow first, List<Metric> metrics) throws IOException {
        ExperimentFolder folder = new ExperimentFolder(temporary);
        TrialsCsv.write(
                folder.trials(), List.of(first, row("b-seed-1", TrialStatus.FAILED, "another's")));
        MetricsCsv.append(folder.metrics(), metrics);
        MetricsCsv.append(folder.metrics(), List.of(new Metric("b-seed-1", 1, "loss", 7)));
    }

    private AuditedTrial read() throws IOException {
        return AuditedTrial.read("e", "again", new ExperimentFolder(temporary));
    }
}
