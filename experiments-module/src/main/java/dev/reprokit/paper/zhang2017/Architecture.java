package dev.reprokit.paper.zhang2017;

import dev.reprokit.nn.AlexNet;
import dev.reprokit.nn.Mlp;
import dev.reprokit.nn.Network;
import dev.reprokit.nn.SmallInception;
import dev.reprokit.training.Protocol;

import java.util.function.IntFunction;

/** The networks of Zhang et al. 2017 and of the research log's repetition. */
enum Architecture {
    INCEPTION("small Inception", SmallInception.PUBLISHED::narrowed),
    INCEPTION_WITHOUT_BN(
            "small Inception without batch normalisation",
            SmallInception.PUBLISHED.withoutBatchNorm()::narrowed),
    ZHANG_ALEXNET("Zhang's small AlexNet", AlexNet.ZHANG_SMALL::narrowed),
    LOG_ALEXNET("log's small AlexNet", AlexNet.LOG_SMALL::narrowed),
    LOG_ALEXNET_WITHOUT_LRN(
            "log's small AlexNet without LRN", AlexNet.LOG_SMALL.withoutLrn()::narrowed),
    MLP_3("MLP 3x512", Mlp.THREE_BY_512::narrowed),
    MLP_1("MLP 1x512", Mlp.ONE_BY_512::narrowed);

    private final String label;
    private final IntFunction<Network> narrowed;

    Architecture(String label, IntFunction<Network> narrowed) {
        this.label = label;
        this.narrowed = narrowed;
    }

    /** Returns the network's own name, e.g. {@code mlp-1x512}. */
    String id() {
        return narrowed(1).name();
    }

    String label() {
        return label;
    }

    /** Returns the network with the widths of its layers divided; 1 for the published one. */
    Network narrowed(int divisor) {
        return narrowed.apply(divisor);
    }

    boolean isInception() {
        return this == INCEPTION || this == INCEPTION_WITHOUT_BN;
    }

    boolean isAlexNet() {
        return this == ZHANG_ALEXNET || this == LOG_ALEXNET || this == LOG_ALEXNET_WITHOUT_LRN;
    }

    /** Returns the published hyper-parameters. */
    Protocol protocol() {
        return isInception() ? Protocol.PUBLISHED_INCEPTION : Protocol.PUBLISHED;
    }
}
