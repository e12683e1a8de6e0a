package dev.reprokit.paper.zhang2017;

import dev.reprokit.experiment.Arm;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A network and the training set that it has to fit.
 *
 * @param network the network
 * @param set the training set
 */
record Fit(Architecture network, TrainingSet set) implements Arm {
    /** Returns a network with each training set. */
    static List<Fit> all(Architecture network) {
        return Stream.of(TrainingSet.values()).map(set -> new Fit(network, set)).toList();
    }

    @Override
    public String name() {
        return network.id() + "-" + set.id();
    }

    @Override
    public String label() {
        return "%s, %s".formatted(network.label(), set.label());
    }

    @Override
    public Map<String, String> parameters() {
        return Map.of("network", network.id(), "training-set", set.id());
    }
}
