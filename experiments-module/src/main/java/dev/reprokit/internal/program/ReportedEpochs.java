package dev.reprokit.internal.program;

import dev.reprokit.record.result.Metric;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The epochs of a trial as its program reports them: in order, each metric once. Values without an
 * epoch belong to the last one.
 */
final class ReportedEpochs implements ReportedValues {
    /** An epoch that is complete. */
    record Epoch(int number, Map<String, Double> metrics) {}

    private final int last;
    private final int first;
    private final boolean goesOn;
    private final Map<Integer, Map<String, Double>> recorded = new HashMap<>();
    private final Set<String> seen = new HashSet<>();
    private final Map<String, Double> ofLast = new TreeMap<>();
    private final TreeMap<Integer, Map<String, Double>> open = new TreeMap<>();
    private int next;
    private int current = -1;

    /**
     * Prepares for a trial.
     *
     * @param last the number of its epochs
     * @param first the number of its first epoch as the program counts
     * @param known what an earlier start of it has recorded
     * @param goesOn whether there was an earlier start, whose last epochs the program may report
     *     again
     */
    ReportedEpochs(int last, int first, Collection<Metric> known, boolean goesOn) {
        this.last = last;
        this.first = first;
        this.goesOn = goesOn;
        int latest = 0;
        for (Metric metric : known) {
            recorded.computeIfAbsent(metric.epoch(), none -> new HashMap<>())
                    .put(metric.name(), metric.value());
            seen.add(metric.name());
            latest = Math.max(latest, metric.epoch());
        }
        next = latest + 1;
    }

    @Override
    public void value(@Nullable Integer counted, String metric, double value)
            throws ProgramException {
        seen.add(metric);
        if (counted == null) {
            if (goesOn && Double.valueOf(value).equals(ofLast.get(metric))) {
                return;
            }
            putOnce(ofLast, metric, value, "twice without an epoch");
            return;
        }
        int epoch = counted + 1 - first;
        if (epoch < 0 || epoch > last) {
            throw new ProgramException(
                    "it reports epoch %s of %s; 'scales:' sets the number of epochs, {epochs} tells it to the program, and of a CSV file without 'epoch:' each row is one"
                            .formatted(counted, last));
        }
        if (epoch < next && (epoch > 0 || recorded.containsKey(0) || next > 1)) {
            requireSame(epoch, metric, value, recorded.get(epoch));
            return;
        }
        if (goesOn && epoch <= current && open.getOrDefault(epoch, Map.of()).containsKey(metric)) {
            requireSame(epoch, metric, value, open.get(epoch));
            return;
        }
        if (epoch < current) {
            throw new ProgramException(
                    "it reports epoch %s after epoch %s: epochs are reported in order, each once"
                            .formatted(epoch, current));
        }
        current = epoch;
        putOnce(
                open.computeIfAbsent(epoch, none -> new TreeMap<>()),
                metric,
                value,
                "of epoch %s twice".formatted(epoch));
    }

    private static void putOnce(
            Map<String, Double> metrics, String metric, double value, String when)
            throws ProgramException {
        Double before = metrics.put(metric, value);
        if (before != null) {
            throw new ProgramException(
                    "it reports %s %s, as %s and as %s".formatted(metric, when, before, value));
        }
    }

    /** A program that goes on may report again what is recorded, and has to report the same. */
    private static void requireSame(
            int epoch, String metric, double value, @Nullable Map<String, Double> before)
            throws ProgramException {
        if (before == null) {
            throw new ProgramException(
                    "it reports epoch %s after a later one: epochs are reported in order, each once"
                            .formatted(epoch));
        }
        Double known = before.get(metric);
        if (known == null || Double.compare(known, value) != 0) {
            throw new ProgramException(
                    "it reports %s of epoch %s again, as %s, and has reported %s: epochs are reported once, and a program that goes on repeats itself to the last bit"
                            .formatted(metric, epoch, value, known));
        }
    }

    /** {@return the epochs that nothing more can come of, in order} */
    List<Epoch> complete() {
        return upTo(current);
    }

    /**
     * Ends the trial.
     *
     * @param metrics the metrics that it has to report
     * @return all further epochs
     * @throws ProgramException if a metric was never reported, or twice
     */
    List<Epoch> end(Collection<String> metrics) throws ProgramException {
        List<String> missing = metrics.stream().filter(metric -> !seen.contains(metric)).toList();
        if (!missing.isEmpty()) {
            throw new ProgramException(
                    "it has reported no value of %s".formatted(String.join(", ", missing)));
        }
        if (!ofLast.isEmpty()) {
            Map<String, Double> metricsOfLast = open.computeIfAbsent(last, none -> new TreeMap<>());
            for (Map.Entry<String, Double> value : ofLast.entrySet()) {
                putOnce(
                        metricsOfLast,
                        value.getKey(),
                        value.getValue(),
                        "with its last epoch and without one");
            }
        }
        return upTo(last + 1);
    }

    private List<Epoch> upTo(int end) {
        List<Epoch> epochs = new ArrayList<>();
        if (open.containsKey(0) && end > 0) {
            epochs.add(new Epoch(0, open.remove(0)));
            recorded.put(0, epochs.get(0).metrics());
        }
        while (next < end) {
            Map<String, Double> metrics = open.remove(next);
            metrics = metrics == null ? Map.of() : metrics;
            recorded.put(next, metrics);
            epochs.add(new Epoch(next, metrics));
            next++;
        }
        return epochs;
    }
}
