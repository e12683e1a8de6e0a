package dev.reprokit.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.reprokit.internal.file.CacheFolder;
import dev.reprokit.internal.file.JsonFile;
import dev.reprokit.record.run.Event;
import dev.reprokit.record.run.EventLog;
import dev.reprokit.record.run.ExperimentFolder;
import dev.reprokit.record.run.Plan;
import dev.reprokit.record.run.Run;
import dev.reprokit.record.run.RunFolder;
import dev.reprokit.record.verdict.Verdict;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class JudgeableRunTest {
    @TempDir private Path runFolder;
    private final Plan wanted = AccuracyRun.plan("e", "wanted", "digest");
    private ExperimentFolder folder;

    @BeforeEach
    void aFinishedRun() throws IOException {
        AccuracyRun.write(runFolder, "e", 0.8);
        folder = new ExperimentFolder(runFolder.resolve("e"));
    }

    private Run find() throws Exception {
        return JudgeableRun.find(RunFolder.read(runFolder), wanted);
    }

    private void assertRefused(String message) {
        assertThatExceptionOfType(EvidenceException.class)
                .isThrownBy(this::find)
                .withMessageContaining(message);
    }

    @Test
    void aFinishedRunOfTheSameQuestionIsEvidence() throws Exception {
        assertThat(find().verdicts())
                .isEqualTo(
                        AccuracyRun.verdicts(
                                "e", AccuracyRun.claim("C1", Verdict.REPRODUCED, true)));
    }

    @Test
    void anExperimentThatNeverBeganHasNone() throws Exception {
        CacheFolder.delete(folder.path());
        assertRefused("e: no evidence, " + folder.plan() + " is missing: it has not been run");
    }

    @Test
    void aFailedRunSaysWhy() throws Exception {
        Files.writeString(folder.failure(), "no data\nType: this\n");
        assertRefused("e: its latest run failed\n  no data\n  Type: this");
    }

    @Test
    void withoutARunThereIsNone() throws Exception {
        Files.delete(folder.plan());
        assertRefused("e: no evidence, " + folder.plan() + " is missing");
    }

    @Test
    void anotherQuestionsEvidenceIsStale() throws Exception {
        JsonFile.write(folder.plan(), AccuracyRun.plan("e", "run-1", "older code"));
        assertRefused("e: stale evidence, SHA-256 of the class path is older code, wanted digest");
    }

    @Test
    void aRunWithoutVerdictsIsUnfinished() throws Exception {
        Files.delete(folder.verdicts());
        assertRefused("e: unfinished evidence");
    }

    @Test
    void aRunThatNeverSaidDoneIsUnfinished() throws Exception {
        Files.delete(folder.events());
        assertRefused("e: unfinished evidence");
    }

    @Test
    void anEarlierRunsVerdictsAreNotThisOnes() throws Exception {
        JsonFile.write(folder.plan(), AccuracyRun.plan("e", "run-2", "digest"));
        new EventLog(folder.events()).append(new Event.Done("run-2"));
        assertRefused("e: unfinished evidence");
    }

    @Test
    void anEarlierRunsDoneIsNotThisOnes() throws Exception {
        Files.writeString(folder.events(), "");
        new EventLog(folder.events()).append(new Event.Done("run-0"));
        assertRefused("e: unfinished evidence");
    }

    @Test
    void whatCannotBeReadIsDamaged() throws Exception {
        Files.writeString(folder.verdicts(), "{");
        assertRefused("e: damaged evidence, " + folder.verdicts());
    }
}
