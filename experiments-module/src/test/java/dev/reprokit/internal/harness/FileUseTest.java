package dev.reprokit.internal.harness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reprokit.internal.file.JsonFile;
import dev.reprokit.internal.file.MetricsCsv;
import dev.reprokit.internal.file.TrialsCsv;
import dev.reprokit.internal.process.Diagnosis;
import dev.reprokit.internal.process.DoctorFolder;
import dev.reprokit.internal.process.DoctorPlan;
import dev.reprokit.internal.process.HarnessCommand;
import dev.reprokit.record.result.TrialRow;
import dev.reprokit.record.result.TrialStatus;
import dev.reprokit.record.run.Event;
import dev.reprokit.record.run.EventLog;
import dev.reprokit.record.run.ExperimentFolder;
import dev.reprokit.record.run.Provenance;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Whole runs of experiments that read files outside the class path. */
@Tag("slow")
class FileUseTest {
    @TempDir private Path temp;
    private Path data;
    private Path numbers;

    @BeforeEach
    void twoNumbersLieInAFolder() throws IOException {
        data = temp.resolve("data");
        numbers = Files.createDirectories(data.resolve(FileFakes.NUMBERS));
        Files.writeString(numbers.resolve("one.txt"), "1");
        Files.writeString(numbers.resolve("two.txt"), "2");
    }

    @Test
    void unchangedFilesReuseTrialsWhereverTheyLie() throws IOException {
        run("first", plan());
        Path moved = temp.resolve("moved");
        Files.move(data, moved);

        ExperimentFolder second = run("second", reader().on(null, moved));

        assertThat(reused(second)).isEqualTo(2);
        assertThat(sum(second)).isEqualTo(3);
    }

    @Test
    void aFolderOfWhichAFileIsMissingIsAnotherInput() throws IOException {
        run("first", plan());
        Files.delete(numbers.resolve("two.txt"));

        ExperimentFolder second = run("second", plan());

        assertThat(reused(second)).isZero();
        assertThat(sum(second)).isEqualTo(1);
        assertThat(events(second))
                .contains(
                        new Event.Note("2 trials run again, since file given/numbers has changed"));
    }

    @Test
    void anotherContentAndAnotherNameAreOtherInputs() throws IOException {
        run("first", plan());
        Files.writeString(numbers.resolve("two.txt"), "7");
        ExperimentFolder changed = run("changed", plan());
        Files.move(numbers.resolve("two.txt"), numbers.resolve("too.txt"));
        ExperimentFolder renamed = run("renamed", plan());
        Files.move(numbers.resolve("too.txt"), numbers.resolve("two.txt"));
        Files.writeString(numbers.resolve("two.txt"), "2");

        assertThat(reused(changed)).isZero();
        assertThat(sum(changed)).isEqualTo(8);
        assertThat(reused(renamed)).isZero();
        assertThat(reused(run("back", plan()))).isEqualTo(2);
    }

    @Test
    void theProvenanceHasSizeAndDigest() throws IOException {
        Provenance provenance = JsonFile.read(run("first", plan()).provenance(), Provenance.class);

        assertThat(provenance.dataDigests()).containsOnlyKeys(FileFakes.NUMBERS);
        assertThat(provenance.dataDigests().get(FileFakes.NUMBERS)).matches("[0-9a-f]{64}");
        assertThat(provenance.dataNotes()).containsExactly("given/numbers: a folder of 2 files");
    }

    @Test
    void theProjectsFolderHasThemIfNoDataDirectoryIsNamed() throws IOException {
        ExperimentFolder folder = run("first", reader().projectDirectory(data));

        assertThat(sum(folder)).isEqualTo(3);
    }

    @Test
    void aMissingFileIsRefusedBeforeAnythingRuns() throws IOException {
        ExperimentFolder folder = folder("run");

        assertThat(HarnessMain.run(reader().on(null, temp).plan(), folder))
                .isEqualTo(HarnessCommand.REFUSED);

        assertThat(events(folder))
                .containsExactly(
                        new Event.Refused(
                                "fake-reads-file reads 'given/numbers', but there is no such file or folder in %s: set -Drepro.dataDirectory=FOLDER to the folder that has it"
                                        .formatted(temp)));
    }

