package dev.reprokit.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reprokit.baseline.BaselineFolder;
import dev.reprokit.baseline.Mode;
import dev.reprokit.gate.BaselinePolicy.WhenMissing;
import dev.reprokit.gate.GateResult.Level;
import dev.reprokit.gate.GateResult.Line;
import dev.reprokit.gate.GateResult.Outcome;
import dev.reprokit.record.result.Scale;
import dev.reprokit.record.run.Plan;
import dev.reprokit.record.run.RunFolder;
import dev.reprokit.record.verdict.Verdict;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Accepts claims that are not reproduced, and judges runs thereafter. */
class DisagreementCheckTest {
    private static final String NO_REASON = null;
    @TempDir private Path folder;
    private Path runFolder;
    private BaselineFolder baselines;
    private Path file;
    private Plan plan;

    @BeforeEach
    void aRefutedClaim() throws IOException {
        runFolder = folder.resolve("run");
        baselines = new BaselineFolder(folder.resolve("baseline"));
        file = baselines.file(Scale.SMOKE, "e");
        run(Verdict.REPRODUCED, Verdict.NOT_REPRODUCED);
    }

    private void run(Verdict first, Verdict second) throws IOException {
        plan =
                AccuracyRun.write(
                        runFolder,
                        "e",
                        0.8,
                        AccuracyRun.claim("C1", first, true),
                        AccuracyRun.claim("C2", second, true));
    }

    private GateResult accept(String reason, String... claims) throws IOException {
        return acceptAll(List.of(plan), reason, claims);
    }

    private GateResult acceptAll(List<Plan> plans, String reason, String... claims)
            throws IOException {
        return new BaselineWriter(RunFolder.read(runFolder), baselines, reason, List.of(claims))
                .accept(plans, "mvn verify");
    }

    private GateResult checked(WhenMissing missing) throws IOException {
        return RunCheck.of(
                RunFolder.read(runFolder),
                new JudgingOptions(
                        false,
                        new BaselinePolicy(baselines, Mode.STATISTICAL, missing, false),
                        List.of(),
                        "mvn verify",
                        "mvn repro:baseline"));
    }

    private GateResult checked() throws IOException {
        return checked(WhenMissing.WARN);
    }

    private static List<String> texts(GateResult result) {
        return result.lines().stream().map(Line::text).toList();
    }

