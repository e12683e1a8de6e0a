package dev.reprokit.internal.program;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** All values that a program has reported, whatever it has reported them of. */
final class CollectedValues implements ReportedValues {
    private record Value(@Nullable Integer epoch, double value) {}

    private final Map<String, List<Value>> byMetric = new LinkedHashMap<>();

    @Override
    public void value(@Nullable Integer counted, String metric, double value) {
        byMetric.computeIfAbsent(metric, none -> new ArrayList<>()).add(new Value(counted, value));
    }

    /**
     * Says why a trial could not record a metric.
     *
     * @return the rest of a sentence that begins with its name; empty if it could
     */
    Optional<String> fault(String metric) {
        List<Value> values = values(metric);
        if (values.isEmpty()) {
            return Optional.of("has no value");
        }
        if (values.stream().anyMatch(value -> !Double.isFinite(value.value()))) {
            return Optional.of("is not always a finite number");
        }
        Integer before = null;
        for (Value value : values) {
            if (value.epoch() == null && values.size() > 1) {
                return Optional.of(
                        "is written %s times, and nothing says of which epochs"
                                .formatted(values.size()));
            }
            if (value.epoch() != null && before != null && value.epoch() <= before) {
                return Optional.of(
                        value.epoch().equals(before)
                                ? "is written more than once in epoch " + before
                                : "is written of epoch %s after epoch %s"
                                        .formatted(value.epoch(), before));
            }
            before = value.epoch();
        }
        return Optional.empty();
    }

    /** {@return the last value of a metric that has one} */
    double last(String metric) {
        List<Value> values = values(metric);
        return values.get(values.size() - 1).value();
    }

    /** {@return the numbers of the first and of the last epoch of some metrics; empty if none} */
    Optional<int[]> epochs(List<String> metrics) {
        List<Integer> epochs =
                metrics.stream()
                        .flatMap(metric -> values(metric).stream())
                        .map(Value::epoch)
                        .filter(Objects::nonNull)
                        .sorted()
                        .toList();
        return epochs.isEmpty()
                ? Optional.empty()
                : Optional.of(new int[] {epochs.get(0), epochs.get(epochs.size() - 1)});
    }

    private List<Value> values(String metric) {
        return byMetric.getOrDefault(metric, List.of());
    }
}