    @Test
    void aFileThatTheDesignDoesNotDeclareFailsTheTrial() throws IOException {
        ExperimentFolder folder = run("run", TestPlan.of("fake-reads-undeclared").on(null, data));

        assertThat(TrialsCsv.read(folder.trials()))
                .allMatch(row -> row.status() == TrialStatus.FAILED)
                .extracting(TrialRow::failure)
                .allMatch(
                        failure ->
                                failure.endsWith(
                                        "the design does not declare 'other.txt': it reads 'given/numbers'; add it with Design.reading"));
    }

    @Test
    void aFileThatChangesMeanwhileEndsTheRunAndItsTrialIsNotKept() throws IOException {
        TestPlan plan = TestPlan.of("fake-rewrites").cache(temp.resolve("cache")).on(null, data);
        ExperimentFolder folder = folder("run");

        assertThat(HarnessMain.run(plan.plan(), folder)).isEqualTo(HarnessCommand.REFUSED);

        assertThat(events(folder))
                .last()
                .isEqualTo(
                        new Event.Refused(
                                "%s has changed since the run began; trials that finished before are kept. Run again, and leave it as it is meanwhile"
                                        .formatted(numbers)));
        assertThat(folder.verdicts()).doesNotExist();

        Files.writeString(numbers.resolve("one.txt"), "1");
        HarnessMain.run(plan.plan(), folder);

        List<Event> events = events(folder);
        assertThat(events).contains(new Event.TrialsReused(1, 2));
        assertThat(events.subList(events.indexOf(new Event.TrialsReused(1, 2)), events.size()))
                .as("nothing of the second trial is left to go on from")
                .anyMatch(Event.EpochFinished.class::isInstance);
    }

    @Test
    void theDoctorFindsThemAndMissesThem() throws IOException {
        assertThat(doctor(plan()))
                .isEqualTo(
                        Diagnosis.Finding.ok(
                                "data", "fake-reads-file: given/numbers: a folder of 2 files"));
        Diagnosis.Finding missing = doctor(reader().on(null, temp));
        assertThat(missing.state()).isEqualTo(Diagnosis.State.WRONG);
        assertThat(missing.remedy()).contains("-Drepro.dataDirectory=FOLDER");
    }

    private Diagnosis.Finding doctor(TestPlan plan) throws IOException {
        DoctorFolder folder = new DoctorFolder(Files.createDirectories(temp.resolve("doctor")));
        new DoctorRun(new DoctorPlan("doctor-1", List.of(plan.plan())), folder).run();
        return JsonFile.read(folder.diagnosis(), Diagnosis.class).findings().stream()
                .filter(finding -> finding.subject().equals("data"))
                .findFirst()
                .orElseThrow();
    }

    private TestPlan reader() {
        return TestPlan.of("fake-reads-file").cache(temp.resolve("cache"));
    }

    private TestPlan plan() {
        return reader().on(null, data);
    }

    private ExperimentFolder run(String name, TestPlan plan) throws IOException {
        ExperimentFolder folder = folder(name);
        assertThat(HarnessMain.run(plan.plan(), folder)).as("exit status").isZero();
        return folder;
    }

    private ExperimentFolder folder(String name) throws IOException {
        return new ExperimentFolder(Files.createDirectories(temp.resolve(name)));
    }

    private static List<Event> events(ExperimentFolder folder) throws IOException {
        return new EventLog(folder.events()).next();
    }

    private static int reused(ExperimentFolder folder) throws IOException {
        return events(folder).stream()
                .filter(Event.TrialsReused.class::isInstance)
                .mapToInt(event -> ((Event.TrialsReused) event).trials())
                .sum();
    }

    private static double sum(ExperimentFolder folder) throws IOException {
        return MetricsCsv.read(folder.metrics()).get(0).value();
    }
}