    private String refusal(String reason, String... claims) throws IOException {
        GateResult result = accept(reason, claims);
        assertThat(result.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(file).doesNotExist();
        return result.message();
    }

    @Test
    void anAcceptedDisagreementPassesAndIsShown() throws IOException {
        GateResult accepted = accept("known", "C2");
        assertThat(accepted.outcome()).isEqualTo(Outcome.PASSED);
        assertThat(texts(accepted)).contains("e: it is accepted that C2 is not reproduced: known");

        GateResult result = checked();

        assertThat(result.outcome()).isEqualTo(Outcome.PASSED);
        assertThat(texts(result))
                .contains(
                        "Scale smoke: 0 of 1 experiment reproduced; not reproduced, accepted: e.",
                        "2 of 2 claims asked at scale smoke: 1 reproduced; 1 not reproduced,"
                                + " accepted (e C2).")
                .anyMatch(line -> line.endsWith("  not reproduced; accepted: known"));
        assertThat(result.lines()).noneMatch(line -> line.level() == Level.WARNING);
    }

    @Test
    void withoutAReasonInTheBaselineARefutedClaimFails() throws IOException {
        assertThat(checked().message())
                .startsWith("1 of 2 claims that were asked do not hold\ne C2, not reproduced")
                .contains(
                        "accept it: mvn repro:baseline -Drepro.experiments=e"
                                + " -Drepro.baseline.accept=C2 -Drepro.baseline.reason='WHY'");
        accept(NO_REASON);
        assertThat(file).content().contains("claim,,,C2,not reproduced\n");
        assertThat(checked().outcome()).isEqualTo(Outcome.FAILED);
    }

    @Test
    void aBaselineThatIsCreatedAcceptsNothing() throws IOException {
        assertThat(checked(WhenMissing.CREATE).outcome()).isEqualTo(Outcome.FAILED);
        assertThat(file).doesNotExist();
    }

    @Test
    void anAcceptedClaimThatTurnsTrueFailsUntilTheRunIsAcceptedAnew() throws IOException {
        accept("known", "C2");
        run(Verdict.REPRODUCED, Verdict.REPRODUCED);

        assertThat(checked().message())
                .startsWith("1 difference from the baseline\ne, baseline out of date: the claim C2")
                .contains("accept it: mvn repro:baseline -Drepro.experiments=e");

        assertThat(texts(accept("it learns now")))
                .contains(
                        "e: the disagreement about C2 is accepted no more, since this run does not"
                                + " refute the claim. It was: known");
        assertThat(file).content().doesNotContain("disagreement,");
        assertThat(checked().outcome()).isEqualTo(Outcome.PASSED);
        run(Verdict.REPRODUCED, Verdict.NOT_REPRODUCED);
        assertThat(checked().outcome()).isEqualTo(Outcome.FAILED);
    }

    @Test
    void aClaimThatTurnsFalseBesideAnAcceptedOneFails() throws IOException {
        accept("known", "C2");
        run(Verdict.NOT_REPRODUCED, Verdict.NOT_REPRODUCED);
        assertThat(checked().message())
                .startsWith("1 of 2 claims that were asked do not hold\ne C1, not reproduced")
                .contains(
                        "-Drepro.baseline.accept=C1 ",
                        "e, regression: the claim C1 was reproduced and is not reproduced")
                .doesNotContain("e C2, not reproduced");
    }

    @Test
    void anAcceptedClaimThatIsUndecidedWarnsAndAnInvalidOneFails() throws IOException {
        accept("known", "C2");
        run(Verdict.REPRODUCED, Verdict.INCONCLUSIVE);
        GateResult undecided = checked();
        assertThat(undecided.outcome()).isEqualTo(Outcome.PASSED);
        assertThat(undecided.lines())
                .filteredOn(line -> line.level() == Level.WARNING)
                .extracting(Line::text)
                .anyMatch(line -> line.startsWith("e C2, inconclusive"))
                .anyMatch(line -> line.startsWith("e, undecided: the claim C2 was not reproduced"));

        run(Verdict.REPRODUCED, Verdict.INVALID);
        assertThat(checked().message())
                .startsWith("1 of 2 claims that were asked could not be judged\ne C2");
    }

    @Test
    void laterBaselinesKeepADisagreement() throws IOException {
        accept("known", "C2");
        accept("another machine");
        assertThat(file)
                .content()
                .contains("reason,,,,another machine\n", "disagreement,,,C2,known\n");
        assertThat(checked().outcome()).isEqualTo(Outcome.PASSED);
    }

    @Test
    void onlyRefutedClaimsAreAccepted() throws IOException {
        assertThat(refusal("known", "C1", "C9"))
                .isEqualTo(
                        "No baseline was written\n-Drepro.baseline.accept= takes claims that the"
                                + " run contradicts, here e C2; but the claim C1 of e is reproduced,"
                                + " and no experiment here has a claim C9");
        run(Verdict.REPRODUCED, Verdict.INCONCLUSIVE);
        assertThat(refusal("known", "C2"))
                .contains("here none; but the claim C2 of e is inconclusive");
    }

    @Test
    void aDisagreementNeedsAReason() throws IOException {
        String message =
                "No baseline was written\nSay why it is accepted that C2 cannot be reproduced with"
                        + " -Drepro.baseline.reason=";
        assertThat(refusal(NO_REASON, "C2")).isEqualTo(message);
        assertThat(refusal(" ", "C2")).isEqualTo(message);
        accept(NO_REASON);
        assertThat(accept(NO_REASON, "C2").message()).isEqualTo(message);
        assertThat(file).content().doesNotContain("disagreement");
    }

    @Test
    void anIdOfTwoClaimsIsRefused() throws IOException {
        Plan other =
                AccuracyRun.write(
                        runFolder, "f", 0.8, AccuracyRun.claim("C2", Verdict.REPRODUCED, true));
        GateResult result = acceptAll(List.of(plan, other), "known", "C2");
        assertThat(result.message())
                .endsWith(
                        "here e C2; but e and f each have a claim C2; choose one with"
                                + " -Drepro.experiments=");
        assertThat(file).doesNotExist();
        assertThat(accept("known", "C2").outcome()).isEqualTo(Outcome.PASSED);
    }

    @Test
    void aMissingRunIsNamedRatherThanTheClaimsThatItMayHave() throws IOException {
        Files.delete(runFolder.resolve("e/verdicts.json"));
        assertThat(refusal("known", "C2"))
                .contains("e: unfinished evidence")
                .doesNotContain("no experiment here");
    }
}
