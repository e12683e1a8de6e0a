package dev.reprokit.plugin.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.reprokit.internal.file.JsonFile;
import dev.reprokit.plugin.SampleCatalogue;
import dev.reprokit.record.run.Event;
import dev.reprokit.record.run.EventLog;
import dev.reprokit.record.run.ExperimentFolder;
import dev.reprokit.record.run.Numerics;
import dev.reprokit.record.run.Plan;
import dev.reprokit.record.verdict.Verdict;
import dev.reprokit.record.verdict.Verdicts;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class EvidenceTest {
    private final Plan plan = SampleCatalogue.plan("e", "run-1");
    private final Verdicts verdicts =
            SampleCatalogue.verdicts("e", SampleCatalogue.claim("C1", Verdict.REPRODUCED, true));
    private ExperimentFolder folder;

    @BeforeEach
    void aFinishedRun(@TempDir Path temporary) throws IOException {
        folder = new ExperimentFolder(temporary);
        JsonFile.write(folder.plan(), plan);
        JsonFile.write(folder.verdicts(), verdicts);
        new EventLog(folder.events()).append(new Event.Done("run-1"));
    }

    private void assertRefused(String message) {
        assertThatExceptionOfType(EvidenceException.class)
                .isThrownBy(() -> Evidence.of(folder, SampleCatalogue.plan("e", "wanted")))
                .withMessageContaining(message);
    }

    @Test
    void aFinishedRunOfTheSameQuestionIsEvidence() throws Exception {
        assertThat(Evidence.of(folder, SampleCatalogue.plan("e", "wanted"))).isEqualTo(verdicts);
    }

    @Test
    void withoutARunThereIsNone() throws Exception {
        Files.delete(folder.plan());
        assertRefused("e: no evidence, " + folder.plan() + " is missing");
    }

    @Test
    void anotherQuestionsEvidenceIsStale() throws Exception {
        Plan other =
                new Plan(
                        "run-1",
                        "e",
                        plan.scale(),
                        "cifar10",
                        null,
                        false,
                        "cpu",
                        null,
                        1,
                        Plan.LOCAL,
                        "auto",
                        Numerics.DEFAULT,
                        plan.cache(),
                        "/project",
                        "mvn verify",
                        "older code",
                        plan.dependencies());
        JsonFile.write(folder.plan(), other);
        assertRefused(
                "e: stale evidence, dataset is cifar10, wanted the experiment's own; SHA-256 of the class path is"
                        + " older code, wanted digest");
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
        JsonFile.write(folder.plan(), SampleCatalogue.plan("e", "run-2"));
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
