package dev.reprokit.paper.zhang2017;

import dev.reprokit.nn.AlexNet;
import dev.reprokit.nn.Mlp;
import dev.reprokit.nn.Network;
import dev.reprokit.nn.SmallInception;
import dev.reprokit.record.result.Scale;
import dev.reprokit.training.ClassificationRun;
import dev.reprokit.training.Protocol;

import java.util.Arrays;

/** A network of Figure 1 with its published hyper-parameters, which no condition changes. */
enum Architecture {
    INCEPTION("inception", "small Inception", Protocol.PUBLISHED_INCEPTION),
    ZHANG_ALEXNET("alexnet-zhang-small", "Zhang's small AlexNet", Protocol.PUBLISHED),
    LOG_ALEXNET("alexnet-log-small", "log's small AlexNet", Protocol.PUBLISHED),
    MLP("mlp-1x512", "MLP 1x512", Protocol.PUBLISHED);

    private final String id;
    private final String label;
    private final Protocol protocol;

    Architecture(String id, String label, Protocol protocol) {
        this.id = id;
        this.label = label;
        this.protocol = protocol;
    }

    /** Returns the network with an id. */
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

    /**
     * Returns the published training at a scale, with the training images evaluated after each
     * epoch.
     *
     * <p>The smaller scales use batches of 25 for the Inception, which divide their numbers of
     * images: batch normalisation over a small last batch would distort it. They keep the learning
     * rates, except that of the AlexNets, which hardly start to learn in so few steps. They keep
     * the decay, except for the Inception at smoke scale: with epochs of two steps, a factor of
     * 0.95 leaves too few steps before the last images are fitted.
     *
     * @param scale the scale of the run
     * @param crop height and width of the centre crop, in pixels
     */
    ClassificationRun run(Scale scale, int crop) {
        if (scale == Scale.PAPER) {
            return new ClassificationRun(network(1), crop, protocol, true);
        }
        int few = scale == Scale.SMOKE ? 3 : 8;
        return switch (this) {
            case INCEPTION ->
                    run(
                            8,
                            crop,
                            protocol.withBatchSize(25)
                                    .withDecay(scale == Scale.SMOKE ? 0.97 : protocol.decay()));
            case ZHANG_ALEXNET, LOG_ALEXNET ->
                    run(2, crop, protocol.withBatchSize(few).withLearningRate(0.02));
            case MLP -> run(4, crop, protocol.withBatchSize(10));
        };
    }

    private ClassificationRun run(int narrower, int crop, Protocol smaller) {
        return new ClassificationRun(network(narrower), crop, smaller, true);
    }

    /** Returns the reductions of {@link #run} at the smaller scales, as a sentence. */
    static String reductions() {
        return "An Inception an eighth as wide, but 16 filters at least; AlexNets half and an MLP a"
                + " quarter as wide. Batches of 25 (Inception), 3 to 8 (AlexNets) and 10 (MLP) instead"
                + " of 128, so that the epochs have steps enough; a learning rate of 0.02 instead of"
                + " 0.01 for the AlexNets; at smoke scale a decay of 0.97 instead of 0.95 for the"
                + " Inception; fewer epochs.";
    }

    private Network network(int narrower) {
        return switch (this) {
            case INCEPTION -> SmallInception.PUBLISHED.narrowed(narrower);
            case ZHANG_ALEXNET -> AlexNet.ZHANG_SMALL.narrowed(narrower);
            case LOG_ALEXNET -> AlexNet.LOG_SMALL.narrowed(narrower);
            case MLP -> new Mlp(1, Mlp.ONE_BY_512.width() / narrower, 10);
        };
    }
}
