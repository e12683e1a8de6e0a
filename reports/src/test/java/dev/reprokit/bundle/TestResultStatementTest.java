package dev.reprokit.bundle;

import static dev.reprokit.record.verdict.Verdict.INCONCLUSIVE;
import static dev.reprokit.record.verdict.Verdict.INVALID;
import static dev.reprokit.record.verdict.Verdict.NOT_APPLICABLE;
import static dev.reprokit.record.verdict.Verdict.NOT_REPRODUCED;
import static dev.reprokit.record.verdict.Verdict.REPRODUCED;
import static dev.reprokit.record.verdict.Verdict.UNDECIDED_YET;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.reprokit.baseline.Baseline;
import dev.reprokit.baseline.BaselineCsv;
import dev.reprokit.baseline.BaselineFolder;
import dev.reprokit.gate.AccuracyRun;
import dev.reprokit.internal.file.Sha256;
import dev.reprokit.record.result.Scale;
import dev.reprokit.record.run.Run;
import dev.reprokit.record.run.RunFolder;
import dev.reprokit.record.verdict.Verdict;
import dev.reprokit.report.SampleRun;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

class TestResultStatementTest {
    @TempDir Path folder;
    @TempDir Path elsewhere;

    private JsonNode written() throws Exception {
        Path zip = elsewhere.resolve("study.zip");
        new BundleWriter(folder, "1", SampleBundle.WORK).write(zip);
        return new ObjectMapper()
                .readTree(Files.readString(elsewhere.resolve("study.zip.intoto.json")));
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(text -> texts.add(text.textValue()));
        return texts;
    }

    private JsonNode predicate(Verdict... verdicts) throws Exception {
        SampleBundle.write(folder, "", verdicts);
        return written().get("predicate");
    }

    @Test
    void itHasTheFieldsOfTheSpecification() throws Exception {
        SampleBundle.write(folder, "", REPRODUCED);

        JsonNode statement = written();

        assertThat(statement.fieldNames())
                .toIterable()
                .containsExactly("_type", "subject", "predicateType", "predicate");
        assertThat(statement.get("_type").textValue()).isEqualTo("https://in-toto.io/Statement/v1");
        assertThat(statement.get("predicateType").textValue())
                .isEqualTo("https://in-toto.io/attestation/test-result/v0.1");
        JsonNode subject = statement.get("subject").get(0);
        assertThat(subject.get("name").textValue()).isEqualTo("study.zip");
        assertThat(subject.get("digest").get("sha256").textValue())
                .isEqualTo(Sha256.of(elsewhere.resolve("study.zip")));
        assertThat(statement.get("predicate").fieldNames())
                .toIterable()
                .containsExactly(
                        "result", "configuration", "passedTests", "warnedTests", "failedTests");
        JsonNode plan = statement.get("predicate").get("configuration").get(0);
        assertThat(plan.get("name").textValue()).isEqualTo("repro/e/plan.json");
        assertThat(plan.get("digest").get("sha256").textValue())
                .isEqualTo(Sha256.of(folder.resolve("repro/e/plan.json")));
    }

    @Test
    void eachVerdictHasItsList() throws Exception {
        JsonNode predicate =
                predicate(
                        REPRODUCED,
                        NOT_REPRODUCED,
                        INCONCLUSIVE,
                        UNDECIDED_YET,
                        NOT_APPLICABLE,
                        INVALID);

        assertThat(texts(predicate.get("passedTests"))).containsExactly("e/L1");
        assertThat(texts(predicate.get("failedTests"))).containsExactly("e/L2", "e/L6");
        assertThat(texts(predicate.get("warnedTests"))).containsExactly("e/L3", "e/L4");
        assertThat(predicate.get("result").textValue()).isEqualTo("FAILED");
    }

    @Test
    void theResultIsTheWorst() throws Exception {
        assertThat(predicate(REPRODUCED, NOT_APPLICABLE).get("result").textValue())
                .isEqualTo("PASSED");
        assertThat(predicate(REPRODUCED, INCONCLUSIVE).get("result").textValue())
                .isEqualTo("WARNED");
    }

    @Test
    void nothingPassesIfNoClaimIsAsked() throws Exception {
        assertThat(predicate(NOT_APPLICABLE).get("result").textValue()).isEqualTo("WARNED");
    }

    @Test
    void anAcceptedDisagreementIsAWarning() throws Exception {
        Path runs = folder.resolve(BundleWriter.RUNS);
        AccuracyRun.write(
                runs,
                "e",
                0.5,
                AccuracyRun.claim("C1", REPRODUCED, true),
                AccuracyRun.claim("C2", NOT_REPRODUCED, true));
        assertThat(texts(written().get("predicate").get("failedTests"))).containsExactly("e/C2");

        Run run = RunFolder.read(runs).run("e").orElseThrow();
        BaselineFolder baselines = new BaselineFolder(folder.resolve(BundleWriter.BASELINES));
        BaselineCsv.write(
                baselines.file(Scale.SMOKE, "e"),
                Baseline.accept(run, "known", null, Set.of("C2")));

        JsonNode predicate = written().get("predicate");
        assertThat(texts(predicate.get("warnedTests"))).containsExactly("e/C2");
        assertThat(predicate.get("result").textValue()).isEqualTo("WARNED");
    }

    @Test
    void anExperimentWithoutAReadableRunHasFailed() throws Exception {
        SampleBundle.write(folder, "", REPRODUCED);
        Files.createDirectories(folder.resolve("repro/f"));
        Files.writeString(folder.resolve("repro/f/plan.json"), "{}");

        JsonNode predicate = written().get("predicate");

        assertThat(texts(predicate.get("failedTests"))).containsExactly("f");
        assertThat(predicate.get("result").textValue()).isEqualTo("FAILED");
    }

    @Test
    void theSameFilesGiveTheSameBytes() throws Exception {
        SampleBundle.write(folder, SampleRun.ODD, REPRODUCED, NOT_REPRODUCED);

        JsonNode first = written();

        assertThat(written()).isEqualTo(first);
    }
}
