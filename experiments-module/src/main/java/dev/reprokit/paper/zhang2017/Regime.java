package dev.reprokit.paper.zhang2017;

import static dev.reprokit.paper.zhang2017.Regime.Regularizer.CROP;
import static dev.reprokit.paper.zhang2017.Regime.Regularizer.DROPOUT;
import static dev.reprokit.paper.zhang2017.Regime.Regularizer.WEIGHT_DECAY;

import static java.util.stream.Collectors.joining;

import dev.reprokit.experiment.Arm;
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
 * @param network the published network, without dropout
 * @param with the regularisers, in the order of {@link Regularizer}
 * @param random true if the training labels are random
 */
record Regime(Network network, List<Regularizer> with, boolean random) implements Arm {
    /** An explicit regulariser that a network is trained with or without. */
    enum Regularizer implements Arm {
        /** Crops each training image at a random place of its 32x32 pixels, anew in each epoch. */
        CROP("random crop"),
        /** Adds an l2 penalty on weights. */
        WEIGHT_DECAY("weight decay"),
        /** Sets hidden units to zero at random. */
        DROPOUT("dropout");

        private final String label;

        Regularizer(String label) {
            this.label = label;
        }

        @Override
        public String label() {
            return label;
        }
    }

    static final SmallInception INCEPTION = SmallInception.PUBLISHED;
    static final SmallInception WITHOUT_BN = INCEPTION.withoutBatchNorm();
    static final AlexNet ALEXNET = AlexNet.ZHANG_SMALL;
    static final Mlp MLP_3 = Mlp.THREE_BY_512;
    static final Mlp MLP_1 = Mlp.ONE_BY_512;
    static final List<Network> NETWORKS = List.of(INCEPTION, WITHOUT_BN, ALEXNET, MLP_3, MLP_1);

    /** The rows of Table 1, those of Table 4, and the AlexNet with dropout. */
    static final List<Regime> ALL =
            List.of(
                    of(INCEPTION, CROP, WEIGHT_DECAY),
                    of(INCEPTION, CROP),
                    of(INCEPTION, WEIGHT_DECAY),
                    of(INCEPTION),
                    of(INCEPTION).onRandomLabels(),
                    of(INCEPTION, WEIGHT_DECAY).onRandomLabels(),
                    of(INCEPTION, CROP).onRandomLabels(),
                    of(WITHOUT_BN, WEIGHT_DECAY),
                    of(WITHOUT_BN),
                    of(WITHOUT_BN).onRandomLabels(),
                    of(ALEXNET, CROP, WEIGHT_DECAY),
                    of(ALEXNET, CROP),
                    of(ALEXNET, WEIGHT_DECAY),
                    of(ALEXNET, DROPOUT),
                    of(ALEXNET),
                    of(ALEXNET).onRandomLabels(),
                    of(ALEXNET, WEIGHT_DECAY).onRandomLabels(),
                    of(ALEXNET, DROPOUT).onRandomLabels(),
                    of(MLP_3, WEIGHT_DECAY),
                    of(MLP_3),
                    of(MLP_3).onRandomLabels(),
                    of(MLP_3, WEIGHT_DECAY).onRandomLabels(),
                    of(MLP_1, WEIGHT_DECAY),
                    of(MLP_1),
                    of(MLP_1).onRandomLabels(),
                    of(MLP_1, WEIGHT_DECAY).onRandomLabels());

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

    /** Creates the row of a network on true labels. */
    static Regime of(Network network, Regularizer... with) {
        return new Regime(network, List.of(with), false);
    }

    /** Returns this row with random labels. */
    Regime onRandomLabels() {
        return new Regime(network, with, true);
    }

    /**
     * Returns the name of the row in the tables' resource, e.g. {@code
     * mlp-3x512-weight-decay-random-labels}.
     */
    @Override
    public String name() {
        return network.name()
                + with.stream().map(each -> "-" + each.id()).collect(joining())
                + (random ? "-random-labels" : "");
    }

    /** Returns the name that readers see, e.g. {@code mlp-3x512, weight decay, random labels}. */
    @Override
    public String label() {
        return network.name()
                + ", "
                + (with.isEmpty()
                        ? "no regulariser"
                        : with.stream().map(Regularizer::label).collect(joining(" and ")))
                + (random ? ", random labels" : "");
    }

    @Override
    public Map<String, String> parameters() {
        Map<String, String> parameters = new TreeMap<>();
        parameters.put("network", network.name());
        parameters.put("labels", random ? "random" : "true");
        for (Regularizer each : Regularizer.values()) {
            parameters.put(each.label(), with.contains(each) ? "yes" : "no");
        }
        return parameters;
    }

    /** Returns the network with the widths of its layers divided. */
    Network narrowed(int divisor) {
        if (network instanceof SmallInception inception) {
            return inception.narrowed(divisor);
        }
        if (network instanceof Mlp mlp) {
            return new Mlp(mlp.layers(), mlp.width() / divisor, mlp.classes());
        }
        AlexNet alexNet = ALEXNET.narrowed(divisor);
        return with.contains(DROPOUT) ? alexNet.withDropout(DROPOUT_RATE) : alexNet;
    }

    /** Returns the training protocol, with the published batches and learning rate. */
    Protocol protocol() {
        Protocol protocol =
                network instanceof SmallInception
                        ? Protocol.PUBLISHED_INCEPTION
                        : Protocol.PUBLISHED;
        if (with.contains(WEIGHT_DECAY)) {
            protocol = protocol.withWeightDecay(network.equals(ALEXNET) ? TUTORIAL : USUAL);
        }
        if (with.contains(CROP)) {
            protocol = protocol.withRandomCrop();
            return random ? protocol.withDecay(DECAY_FOR_CROPS) : protocol;
        }
        return protocol;
    }

    /** Tests if random labels of cropped images are fitted, which takes the most epochs. */
    boolean fitsCrops() {
        return random && with.contains(CROP);
    }
}
