package dev.reprokit.paper.alain2016;

import dev.reprokit.assertion.SeedValues;
import dev.reprokit.probe.ProbeRun;
import dev.reprokit.record.result.LearningCurve;
import dev.reprokit.record.result.Results;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * The test errors of a network's probes at one moment.
 *
 * @param layers from the input to the output
 * @param errors in %, in the same order
 */
record LayerErrors(List<String> layers, List<Double> errors) {

    /** {@return the error behind a layer} */
    double at(String layer) {
        return errors.get(layers.indexOf(layer));
    }

    /** {@return by how many points the error falls through a layer; not the first} */
    double fall(String layer) {
        int i = layers.indexOf(layer);
        return errors.get(i - 1) - errors.get(i);
    }

    /** {@return the largest fall through any layer but one} */
    double largestFallBut(String layer) {
        return IntStream.range(1, layers.size())
                .mapToObj(layers::get)
                .filter(other -> !other.equals(layer))
                .mapToDouble(this::fall)
                .max()
                .orElseThrow();
    }

    /** {@return the smallest fall through any layer but one; negative if the error rises} */
    double smallestFallBut(String layer) {
        return IntStream.range(1, layers.size())
                .mapToObj(layers::get)
                .filter(other -> !other.equals(layer))
                .mapToDouble(this::fall)
                .min()
                .orElseThrow();
    }

    /** {@return the lowest error behind any layer} */
    double lowest() {
        return errors.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
    }

    /** {@return the mean error behind the layers of a part} */
    double mean(List<String> part) {
        return part.stream().mapToDouble(this::at).average().orElseThrow();
    }

    /** A moment, of a curve of probe accuracies. */
    enum Moment {
        /** Before training. */
        UNTRAINED,
        /** At the end of training. */
        TRAINED;

        private double error(LearningCurve accuracy) {
            return 100 * (1 - (this == UNTRAINED ? accuracy.at(0) : accuracy.last()));
        }

        /**
         * A value of this moment.
         *
         * @param name what readers call it
         * @param r the run
         * @param network whose
         * @param value from the errors to the value, in points
         * @return one value a seed
         * @throws dev.reprokit.record.result.MissingEvidenceException if a trial is missing or did
         *     not finish
         */
        SeedValues value(
                String name, Results r, MnistNetwork network, ToDoubleFunction<LayerErrors> value) {
            Map<Long, List<Double>> bySeed = new TreeMap<>();
            for (String layer : network.layers()) {
                r.curves(network.id(), ProbeRun.accuracy(layer))
                        .forEach(
                                (seed, curve) ->
                                        bySeed.computeIfAbsent(seed, s -> new ArrayList<>())
                                                .add(error(curve)));
            }
            TreeMap<Long, Double> values = new TreeMap<>();
            bySeed.forEach(
                    (seed, errors) ->
                            values.put(
                                    seed,
                                    value.applyAsDouble(
                                            new LayerErrors(network.layers(), errors))));
            return new SeedValues("%s, %s".formatted(name, network.id()), "points", values);
        }
    }
}
