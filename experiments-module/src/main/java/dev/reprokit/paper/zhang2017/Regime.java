package dev.reprokit.paper.zhang2017;

import static java.util.stream.Collectors.joining;

import dev.reprokit.experiment.Condition;
import dev.reprokit.nn.AlexNet;
import dev.reprokit.nn.Mlp;
import dev.reprokit.nn.Network;
import dev.reprokit.nn.SmallInception;
import dev.reprokit.training.Protocol;
import dev.reprokit.training.WeightDecay;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A row of Zhang et al. 2017, Tables 1 and 4: a network, its explicit regularisers, and its
 * training labels.
 *
 * @param network the name of the network, one of the constants
 * @param with the regularisers, in the order of {@link Regularizer}
 * @param random true if the training labels are random
 */
record Regime(String network, List<Regularizer> with, boolean random) {
    static final String INCEPTION = "inception";
    static final String WITHOUT_BN = "inception-without-bn";
    static final String ZHANG_ALEXNET = "alexnet-zhang-small";
    static final String MLP_3 = "mlp-3x512";
    static final String MLP_1 = "mlp-1x512";
    static final List<String> NETWORKS =
            List.of(INCEPTION, WITHOUT_BN, ZHANG_ALEXNET, MLP_3, MLP_1);

    /**
     * Weight decay of Krizhevsky et al. 2012, usual for convolutional networks on CIFAR-10 since.
     */
    private static final WeightDecay USUAL = new WeightDecay(5e-4, WeightDecay.Scope.WEIGHTS);

    /**
     * Weight decay of TensorFlow's CIFAR-10 tutorial, whose network the paper's small AlexNet is.
     */
    private static final WeightDecay TUTORIAL =
            new WeightDecay(0.004, WeightDecay.Scope.HIDDEN_FULLY_CONNECTED);

    private static final double DROPOUT_RATE = 0.5;

    /** Decay of the learning rate for random labels under random crops, from Table 4's footnote. */
    private static final double DECAY_FOR_CROPS = 0.999;

    Regime {
        with = with.stream().sorted().toList();
    }

    /** Creates the row of a network on true labels. */
    static Regime of(String network, Regularizer... with) {
        return new Regime(network, List.of(with), false);
    }

