package dev.reprokit.record.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.reprokit.record.result.Metric;
import dev.reprokit.record.result.Results;
import dev.reprokit.record.result.Scale;
import dev.reprokit.record.result.TrialRow;
import dev.reprokit.record.result.TrialStatus;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

class UnmeasuredMetricTest {
    private final List<TrialRow> trials = new ArrayList<>();
    private final List<Metric> metrics = new ArrayList<>();

    private void trial(String condition, TrialStatus status, String... measured) {
        trials.add(new TrialRow(condition, condition, 1, Map.of(), status, 1, 1, 0, "", "run-1"));
        for (String metric : measured) {
            metrics.add(new Metric(condition, 1, metric, 0.5));
        }
    }

    private List<UnmeasuredMetric> unmeasured(Chart... charts) {
        return UnmeasuredMetric.of(
                new Description(
                        "mine",
                        "A title",
                        "A question?",
                        "a paper",
                        Scale.SMOKE,
                        List.of(),
                        List.of(),
                        List.of(charts),
                        List.of(),
                        List.of(),
                        List.of()),
                new Results(trials, metrics));
    }

    @Test
    void aMetricThatEveryChartCanDrawIsFine() {
        trial("a", TrialStatus.FINISHED, "loss", "accuracy");
        assertThat(unmeasured(Curves.of("loss", List.of("a")), Curves.of("accuracy", List.of("a"))))
                .isEmpty();
    }

    @Test
    void aMisspeltMetricIsOneSentenceWithTheLegalNames() {
        trial("a", TrialStatus.FINISHED, "loss", "accuracy");
        List<UnmeasuredMetric> found =
                unmeasured(Curves.of("loss", List.of("a")).and("acuracy").titled("both", "Both"));
        assertThat(found)
                .extracting(UnmeasuredMetric::message)
                .containsExactly(
                        "chart 'both' of mine draws the metric 'acuracy', which no trial measured;"
                                + " there are: accuracy, loss; did you mean 'accuracy'?");
        assertThat(found).allMatch(UnmeasuredMetric::nowhere);
    }

    @Test
    void aMetricOfAnotherConditionMayBeMeant() {
        trial("a", TrialStatus.FINISHED, "loss");
        trial("b", TrialStatus.FINISHED, "accuracy");
        assertThat(unmeasured(Curves.of("accuracy", List.of("a"))))
                .singleElement()
                .satisfies(metric -> assertThat(metric.nowhere()).isFalse())
                .extracting(UnmeasuredMetric::message)
                .asString()
                .contains("which no trial of its conditions measured");
    }

    @Test
    void aTrialThatFailedMightHaveMeasuredIt() {
        trial("a", TrialStatus.FINISHED, "loss");
        trial("b", TrialStatus.FAILED, "loss");
        assertThat(unmeasured(Curves.of("accuracy", List.of("a", "b"))))
                .singleElement()
                .matches(metric -> !metric.nowhere());
    }

    @Test
    void nothingIsKnownOfConditionsThatMeasuredNothing() {
        trial("a", TrialStatus.FINISHED, "loss");
        trial("b", TrialStatus.FAILED);
        assertThat(
                        unmeasured(
                                Curves.of("accuracy", List.of("b")),
                                Curves.of("accuracy", List.of("not-run"))))
                .isEmpty();
    }

    @Test
    void aScatterChartOfPublishedPointsMayLackOurs() {
        trial("a", TrialStatus.FINISHED, "old");
        List<Scatter.Pair> ours = List.of(new Scatter.Pair("ours", "a", "old", "new"));
        List<Scatter.Cloud> published = List.of(new Scatter.Cloud("theirs", "a paper", List.of()));
        assertThat(
                        unmeasured(
                                new Scatter("p", "", "", "", true, ours, published, List.of()),
                                new Scatter("q", "", "", "", true, ours, List.of(), List.of())))
                .extracting(UnmeasuredMetric::chart, UnmeasuredMetric::nowhere)
                .containsExactly(tuple("p", false), tuple("q", true));
    }
}
