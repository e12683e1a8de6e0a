package dev.reprokit.report;

import dev.reprokit.record.result.Metric;
import dev.reprokit.record.result.TrialRow;
import dev.reprokit.record.result.TrialStatus;
import dev.reprokit.record.run.Run;
import dev.reprokit.record.verdict.Judgement;
import dev.reprokit.record.verdict.Verdict;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Writes the numbers of runs in OpenMetrics' text format, which GitLab compares between the
 * branches of a merge request: what claims observed, how many have which verdict, and the final
 * means of all metrics. No family has a unit, since the claims have different ones; it is a label.
 */
final class OpenMetrics {
    private final StringBuilder text = new StringBuilder();
    private final List<Run> runs;

    private OpenMetrics(List<Run> runs) {
        this.runs = runs;
    }

    /** {@return the text, which ends with {@code # EOF}} */
    static String of(List<Run> runs) {
        OpenMetrics metrics = new OpenMetrics(runs);
        metrics.claims(
                "observed",
                "The value that a claim is judged by.",
                Judgement::observed,
                Judgement::unit);
        metrics.claims(
                "low", "The lower end of that value's interval.", Judgement::low, Judgement::unit);
        metrics.claims(
                "high",
                "The upper end of that value's interval.",
                Judgement::high,
                Judgement::unit);
        metrics.claims(
                "seeds",
                "The number of seeds behind that value.",
                claim -> claim.observed() == null ? null : (double) claim.n(),
                claim -> "");
        metrics.verdicts();
        metrics.finalMeans();
        return metrics.text.append("# EOF\n").toString();
    }

    private void claims(
            String what,
            String help,
            Function<Judgement, Double> value,
            Function<Judgement, String> unit) {
        String name = "repro_claim_" + what;
        family(name, help);
        for (Run run : runs) {
            for (Judgement claim : run.verdicts().claims()) {
                Double number = value.apply(claim);
                if (number != null && Double.isFinite(number)) {
                    Map<String, String> labels = labels(run);
                    labels.put("claim", claim.id());
                    String measure = unit.apply(claim);
                    if (measure != null && !measure.isEmpty()) {
                        labels.put("unit", measure);
                    }
                    sample(name, labels, number);
                }
            }
        }
    }

    private void verdicts() {
        family("repro_verdicts", "The number of claims with a verdict.");
        for (Run run : runs) {
            for (Verdict verdict : Verdict.values()) {
                Map<String, String> labels = labels(run);
                labels.put("verdict", verdict.words());
                sample("repro_verdicts", labels, run.verdicts().count(verdict));
            }
        }
    }

    private void finalMeans() {
        family("repro_metric_mean", "The mean over seeds of a metric's last value.");
        for (Run run : runs) {
            byCondition(run)
                    .forEach(
                            (condition, trials) ->
                                    means(run, trials)
                                            .forEach(
                                                    (metric, mean) -> {
                                                        Map<String, String> labels = labels(run);
                                                        labels.put("condition", condition);
                                                        labels.put("metric", metric);
                                                        sample("repro_metric_mean", labels, mean);
                                                    }));
        }
    }

    private static Map<String, List<TrialRow>> byCondition(Run run) {
        return run.results().trials().stream()
                .collect(
                        Collectors.groupingBy(
                                TrialRow::condition, LinkedHashMap::new, Collectors.toList()));
    }

    /**
     * Averages the last values of the metrics that all trials of a condition have: a mean over some
     * of them would be biased.
     */
    private static Map<String, Double> means(Run run, List<TrialRow> trials) {
        Map<String, List<Double>> values = new TreeMap<>();
        for (TrialRow trial : trials) {
            if (trial.status() != TrialStatus.FINISHED) {
                return Map.of();
            }
            last(run.results().metrics(trial))
                    .forEach(
                            (name, value) ->
                                    values.computeIfAbsent(name, none -> new ArrayList<>())
                                            .add(value));
        }
        Map<String, Double> means = new TreeMap<>();
        values.forEach(
                (name, ofSeeds) -> {
                    double mean =
                            ofSeeds.stream()
                                    .mapToDouble(Double::doubleValue)
                                    .average()
                                    .orElseThrow();
                    if (ofSeeds.size() == trials.size() && Double.isFinite(mean)) {
                        means.put(name, mean);
                    }
                });
        return means;
    }

    private static Map<String, Double> last(List<Metric> metrics) {
        Map<String, Metric> last = new TreeMap<>();
        for (Metric metric : metrics) {
            last.merge(metric.name(), metric, (one, two) -> two.epoch() < one.epoch() ? one : two);
        }
        Map<String, Double> values = new TreeMap<>();
        last.forEach((name, metric) -> values.put(name, metric.value()));
        return values;
    }

    private static Map<String, String> labels(Run run) {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put("experiment", run.experiment());
        labels.put("scale", run.plan().scale().id());
        return labels;
    }

    private void family(String name, String help) {
        text.append("# TYPE %s gauge\n# HELP %s %s\n".formatted(name, name, help));
    }

    private void sample(String name, Map<String, String> labels, double value) {
        String inBraces =
                labels.entrySet().stream()
                        .map(label -> "%s=\"%s\"".formatted(label.getKey(), escaped(label)))
                        .collect(Collectors.joining(","));
        text.append("%s{%s} %s\n".formatted(name, inBraces, PlainNumber.of(value)));
    }

    private static String escaped(Map.Entry<String, String> label) {
        return label.getValue().replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }
}
