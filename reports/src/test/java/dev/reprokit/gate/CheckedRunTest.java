package dev.reprokit.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reprokit.baseline.BaselineFolder;
import dev.reprokit.baseline.Mode;
import dev.reprokit.gate.BaselinePolicy.WhenMissing;
import dev.reprokit.gate.GateResult.Level;
import dev.reprokit.gate.GateResult.Outcome;
import dev.reprokit.record.result.Scale;
import dev.reprokit.record.run.ExperimentFolder;
import dev.reprokit.record.run.Plan;
import dev.reprokit.record.run.RunFolder;
import dev.reprokit.record.verdict.Verdict;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What a check of one run says and leaves, beside its verdict. */
class CheckedRunTest {
    @TempDir private Path folder;

    @Test
    void anUndecidedClaimIsAWarning() throws IOException {
        Plan plan = run("e", Verdict.INCONCLUSIVE);
        GateResult result = check(WhenMissing.FAIL, plan);

        assertThat(result.lines())
                .filteredOn(line -> line.level() == Level.WARNING)
                .extracting(GateResult.Line::text)
                .anyMatch(text -> text.startsWith("e C1, inconclusive"));
    }

    @Test
    void claimsThatHoldBecomeABaselineWhereNoneIs() throws IOException {
        GateResult result = check(WhenMissing.CREATE, run("e", Verdict.REPRODUCED));

        assertThat(result.outcome()).isEqualTo(Outcome.PASSED);
        assertThat(baseline()).exists();
    }

    @Test
    void aClaimThatIsBrokenOrDoesNotApplyMakesNoBaseline() throws IOException {
        check(WhenMissing.CREATE, run("e", Verdict.NOT_REPRODUCED));
        check(WhenMissing.CREATE, run("e", Verdict.NOT_APPLICABLE));

        assertThat(baseline()).doesNotExist();
    }

    @Test
    void anotherExperimentWithoutEvidenceMakesNoBaselineEither() throws IOException {
        Plan plan = run("e", Verdict.REPRODUCED);
        Plan other = run("other", Verdict.REPRODUCED);
        Files.delete(new ExperimentFolder(runs().resolve("other")).verdicts());

        assertThat(check(WhenMissing.CREATE, plan, other).outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(baseline()).doesNotExist();
    }

    private Path runs() {
        return folder.resolve("run");
    }

    private BaselineFolder baselines() {
        return new BaselineFolder(folder.resolve("baseline"));
    }

    private Path baseline() {
        return baselines().file(Scale.SMOKE, "e");
    }

    private Plan run(String experiment, Verdict verdict) throws IOException {
        return AccuracyRun.write(runs(), experiment, 0.8, AccuracyRun.claim("C1", verdict, true));
    }

    private GateResult check(WhenMissing missing, Plan... plans) throws IOException {
        JudgingOptions options =
                new JudgingOptions(
                        false,
                        new BaselinePolicy(baselines(), Mode.STATISTICAL, missing, false),
                        List.of(),
                        "mvn verify",
                        "mvn repro:baseline");
        return RunCheck.of(RunFolder.read(runs()), List.of(plans), List.of(), options);
    }
}
