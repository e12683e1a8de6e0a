package dev.reprokit.internal.harness.trial;

import dev.reprokit.experiment.Condition;

import java.util.HashMap;
import java.util.Map;

/**
 * Estimates the time that an experiment still takes: the remaining epochs of each condition, at the
 * condition's own pace so far, or at the mean pace if it has not begun.
 */
public final class TimeLeft {
    private final int trialsAtOnce;
    private final Map<String, Integer> epochsLeft = new HashMap<>();
    private final Map<String, Pace> paces = new HashMap<>();

    public TimeLeft(Schedule schedule, int trialsAtOnce) {
        this.trialsAtOnce = trialsAtOnce;
        schedule.entries()
                .forEach(
                        entry ->
                                epochsLeft.merge(
                                        entry.condition().id(),
                                        entry.condition().epochs(),
                                        Integer::sum));
    }

    synchronized double after(Condition condition, double epochSeconds) {
        epochsLeft.merge(condition.id(), -1, Integer::sum);
        paces.merge(condition.id(), new Pace(epochSeconds, 1), Pace::plus);
        return seconds();
    }

    public synchronized void drop(Condition condition, int epochs) {
        epochsLeft.merge(condition.id(), -epochs, Integer::sum);
    }

    private double seconds() {
        double mean = paces.values().stream().mapToDouble(Pace::mean).average().orElseThrow();
        double total = 0;
        for (Map.Entry<String, Integer> left : epochsLeft.entrySet()) {
            Pace pace = paces.get(left.getKey());
            total += left.getValue() * (pace == null ? mean : pace.mean());
        }
        return Math.max(0, total / trialsAtOnce);
    }

    private record Pace(double seconds, int epochs) {
        Pace plus(Pace other) {
            return new Pace(seconds + other.seconds, epochs + other.epochs);
        }

        double mean() {
            return seconds / epochs;
        }
    }
}
