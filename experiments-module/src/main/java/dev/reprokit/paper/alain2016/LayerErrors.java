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
 * The test errors of a network's probes at one moment of its training.
 *
 * @param layers layers from the input to the output
 * @param errors errors in %, in the same order
 */
record LayerErrors(List<String> layers, List<Double> errors) {

    /** {@return the error after a layer in %} */
    double at(String layer) {
        return errors.get(layers.indexOf(layer));
    }

    /** {@return by how many points the error falls through a layer, which must not be the first} */
    double fall(String layer) {
        int i = layers.indexOf(layer);
        return errors.get(i - 1) - errors.get(i);
    }

    /** {@return the largest fall through any layer other than this one, in points} */
    double largestFallBut(String layer) {
        return IntStream.range(1, layers.size())
                .mapToObj(layers::get)
                .filter(other -> !other.equals(layer))
                .mapToDouble(this::fall)
                .max()
                .orElseThrow();
    }

    /**
     * {@return the smallest fall through any layer other than this one, in points; negative if the
     * error rises}
     */
    double smallestFallBut(String layer) {
        return IntStream.range(1, layers.size())
                .mapToObj(layers::get)
                .filter(other -> !other.equals(layer))
                .mapToDouble(this::fall)
                .min()
                .orElseThrow();
    }

    /** {@return the lowest error after any layer in %} */
    double lowest() {
        return errors.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
    }

    /** {@return the mean error after the layers of a part in %} */
    double mean(List<String> part) {
        return part.stream().mapToDouble(this::at).average().orElseThrow();
    }

    /** A moment of the training. */
    enum Moment {
        /** Before training. */
        UNTRAINED,
        /** The end of training. */
        TRAINED;

        private double error(LearningCurve accuracy) {
            return 100 * (1 - (this == UNTRAINED ? accuracy.at(0) : accuracy.last()));
        }

        /**
         * Computes a value at this moment for every seed.
         *
         * @param name the name that readers see
         * @param r the run
         * @param network the network
         * @param value computes the value from the errors, in points
         * @return one value per seed
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
