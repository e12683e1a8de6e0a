package dev.reprokit.internal.benchmark;

import dev.reprokit.nn.AlexNet;
import dev.reprokit.nn.Mlp;
import dev.reprokit.nn.Network;

import java.util.List;

/**
 * A network to measure.
 *
 * @param name its name, the same with and without local response normalisation
 * @param lrn {@code yes} or {@code no}; empty if there is no such choice
 * @param network the network
 */
public record BenchmarkedNetwork(String name, String lrn, Network network) {

    /**
     * Returns the networks of the experiments. Those of a group are measured in turn, so that they
     * can be compared: with local response normalisation, then without.
     *
     * @return the groups, small networks first
     */
    public static List<List<BenchmarkedNetwork>> all() {
        return List.of(
                List.of(new BenchmarkedNetwork(Mlp.ONE_BY_512.name(), "", Mlp.ONE_BY_512)),
                List.of(
                        new BenchmarkedNetwork(
                                AlexNet.ZHANG_SMALL.name(), "yes", AlexNet.ZHANG_SMALL)),
                withAndWithoutLrn(AlexNet.LOG_SMALL),
                withAndWithoutLrn(AlexNet.LOG_FULL));
    }

    /**
     * Returns a group of two.
     *
     * @param network a network with local response normalisation
     * @return the network, and the same without
     */
    public static List<BenchmarkedNetwork> withAndWithoutLrn(AlexNet network) {
        return List.of(
                new BenchmarkedNetwork(network.name(), "yes", network),
                new BenchmarkedNetwork(network.name(), "no", network.withoutLrn()));
    }

    @Override
    public String toString() {
        return switch (lrn) {
            case "yes" -> name + " with LRN";
            case "no" -> name + " without LRN";
            default -> name;
        };
    }
}
