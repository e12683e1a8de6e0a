package dev.reprokit.paper.zhang2017;

import dev.reprokit.nn.AlexNet;
import dev.reprokit.nn.Mlp;
import dev.reprokit.nn.Network;
import dev.reprokit.nn.SmallInception;
import dev.reprokit.training.Protocol;

import java.util.Arrays;

/** A network of Figure 1 with its published hyper-parameters, which no condition changes. */
enum Architecture {
    INCEPTION("inception", "small Inception", Protocol.PUBLISHED_INCEPTION),
    ALEXNET("alexnet-paper", "small AlexNet", Protocol.PUBLISHED),
    LOGS_ALEXNET("alexnet-small", "the log's small AlexNet", Protocol.PUBLISHED),
    MLP("mlp-1x512", "MLP 1x512", Protocol.PUBLISHED);

    private final String id;
    private final String label;
    private final Protocol protocol;

    Architecture(String id, String label, Protocol protocol) {
        this.id = id;
        this.label = label;
        this.protocol = protocol;
    }

    /** The network of an id. */
    static Architecture of(String id) {
        return Arrays.stream(values())
                .filter(architecture -> architecture.id.equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no network " + id));
    }

    String id() {
        return id;
    }

    String label() {
        return label;
    }

    Protocol protocol() {
        return protocol;
    }

    /**
     * The network.
     *
     * @param narrower by how much to divide the widths of hidden layers; 1 for the published one
     */
    Network network(int narrower) {
        return switch (this) {
            case INCEPTION -> SmallInception.PUBLISHED.narrowed(narrower);
            case ALEXNET -> AlexNet.PAPER.narrowed(narrower);
            case LOGS_ALEXNET -> AlexNet.SMALL.narrowed(narrower);
            case MLP -> new Mlp(1, 512 / narrower, 10);
        };
    }
}
