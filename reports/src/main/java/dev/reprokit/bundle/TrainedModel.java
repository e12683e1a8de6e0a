package dev.reprokit.bundle;

import dev.reprokit.bundle.CycloneDx.ConfidenceInterval;
import dev.reprokit.bundle.CycloneDx.Considerations;
import dev.reprokit.bundle.CycloneDx.DataReference;
import dev.reprokit.bundle.CycloneDx.ExternalReference;
import dev.reprokit.bundle.CycloneDx.Hash;
import dev.reprokit.bundle.CycloneDx.Model;
import dev.reprokit.bundle.CycloneDx.ModelCard;
import dev.reprokit.bundle.CycloneDx.ModelParameters;
import dev.reprokit.bundle.CycloneDx.PerformanceMetric;
import dev.reprokit.bundle.CycloneDx.Property;
import dev.reprokit.bundle.CycloneDx.QuantitativeAnalysis;
import dev.reprokit.record.chart.ConditionLabel;
import dev.reprokit.record.result.DeclaredMetric;
import dev.reprokit.record.result.Direction;
import dev.reprokit.record.result.Estimate;
import dev.reprokit.record.result.LearningCurve;
import dev.reprokit.record.result.Metric;
import dev.reprokit.record.result.MissingEvidenceException;
import dev.reprokit.record.result.Numbers;
import dev.reprokit.record.result.TrialRow;
import dev.reprokit.record.run.Run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A condition of an experiment that trains: one model, trained once with each seed. Its model card
 * has what the run measured.
 */
final class TrainedModel {
    private final Run run;
    private final ConditionLabel condition;
    private final List<TrialRow> trials;
    private final SortedSet<String> metrics = new TreeSet<>();
    private final Set<String> limitations = new LinkedHashSet<>();

    private TrainedModel(Run run, ConditionLabel condition) {
        this.run = run;
        this.condition = condition;
        trials = run.results().trials(condition.id());
        for (TrialRow trial : trials) {
            run.results().metrics(trial).stream().map(Metric::name).forEach(metrics::add);
        }
        limitations.addAll(Departures.of(run));
    }

    /** {@return the models of a run, in the order of its conditions} */
    static List<TrainedModel> all(Run run) {
        return run.description().conditions().stream()
                .map(condition -> new TrainedModel(run, condition))
                .filter(TrainedModel::isTrained)
                .toList();
    }

    /** Tells if a metric was recorded that is known of trainings without a declaration. */
    private boolean isTrained() {
        return metrics.stream()
                .map(name -> DeclaredMetric.find(List.of(), name))
                .anyMatch(known -> known.direction() != Direction.NEITHER);
    }

    Model component(BundleContents bundle) {
        String folder = "%s/%s/".formatted(BundleWriter.RUNS, run.experiment());
        return new Model(
                "model/%s/%s".formatted(run.experiment(), condition.id()),
                run.experiment(),
                condition.id(),
                "%s: %s".formatted(run.description().title(), condition.label()),
                card(),
                bundle.evidence().stream()
                        .filter(file -> file.path().equals(folder + "metrics.csv"))
                        .map(TrainedModel::evidence)
                        .toList(),
                properties());
    }

    private static ExternalReference evidence(BundledFile file) {
        return new ExternalReference("evidence", file.path(), List.of(Hash.sha256(file.sha256())));
    }

    private ModelCard card() {
        List<PerformanceMetric> performance = performance();
        return new ModelCard(
                new ModelParameters(task(), dataSets()),
                new QuantitativeAnalysis(performance),
                new Considerations(List.copyOf(limitations)));
    }

    private List<DataReference> dataSets() {
        BundledData data = BundledData.of(run);
        return data.isKnown() ? List.of(new DataReference(data.ref())) : List.of();
    }

    /** {@return classification, of which alone there are accuracies; empty if there is none} */
    private String task() {
        return metrics.stream()
                        .anyMatch(name -> name.replaceFirst("\\..*", "").endsWith("accuracy"))
                ? "classification"
                : "";
    }

    private List<PerformanceMetric> performance() {
        List<PerformanceMetric> performance = new ArrayList<>();
        for (String metric : metrics) {
            try {
                performance.add(performance(metric, SeedMean.of(lastValues(metric))));
            } catch (MissingEvidenceException e) {
                limitations.add("Without a mean over all seeds: %s.".formatted(e.getMessage()));
            }
        }
        return performance;
    }

    private double[] lastValues(String metric) {
        return run.results().curves(condition.id(), metric).values().stream()
                .mapToDouble(LearningCurve::last)
                .toArray();
    }

    private PerformanceMetric performance(String metric, Estimate mean) {
        return new PerformanceMetric(
                metric,
                Numbers.number(mean.value()),
                slice(mean),
                mean.n() == 1
                        ? null
                        : new ConfidenceInterval(
                                Numbers.number(mean.low()), Numbers.number(mean.high())));
    }

    private String slice(Estimate mean) {
        return "condition %s, last epoch, %s, scale %s"
                .formatted(
                        condition.id(),
                        mean.n() == 1
                                ? "1 seed"
                                : "mean of %s seeds with its %s %% interval"
                                        .formatted(
                                                mean.n(), Numbers.number(100 * mean.confidence())),
                        run.plan().scale().id());
    }

    private List<Property> properties() {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("run", run.plan().runId());
        properties.put("scale", run.plan().scale().id());
        properties.put(
                "seeds",
                trials.stream()
                        .map(trial -> String.valueOf(trial.seed()))
                        .collect(Collectors.joining(",")));
        trials.stream()
                .findFirst()
                .ifPresent(
                        trial ->
                                trial.parameters()
                                        .forEach((name, value) -> put(properties, name, value)));
        return properties.entrySet().stream()
                .map(property -> new Property("reprokit:" + property.getKey(), property.getValue()))
                .toList();
    }

    /** A parameter that a condition does not have is empty. */
    private static void put(Map<String, String> properties, String name, String value) {
        if (!value.isEmpty()) {
            properties.put("parameter:" + name, value);
        }
    }
}
