package dev.reprokit.internal.harness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reprokit.experiment.About;
import dev.reprokit.experiment.Claim;
import dev.reprokit.experiment.Condition;
import dev.reprokit.experiment.Design;
import dev.reprokit.experiment.Experiment;
import dev.reprokit.experiment.Trial;
import dev.reprokit.record.result.Results;
import dev.reprokit.record.result.Scale;
import dev.reprokit.record.run.Look;
import dev.reprokit.record.verdict.Judgement;
import dev.reprokit.record.verdict.Verdict;
import dev.reprokit.testing.MadeResults;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

class FurtherRunsTest {
    private static final Results RESULTS =
            new MadeResults().with("arm", 1, "train_accuracy", 0.5).results();

    /** Fewer epochs and other data than published below paper scale. */
    private static final Function<Scale, Design> CUT_DOWN =
            scale ->
                    scale == Scale.SMOKE
                            ? design(2).on("synthetic", 100, 100)
                            : design(scale == Scale.PAPER ? 100 : 10).on("cifar10", 100, 100);

    private static final Function<Scale, Design> ALWAYS_THE_SAME = scale -> design(5);

    private static Design design(int epochs) {
        return Design.of(List.of(Condition.of("arm", epochs)));
    }

    private static Claim claim() {
        return Claim.of("C1", "A sentence.");
    }

    private static Claim refuted(Claim claim) {
        return claim.holdsIf(
                "it is so",
                1,
                results -> {
                    throw new AssertionError("it is not so");
                });
    }

    private static Judgement judge(
            Function<Scale, Design> designs, Scale scale, String dataset, Claim claim) {
        FurtherRuns further = FurtherRuns.of(new Designed(designs), scale, dataset);
        return new Judge(RESULTS, scale, dataset, Look.NONE, further).judge(claim);
    }

    private static Judgement atSmoke(Claim claim) {
        return judge(CUT_DOWN, Scale.SMOKE, "synthetic", claim);
    }

    @Test
    void whatACutDownRunContradictsHasTheLargestScaleBeforeIt() {
        Judgement judgement = atSmoke(refuted(claim()));

        assertThat(judgement.verdict()).isEqualTo(Verdict.NOT_REPRODUCED);
        assertThat(judgement.furtherRun()).isEqualTo("-Drepro.scale=paper on cifar10");
        assertThat(judgement.verdictInWords()).isEqualTo("contradicted at this scale");
        assertThat(judge(CUT_DOWN, Scale.REDUCED, "cifar10", refuted(claim())).furtherRun())
                .isEqualTo("-Drepro.scale=paper");
    }

    @Test
    void whatThePublishedProtocolContradictsIsNotReproduced() {
        Judgement judgement = judge(CUT_DOWN, Scale.PAPER, "cifar10", refuted(claim()));

        assertThat(judgement.furtherRun()).isNull();
        assertThat(judgement.verdictInWords()).isEqualTo("not reproduced");
    }

    @Test
    void anExperimentThatIsTheSameAtEveryScaleIsNoCutDownRun() {
        Judgement judgement = judge(ALWAYS_THE_SAME, Scale.SMOKE, null, refuted(claim()));

        assertThat(judgement.furtherRun()).isNull();
        assertThat(judgement.verdictInWords()).isEqualTo("not reproduced");
    }

    @Test
    void aClaimThatNoLargerScaleAsksIsDecided() {
        Claim ofSmoke = refuted(claim().onlyAt(Scale.SMOKE, "too many images"));
        Claim notOfPaper = refuted(claim().notApplicableAt(Scale.PAPER, "it takes an hour"));

        assertThat(atSmoke(ofSmoke).verdictInWords()).isEqualTo("not reproduced");
        assertThat(atSmoke(notOfPaper).furtherRun()).isEqualTo("-Drepro.scale=reduced on cifar10");
    }

    @Test
    void aClaimThatIsNotAskedHasTheNextScaleThatAsksIt() {
        assertThat(atSmoke(refuted(claim().notApplicableAt(Scale.SMOKE, "small"))).furtherRun())
                .isEqualTo("-Drepro.scale=reduced on cifar10");
        assertThat(atSmoke(refuted(claim().onlyAt(Scale.PAPER, "small"))).furtherRun())
                .isEqualTo("-Drepro.scale=paper on cifar10");
        Claim notOfPaper = refuted(claim().notApplicableAt(Scale.PAPER, "it takes an hour"));
        assertThat(judge(CUT_DOWN, Scale.PAPER, "cifar10", notOfPaper).furtherRun())
                .isEqualTo("-Drepro.scale=reduced");
    }

    @Test
    void aClaimThatNoScaleAsksHasNone() {
        Claim never = refuted(claim());
        for (Scale scale : Scale.values()) {
            never.notApplicableAt(scale, "nobody can");
        }

        assertThat(atSmoke(never).furtherRun()).isNull();
    }

    @Test
    void aClaimOfOtherDataNamesThem() {
        assertThat(atSmoke(refuted(claim().onlyOn("mnist"))).furtherRun())
                .isEqualTo("-Drepro.dataset=mnist");
        assertThat(
                        atSmoke(
                                        refuted(
                                                claim().onlyOn("mnist", "cifar10.1")
                                                        .notApplicableAt(Scale.SMOKE, "small")))
                                .furtherRun())
                .isEqualTo("-Drepro.scale=reduced -Drepro.dataset=mnist or cifar10.1");
        assertThat(atSmoke(refuted(claim().onlyOn("synthetic"))).furtherRun())
                .isEqualTo("-Drepro.scale=paper -Drepro.dataset=synthetic");
    }

    @Test
    void otherVerdictsNeedNone() {
        assertThat(atSmoke(claim().holdsIf("it is so", 1, results -> {})).furtherRun()).isNull();
        assertThat(
                        atSmoke(claim().holdsIf("it is so", 1, r -> r.curves("none", "loss")))
                                .furtherRun())
                .isNull();
    }

    @Test
    void aLookIsRepeatedAsDesignedBeforeAnythingLarger() {
        Judge judge =
                new Judge(
                        RESULTS,
                        Scale.SMOKE,
                        "synthetic",
                        new Look(List.of(), new TreeMap<>(Map.of(Look.EPOCHS, 1))),
                        FurtherRuns.of(new Designed(CUT_DOWN), Scale.SMOKE, "synthetic"));

        assertThat(judge.judge(refuted(claim())).furtherRun()).isNull();
    }

    /** An experiment that has nothing but designs. */
    private record Designed(Function<Scale, Design> designs) implements Experiment {
        @Override
        public About about() {
            return About.of("designed", "Nothing but designs");
        }

        @Override
        public Design design(Scale scale) {
            return designs.apply(scale);
        }

        @Override
        public void run(Trial trial) {}

        @Override
        public List<Claim> claims() {
            return List.of();
        }
    }
}
