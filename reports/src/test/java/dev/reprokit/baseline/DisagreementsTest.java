package dev.reprokit.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.reprokit.record.result.Scale;
import dev.reprokit.record.run.ExperimentFolder;
import dev.reprokit.record.run.LookedRun;
import dev.reprokit.record.run.Run;
import dev.reprokit.record.run.RunFolder;
import dev.reprokit.record.verdict.Verdict;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Claims that are accepted as not reproduced, and what claims are held to. */
class DisagreementsTest {
    private static final long[] OTHER_SEEDS = {101, 102, 103, 104, 105};
    @TempDir private Path folder;
    private final Runs run = new Runs();
    private BaselineFolder baselines;
    private Path file;

    @BeforeEach
    void acceptedDisagreement() throws IOException {
        baselines = new BaselineFolder(folder.resolve("baseline"));
        file = baselines.file(Scale.SMOKE, Runs.ID);
        run.criteria =
                Map.of("L1", List.of("mean above 50", "given 40 of 'with'"), "L2", List.of("less"));
        run.claims = Map.of("L1", Verdict.REPRODUCED, "L2", Verdict.NOT_REPRODUCED);
        write(Baseline.accept(written(), "a subset, too small", null, Set.of("L2")));
    }

    private Run written() throws IOException {
        return run.write(folder.resolve("run"));
    }

    private void write(Baseline baseline) throws IOException {
        BaselineCsv.write(file, baseline);
    }

    private Baseline read() throws IOException {
        return BaselineCsv.read(file);
    }

    private void edit(String text, String replacement) throws IOException {
        String content = Files.readString(file);
        assertThat(content).contains(text);
        Files.writeString(file, content.replace(text, replacement));
    }

    private List<Difference> differences() throws IOException {
        return Comparison.of(List.of(new ComparedRun(written(), read())), Mode.STATISTICAL)
                .findings();
    }

    private List<String> findings() throws IOException {
        return differences().stream().map(Difference::inWords).toList();
    }

    private void now(Verdict first, Verdict second) {
        run.claims = Map.of("L1", first, "L2", second);
    }

    @Test
    void aBaselineKeepsWhatIsAcceptedAndWhatClaimsAreHeldTo() throws IOException {
        assertThat(file)
                .content()
                .contains(
                        "\nclaim,,,L2,not reproduced\n"
                                + "criterion,,,L1,mean above 50; given 40 of 'with'\n"
                                + "criterion,,,L2,less\n"
                                + "disagreement,,,L2,\"a subset, too small\"\n"
                                + "tolerance,");
        assertThat(read().run()).isEqualTo(Snapshot.of(written()));
        assertThat(read().disagreements()).containsExactly(Map.entry("L2", "a subset, too small"));
    }

    @Test
    void aDisagreementThatLastsIsNoDifference() throws IOException {
        assertThat(findings()).isEmpty();
        run.seeds = OTHER_SEEDS;
        assertThat(findings()).isEmpty();
    }

    /** Without the disagreement, other seeds make it a warning. */
    @Test
    void aDisagreementThatEndsMakesTheBaselineOutOfDateWhateverTheSeeds() throws IOException {
        now(Verdict.REPRODUCED, Verdict.REPRODUCED);
        String outOfDate =
                "e, baseline out of date: the claim L2 was not reproduced, accepted: a subset, too"
                        + " small; it is reproduced now. If that is no leak, accept the run anew:"
                        + " that ends the disagreement";
        assertThat(findings()).containsExactly(outOfDate);
        run.seeds = OTHER_SEEDS;
        assertThat(findings()).containsExactly(outOfDate);

        edit("disagreement,,,L2,\"a subset, too small\"\n", "");
        assertThat(findings())
                .containsExactly("e, new: the claim L2 was not reproduced and is reproduced");
    }

    @Test
    void aDisagreementThatBecomesUndecidedIsTold() throws IOException {
        now(Verdict.REPRODUCED, Verdict.INCONCLUSIVE);
        assertThat(findings())
                .containsExactly(
                        "e, undecided: the claim L2 was not reproduced, accepted: a subset, too"
                                + " small; it is inconclusive now");
        assertThat(differences()).noneMatch(difference -> difference.kind().isFailure());
    }

    @Test
    void aClaimThatIsLostBesideADisagreementIsARegression() throws IOException {
        now(Verdict.NOT_REPRODUCED, Verdict.NOT_REPRODUCED);
        assertThat(findings())
                .containsExactly(
                        "e, regression: the claim L1 was reproduced and is not reproduced");
    }

