package dev.reprokit.paper.researchlog;

import dev.reprokit.probe.ProbeRun;
import dev.reprokit.probe.ProbeTable;
import dev.reprokit.random.RandomStream;
import dev.reprokit.record.result.Results;
import dev.reprokit.testing.MadeResults;

import java.util.List;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/** The log's tables as if five seeds had given them. */
final class LoggedProbes {
    /** Below the log's smallest step through LRN, 0.0004, and through fc2, 0.0004. */
    private static final double JITTER = 0.0001;

    private LoggedProbes() {}

    /** The table as it is. */
    static Results asRun(ProbeTable log, String condition) {
        return asRun(log, condition, log.layers(), log.layers());
    }

    /** The table with the curves of some layers under the names of others. */
    static Results asRun(
            ProbeTable log, String condition, List<String> layers, List<String> curvesOf) {
        return add(new MadeResults(), log, condition, layers, curvesOf).results();
    }

    /** Adds five trials of networks that have fitted their labels. */
    static MadeResults add(
            MadeResults made,
            ProbeTable log,
            String condition,
            List<String> layers,
            List<String> curvesOf) {
        for (long seed = 1; seed <= 5; seed++) {
            RandomGenerator random = RandomStream.of(seed, "jitter of " + condition);
            made.with(condition, seed, "train_accuracy", 0.5, 0.99);
            for (int i = 0; i < layers.size(); i++) {
                TreeMap<Integer, Double> values =
                        new TreeMap<>(log.curves().get(curvesOf.get(i)).values());
                values.replaceAll((epoch, value) -> value + JITTER * random.nextDouble());
                made.with(condition, seed, ProbeRun.accuracy(layers.get(i)), values);
            }
        }
        return made;
    }
}
