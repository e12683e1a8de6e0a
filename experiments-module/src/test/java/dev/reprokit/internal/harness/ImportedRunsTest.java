package dev.reprokit.internal.harness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reprokit.internal.harness.trial.Experiments;
import dev.reprokit.internal.harness.trial.PlannedCode;
import dev.reprokit.internal.process.Catalogue;
import dev.reprokit.internal.process.DefinitionFiles;
import dev.reprokit.record.result.Metric;
import dev.reprokit.record.result.Scale;
import dev.reprokit.record.run.Event;
import dev.reprokit.record.run.EventLog;
import dev.reprokit.record.run.Provenance;
import dev.reprokit.record.verdict.Judgement;
import dev.reprokit.record.verdict.Verdict;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.CRC32C;

/** Runs that somebody has made before are judged, and nothing is run. */
class ImportedRunsTest extends ImportedRuns {
    @Test
    void runsAreJudgedAndMarked() throws IOException {
        define("inputs:", CSV);
        csvFiles("{condition}/{seed}");
        assertThat(metricsOfFirst())
                .hasSize(6)
                .contains(
                        new Metric("fast-seed-1", 2, "loss", 0.9),
                        new Metric("fast-seed-1", 3, "accuracy", 0.971));
        assertThat(trials()).hasSize(10);
        assertThat(judged().claims())
                .extracting(Judgement::verdict)
                .containsExactly(Verdict.REPRODUCED, Verdict.REPRODUCED);
        assertThat(judged().imported()).isEqualTo(runs.toString());
    }

    @Test
    void copiesAndRunsThatEndEarlyAreToldOf() throws IOException {
        define("inputs:", CSV);
        csvFiles("{condition}/{seed}");
        for (int seed = 2; seed <= 5; seed++) {
            csvFile("{condition}/" + seed, "slow", "0.1", 1, 0.5);
        }
        write("fast/3/log.csv", "step,accuracy,loss\n1,0.2,1\n2,0.3,0.9\n");

        assertThat(run()).isZero();

        assertThat(new EventLog(folder.events()).next())
                .filteredOn(Event.Warning.class::isInstance)
                .extracting(event -> ((Event.Warning) event).message())
                .satisfiesExactly(
                        same ->
                                assertThat(same)
                                        .startsWith(
                                                "slow-seed-1 and slow-seed-2 and slow-seed-3 and slow-seed-4 and slow-seed-5 have the same values, to the last bit"),
                        early -> assertThat(early).startsWith("fast-seed-3 ends at epoch 2 of 3:"));
    }

    @Test
    void theProvenanceTellsOfFilesAndOfNoMachine() throws IOException {
        define("inputs:", CSV);
        csvFiles("{condition}/{seed}");
        run();
        Provenance first = provenance();
        assertThat(
                        List.of(
                                first.device(),
                                first.cpuCapability(),
                                first.gitCommit(),
                                first.dataset()))
                .containsOnly("unknown: imported");
        assertThat(first.versions()).containsOnlyKeys("ReproKit");
        assertThat(first.threadsPerTrial()).isZero();
        assertThat(first.dataNotes()).containsExactly(runs + ": judged, not run: 10 runs");
        assertThat(first.dataDigests()).containsOnlyKeys(runs.toString());
        write("fast/1/model.bin", "read by nobody");
        run();
        assertThat(provenance().dataDigests()).isEqualTo(first.dataDigests());
        csvFile("{condition}/{seed}", "fast", "0.5", 1, 0.98);
        run();
        assertThat(provenance().dataDigests()).isNotEqualTo(first.dataDigests());
    }

