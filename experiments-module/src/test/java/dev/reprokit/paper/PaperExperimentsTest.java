package dev.reprokit.paper;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reprokit.data.DataSources;
import dev.reprokit.experiment.Claim;
import dev.reprokit.experiment.Condition;
import dev.reprokit.experiment.Design;
import dev.reprokit.experiment.Experiment;
import dev.reprokit.internal.harness.Judged;
import dev.reprokit.record.chart.Chart;
import dev.reprokit.record.chart.Curves;
import dev.reprokit.record.chart.ReferenceCurve;
import dev.reprokit.record.result.Results;
import dev.reprokit.record.result.Scale;
import dev.reprokit.record.verdict.Verdict;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.regex.Pattern;

/** What every experiment that ReproKit brings must keep to. */
class PaperExperimentsTest {
    /** Sources of claims that have no published value, because ReproKit or the log only asks. */
    private static final Pattern OUR_OWN =
            Pattern.compile("ReproKit|of ours|\\bcontrol\\b|open question");

    /** Without the tests' own fakes. */
    static List<Experiment> experiments() {
        return ServiceLoader.load(Experiment.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(e -> e.getClass().getName().startsWith("dev.reprokit.paper."))
                .toList();
    }

    @Test
    void idsAreUniqueNamesOfGoals() {
        assertThat(experiments())
                .extracting(Experiment::id)
                .contains("lrn-removal", "random-labels")
                .doesNotHaveDuplicates()
                .allMatch(id -> id.matches("[a-z0-9]+(-[a-z0-9]+)*"));
    }

    @ParameterizedTest
    @MethodSource("experiments")
    void saysWhatItIs(Experiment experiment) {
        assertThat(
                        List.of(
                                experiment.about().title(),
                                experiment.about().question(),
                                experiment.about().source()))
                .noneMatch(String::isBlank);
        assertThat(experiment.about().question()).endsWith("?");
    }

    @ParameterizedTest
    @MethodSource("experiments")
    void tellsThePublishedProtocol(Experiment experiment) {
        assertThat(experiment.about().protocol())
                .isNotEmpty()
                .doesNotHaveDuplicates()
                .allMatch(sentence -> sentence.endsWith("."));
    }

    @ParameterizedTest
    @MethodSource("experiments")
    void everyScaleHasADesign(Experiment experiment) {
        for (Scale scale : Scale.values()) {
            Design design = experiment.design(scale);

            // With fewer, no comparison of two arms can hold.
            assertThat(design.seeds()).as("seeds at %s", scale).isGreaterThanOrEqualTo(5);
            assertThat(design.conditions()).extracting(Condition::label).doesNotHaveDuplicates();
            if (design.dataset() != null) {
                assertThat(DataSources.ids()).contains(design.dataset());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("experiments")
    void reductionsAreToldAndThePaperScaleHasNone(Experiment experiment) {
        assertThat(experiment.design(Scale.SMOKE).reductions()).isNotEmpty();
        assertThat(experiment.design(Scale.REDUCED).reductions()).isNotEmpty();
        assertThat(experiment.design(Scale.PAPER).reductions()).isEmpty();
        for (Scale scale : Scale.values()) {
            assertThat(experiment.design(scale).reductions())
                    .allMatch(sentence -> sentence.endsWith("."));
        }
    }

    @ParameterizedTest
    @MethodSource("experiments")
    void everyClaimHasASourceAndAValueToHoldItAgainst(Experiment experiment) {
        assertThat(experiment.claims()).extracting(Claim::id).doesNotHaveDuplicates();
        assertThat(experiment.claims())
                .isNotEmpty()
                .allSatisfy(
                        claim -> {
                            assertThat(claim.sentence()).endsWith(".");
                            assertThat(claim.source()).isNotBlank();
                            if (claim.published().isBlank() && claim.logged().isBlank()) {
                                assertThat(claim.source())
                                        .as("%s: nobody published a value", claim.id())
                                        .containsPattern(OUR_OWN);
                            }
                        });
    }

    @ParameterizedTest
    @MethodSource("experiments")
    void noScalePromisesToDecideWhatItCannotSpeakOf(Experiment experiment) {
        for (Claim claim : experiment.claims()) {
            for (Scale scale : Scale.values()) {
                claim.notApplicableReason(scale)
                        .ifPresent(
                                reason -> {
                                    assertThat(reason).isNotBlank();
                                    assertThat(claim.isDecidableAt(scale))
                                            .as("%s at %s", claim.id(), scale)
                                            .isFalse();
                                });
            }
        }
    }

    @ParameterizedTest
    @MethodSource("experiments")
    void withoutResultsNoClaimIsDecided(Experiment experiment) {
        Results none = new Results(List.of(), List.of());

        assertThat(Judged.verdicts(experiment.claims(), none))
                .hasSameSizeAs(experiment.claims())
                .allSatisfy(
                        (claim, verdict) ->
                                assertThat(verdict).isIn(Verdict.INVALID, Verdict.NOT_APPLICABLE));
    }

    @ParameterizedTest
    @MethodSource("experiments")
    void chartsAreDrawnOfConditionsThatAreRun(Experiment experiment) {
        for (Scale scale : Scale.values()) {
            assertThat(experiment.charts(scale))
                    .isNotEmpty()
                    .allSatisfy(
                            chart -> {
                                assertThat(chart.conditions())
                                        .isNotEmpty()
                                        .isSubsetOf(conditions(experiment, scale));
                                assertThat(chart.metrics()).isNotEmpty();
                            });
        }
    }

    @ParameterizedTest
    @MethodSource("experiments")
    void trialsOfSeveralEpochsHaveACurveOverThem(Experiment experiment) {
        for (Scale scale : Scale.values()) {
            boolean several =
                    experiment.design(scale).conditions().stream()
                            .anyMatch(condition -> condition.epochs() > 1);
            assertThat(experiment.charts(scale))
                    .anyMatch(chart -> !several || chart instanceof Curves);
        }
    }

    @ParameterizedTest
    @MethodSource("experiments")
    void publishedCurvesStandBesideTheConditionsThatRepeatThem(Experiment experiment) {
        for (Scale scale : Scale.values()) {
            assertThat(experiment.charts(scale))
                    .filteredOn(Curves.class::isInstance)
                    .map(Curves.class::cast)
                    .allSatisfy(
                            chart -> {
                                assertThat(chart.references())
                                        .allMatch(curve -> !curve.points().isEmpty())
                                        .allMatch(curve -> !curve.source().isBlank());
                                assertThat(chart.references())
                                        .extracting(ReferenceCurve::condition)
                                        .filteredOn(Objects::nonNull)
                                        .isSubsetOf(chart.conditions());
                            });
        }
    }

    @ParameterizedTest
    @MethodSource("experiments")
    void noTwoChartsHaveOneId(Experiment experiment) {
        for (Scale scale : Scale.values()) {
            assertThat(experiment.charts(scale)).extracting(Chart::id).doesNotHaveDuplicates();
        }
    }

    private static List<String> conditions(Experiment experiment, Scale scale) {
        return experiment.design(scale).conditions().stream().map(Condition::id).toList();
    }
}