    @Test
    void disagreementsStayAsLongAsTheClaimsAreRefuted() throws IOException {
        now(Verdict.NOT_REPRODUCED, Verdict.NOT_REPRODUCED);
        Baseline next = Baseline.accept(written(), "narrower", read(), Set.of("L1"));
        assertThat(next.disagreements())
                .isEqualTo(Map.of("L1", "narrower", "L2", "a subset, too small"));

        now(Verdict.NOT_REPRODUCED, Verdict.INCONCLUSIVE);
        Baseline last = Baseline.accept(written(), "wider", next);
        assertThat(last.disagreements()).isEqualTo(Map.of("L1", "narrower"));
    }

    @Test
    void onlyARefutedClaimIsAccepted() {
        assertThatIOException()
                .isThrownBy(() -> Baseline.accept(written(), "why", null, Set.of("L1")))
                .withMessage("the run does not have the verdict 'not reproduced' on the claim L1");
    }

    @Test
    void aDisagreementWrittenByHandIsChecked() throws IOException {
        edit("disagreement,,,L2,", "disagreement,,,L1,");
        assertThatIOException()
                .isThrownBy(this::read)
                .withMessageContaining(
                        "it accepts a disagreement about the claim L1, which is not 'not"
                                + " reproduced' in it");
        edit("disagreement,,,L1,\"a subset, too small\"", "disagreement,,,L2, ");
        assertThatIOException()
                .isThrownBy(this::read)
                .withMessageContaining("the claim L2 and does not say why");
    }

    private Disagreements of(List<Run> runs) {
        return Disagreements.of(RunBaselines.read(runs, baselines));
    }

    @Test
    void runsAndBaselinesAreReadForReports() throws IOException {
        Run whole = written();
        Disagreements disagreements = of(List.of(whole));
        assertThat(disagreements.in(whole.verdicts()))
                .isEqualTo(Map.of("L2", "a subset, too small"));

        now(Verdict.NOT_REPRODUCED, Verdict.REPRODUCED);
        assertThat(disagreements.in(written().verdicts())).isEmpty();

        Files.writeString(file, "kind\n");
        assertThat(of(List.of(whole))).isEqualTo(Disagreements.NONE);
    }

    @Test
    void aLookIsNotComparedWithABaseline() throws IOException {
        Run whole = written();
        LookedRun.of(new ExperimentFolder(whole.folder().path()));
        List<Run> looks = RunFolder.read(folder.resolve("run")).runs();
        assertThat(looks).hasSize(1);
        assertThat(of(looks)).isEqualTo(Disagreements.NONE);
    }

    @Test
    void theVerdictIsGivenWithTheReason() throws IOException {
        Disagreements disagreements =
                new Disagreements(Map.of(Runs.ID, new TreeMap<>(Map.of("L2", "too few"))));
        assertThat(written().verdicts().claims())
                .extracting(claim -> disagreements.verdict(Runs.ID, claim))
                .containsExactlyInAnyOrder("reproduced", "not reproduced; accepted: too few");
        assertThat(written().verdicts().claims())
                .noneMatch(claim -> disagreements.reason("another", claim).isPresent());
    }

    @Test
    void aClaimThatIsHeldToSomethingElseIsChanged() throws IOException {
        run.criteria = Map.of("L1", List.of("mean above 45", "given 40 of 'with'"));
        assertThat(findings())
                .containsExactly(
                        "e, changed: the claim L1 was held to: mean above 50; given 40 of 'with'\n"
                                + "  and is held to: mean above 45; given 40 of 'with'",
                        "e, changed: the claim L2 was held to: less\n  and is held to: nothing");
        assertThat(differences()).allMatch(difference -> difference.kind().isFailure());
    }

    @Test
    void aBaselineThatDoesNotSayWhatAClaimWasHeldToFindsNothing() throws IOException {
        edit("criterion,,,L1,mean above 50; given 40 of 'with'\ncriterion,,,L2,less\n", "");
        assertThat(findings()).isEmpty();
    }

    @Test
    void aClaimThatIsGoneIsMissedOnce() throws IOException {
        run.claims = Map.of("L1", Verdict.REPRODUCED);
        assertThat(findings()).containsExactly("e, missing: the claim L2");
    }
}