    /** No program, input or version is needed, and what runs here is left alone. */
    @Test
    void nothingIsRunKeptOrTouched() throws IOException {
        define(
                "inputs: [train.sh]",
                "read: {csv: '{out}/log.csv', epoch: step}\ninputs: [train.sh]\nversions: {tool: touch asked}\ndata: {nowhere.csv: ''}");
        csvFiles("{condition}/{seed}");
        Path unfinished =
                Files.createDirectories(folder.running(Scale.SMOKE, "fast-seed-1"))
                        .resolve("metrics.csv");
        Files.writeString(unfinished, "of a run that was killed");
        assertThat(run()).isZero();
        assertThat(unfinished).hasContent("of a run that was killed");
        assertThat(folder.imported().path()).doesNotExist();
        assertThat(project.resolve("asked")).doesNotExist();
        assertThat(project.resolve("cache")).doesNotExist();
        assertThat(folder.log("fast-seed-1")).doesNotExist();
    }

    /** Whoever only lists experiments, or imports runs, needs no file of the program. */
    @Test
    void aMissingInputBreaksNoExperimentBeforeItRuns() throws IOException {
        define("inputs: [train.sh]", "inputs: [nowhere.sh]");
        Catalogue catalogue =
                new Experiments(project).catalogue(PlannedCode.of(plan.plan().dependencies()));
        assertThat(catalogue.broken())
                .extracting(Catalogue.Broken::implementation)
                .noneMatch(DefinitionFiles::isDefined);
        assertThat(catalogue.ids()).contains("rate");
    }

    @Test
    void nothingIsLeftThatOnlyReadingNeeds() throws IOException {
        define("inputs:", CSV);
        csvFiles("{condition}/{seed}");
        run();
        assertThat(folder.running()).doesNotExist();
    }

    @Test
    void thePathOfARunHasWhatConditionsSet() throws IOException {
        define("inputs:", "import: {runs: 'lr-{rate}/seed-{seed}'}\n" + CSV);
        csvFiles("lr-{rate}/seed-{seed}");
        assertThat(metricsOfFirst()).contains(new Metric("fast-seed-1", 3, "accuracy", 0.971));
    }

    @Test
    void jsonLinesAreInTheirFile() throws IOException {
        define("inputs:", "inputs:");
        write("fast/7/metrics.jsonl", "{\"accuracy\": 0.9, \"loss\": 0.1}\n");
        write("slow/7/metrics.jsonl", "{\"epoch\": 3, \"accuracy\": 0.8, \"loss\": 0.2}");
        plan.seeds(7L);
        assertThat(metricsOfFirst())
                .containsExactly(
                        new Metric("fast-seed-7", 3, "accuracy", 0.9),
                        new Metric("fast-seed-7", 3, "loss", 0.1));
    }

    @Test
    void outputIsInItsFile() throws IOException {
        define(
                "inputs:",
                "read: {output: {epoch: 'Epoch ([0-9]+)', accuracy: 'acc: ([0-9.]+)', loss: 'loss: ([0-9.]+)'}}\ninputs:");
        String log = "Epoch 1/3\n10%% ...\r100%% - loss: 1.5 - acc: 0.1\r\nEpoch 2/3\nacc: 0.2";
        write("fast/7/output.log", log);
        write("slow/7/output.log", log);
        plan.seeds(7L);
        assertThat(metricsOfFirst())
                .containsExactly(
                        new Metric("fast-seed-7", 1, "accuracy", 0.1),
                        new Metric("fast-seed-7", 1, "loss", 1.5),
                        new Metric("fast-seed-7", 2, "accuracy", 0.2));
    }

    @Test
    void tensorBoardsFilesAreInTheFolder() throws IOException {
        define("inputs:", "read: {tensorboard: '{out}'}\ninputs:");
        for (String condition : List.of("fast", "slow")) {
            Path run = Files.createDirectories(runs.resolve(condition).resolve("7"));
            ByteArrayOutputStream events = new ByteArrayOutputStream();
            for (int step = 1; step <= 3; step++) {
                events.writeBytes(scalar(step, "accuracy", step / 8f));
                events.writeBytes(scalar(step, "loss", 1f / step));
            }
            Files.write(run.resolve("events.out.tfevents.1.host"), events.toByteArray());
        }
        plan.seeds(7L);
        assertThat(metricsOfFirst())
                .hasSize(6)
                .contains(new Metric("fast-seed-7", 2, "accuracy", 0.25));
    }