    /** Returns the row with a condition's id. */
    static Regime named(String id) {
        return all().stream()
                .filter(regime -> regime.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no row of the tables is " + id));
    }

    /** Returns the rows of Table 1, those of Table 4, and the AlexNet with dropout. */
    static List<Regime> all() {
        return List.of(
                of(INCEPTION, Regularizer.CROP, Regularizer.WEIGHT_DECAY),
                of(INCEPTION, Regularizer.CROP),
                of(INCEPTION, Regularizer.WEIGHT_DECAY),
                of(INCEPTION),
                of(INCEPTION).onRandomLabels(),
                of(INCEPTION, Regularizer.WEIGHT_DECAY).onRandomLabels(),
                of(INCEPTION, Regularizer.CROP).onRandomLabels(),
                of(WITHOUT_BN, Regularizer.WEIGHT_DECAY),
                of(WITHOUT_BN),
                of(WITHOUT_BN).onRandomLabels(),
                of(ZHANG_ALEXNET, Regularizer.CROP, Regularizer.WEIGHT_DECAY),
                of(ZHANG_ALEXNET, Regularizer.CROP),
                of(ZHANG_ALEXNET, Regularizer.WEIGHT_DECAY),
                of(ZHANG_ALEXNET, Regularizer.DROPOUT),
                of(ZHANG_ALEXNET),
                of(ZHANG_ALEXNET).onRandomLabels(),
                of(ZHANG_ALEXNET, Regularizer.WEIGHT_DECAY).onRandomLabels(),
                of(ZHANG_ALEXNET, Regularizer.DROPOUT).onRandomLabels(),
                of(MLP_3, Regularizer.WEIGHT_DECAY),
                of(MLP_3),
                of(MLP_3).onRandomLabels(),
                of(MLP_3, Regularizer.WEIGHT_DECAY).onRandomLabels(),
                of(MLP_1, Regularizer.WEIGHT_DECAY),
                of(MLP_1),
                of(MLP_1).onRandomLabels(),
                of(MLP_1, Regularizer.WEIGHT_DECAY).onRandomLabels());
    }

    /** Returns this row with random labels. */
    Regime onRandomLabels() {
        return new Regime(network, with, true);
    }

    /**
     * Returns the name of the row in the tables' resource, e.g. {@code
     * mlp-3x512-weight-decay-random-labels}.
     */
    String id() {
        return network
                + with.stream().map(each -> "-" + each.id()).collect(joining())
                + (random ? "-random-labels" : "");
    }

    /** Returns the name that readers see, e.g. {@code mlp-3x512, weight decay, random labels}. */
    String label() {
        return network
                + ", "
                + (with.isEmpty()
                        ? "no regulariser"
                        : with.stream().map(Regularizer::label).collect(joining(" and ")))
                + (random ? ", random labels" : "");
    }

    Condition condition(int epochs) {
        Map<String, String> parameters = new TreeMap<>();
        parameters.put("network", network);
        parameters.put("labels", random ? "random" : "true");
        for (Regularizer each : Regularizer.values()) {
            parameters.put(each.label(), with.contains(each) ? "yes" : "no");
        }
        return new Condition(id(), label(), epochs, parameters);
    }

    /** Returns the network with the widths of its layers divided. */
    Network build(int narrower) {
        return switch (network) {
            case INCEPTION -> SmallInception.PUBLISHED.narrowed(narrower);
            case WITHOUT_BN -> SmallInception.PUBLISHED.narrowed(narrower).withoutBatchNorm();
            case ZHANG_ALEXNET -> alexNet().narrowed(narrower);
            case MLP_3 -> new Mlp(3, 512 / narrower, 10);
            case MLP_1 -> new Mlp(1, 512 / narrower, 10);
            default -> throw new IllegalArgumentException(network);
        };
    }

    private AlexNet alexNet() {
        return with.contains(Regularizer.DROPOUT)
                ? AlexNet.ZHANG_SMALL.withDropout(DROPOUT_RATE)
                : AlexNet.ZHANG_SMALL;
    }

    /** Returns the training protocol, with batches of the published size. */
    Protocol protocol() {
        Protocol protocol = isInception() ? Protocol.PUBLISHED_INCEPTION : Protocol.PUBLISHED;
        if (with.contains(Regularizer.WEIGHT_DECAY)) {
            protocol = protocol.withWeightDecay(network.equals(ZHANG_ALEXNET) ? TUTORIAL : USUAL);
        }
        if (with.contains(Regularizer.CROP)) {
            protocol = protocol.withRandomCrop();
            return random ? protocol.withDecay(DECAY_FOR_CROPS) : protocol;
        }
        return protocol;
    }

    /** Returns the row of Table 1 with all regularisers that the table has for the network. */
    static Regime mostRegularized(String network) {
        return network.equals(INCEPTION) || network.equals(ZHANG_ALEXNET)
                ? of(network, Regularizer.CROP, Regularizer.WEIGHT_DECAY)
                : of(network, Regularizer.WEIGHT_DECAY);
    }

    /** Tests if a smoke run, which has a few hundred steps per row, includes this row. */
    boolean isInSmoke() {
        return switch (network) {
            case INCEPTION, WITHOUT_BN -> false;
            case ZHANG_ALEXNET -> !random && with.isEmpty();
            default -> true;
        };
    }

    boolean isInception() {
        return network.equals(INCEPTION) || network.equals(WITHOUT_BN);
    }

    /** Tests if random labels of cropped images are fitted, which takes the most epochs. */
    boolean fitsCrops() {
        return random && with.contains(Regularizer.CROP);
    }
}