    /** Writes an event with a step (field 2) and a summary (5) of one value (1): tag and float. */
    private static byte[] scalar(int step, String tag, float number) {
        byte[] name = tag.getBytes(StandardCharsets.UTF_8);
        ByteBuffer value = little(name.length + 7).put((byte) 0x0a).put((byte) name.length);
        value.put(name).put((byte) 0x15).putFloat(number);
        ByteBuffer event = little(value.capacity() + 6).put((byte) 0x10).put((byte) step);
        event.put((byte) 0x2a).put((byte) (value.capacity() + 2));
        event.put((byte) 0x0a).put((byte) value.capacity()).put(value.array());
        byte[] length = little(Long.BYTES).putLong(event.capacity()).array();
        ByteBuffer record = little(event.capacity() + 16).put(length).putInt(masked(length));
        return record.put(event.array()).putInt(masked(event.array())).array();
    }

    private static ByteBuffer little(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static int masked(byte[] bytes) {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes);
        return Integer.rotateRight((int) checksum.getValue(), 15) + 0xa282ead8;
    }

    @Test
    void aRunOfTwoTrialsIsRefused() throws IOException {
        define("inputs:", "import: {runs: 'seed-{seed}'}\n" + CSV);
        csvFiles("seed-{seed}");
        assertThat(refusal())
                .startsWith("seed-1 would be the run of both fast, seed 1 and slow, seed 1: ");
    }

    @Test
    void missingRunsAreNamedBeforeAnythingIsJudged() throws IOException {
        define("inputs:", CSV);
        csvFiles("{condition}/{seed}");
        plan.seeds(4L, 5L, 6L, 7L);
        assertThat(refusal())
                .startsWith(
                        "%s lacks 4 of 8 runs: fast/6; fast/7; slow/6; and 1 more. It has fast/1; fast/2; fast/3; and 7 more. "
                                .formatted(runs))
                .contains("-Drepro.seeds=LIST chooses the seeds, e.g. 7..7 for one");
        assertThat(folder.verdicts()).doesNotExist();
    }

    @Test
    void aFileThatARunLacksFailsIt() throws IOException {
        define("inputs:", CSV);
        csvFiles("{condition}/{seed}");
        Files.delete(runs.resolve("fast/1/log.csv"));
        assertThat(failure()).isEqualTo("fast/1: there is no fast/1/log.csv");
        define("inputs:", "read: {tensorboard: '{out}'}\ninputs:");
        assertThat(failure())
                .isEqualTo("fast/1: there is no fast/1 with TensorBoard's event files");
    }

    @Test
    void aMetricThatARunLacksFailsIt() throws IOException {
        define("inputs:", "inputs:");
        write("fast/7/metrics.jsonl", "{\"accuracy\": 0.9}\n");
        write("slow/7/metrics.jsonl", "{\"accuracy\": 0.9}\n");
        plan.seeds(7L);
        assertThat(failure()).isEqualTo("fast/7: it has reported no value of loss");
    }

    @Test
    void aPathThatIsOneForAllRunsIsRefused() throws IOException {
        define("inputs:", "read: {csv: 'results/log.csv'}\ninputs:");
        csvFiles("{condition}/{seed}");
        assertThat(refusal())
                .startsWith(
                        "src/repro/experiments/rate.yaml:5:7: results/log.csv is one file for all runs: ");
    }

    @Test
    void aClassCannotBeImported() throws IOException {
        plan = TestPlan.of("fake-probes").projectDirectory(project).imported(runs);
        assertThat(refusal())
                .isEqualTo(
                        "runs of fake-probes cannot be imported: it is a class, and no file in src/repro/experiments");
    }
}
