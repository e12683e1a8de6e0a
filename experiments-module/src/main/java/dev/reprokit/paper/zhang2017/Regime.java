package dev.reprokit.paper.zhang2017;

import static dev.reprokit.paper.zhang2017.Architecture.INCEPTION;
import static dev.reprokit.paper.zhang2017.Architecture.INCEPTION_WITHOUT_BN;
import static dev.reprokit.paper.zhang2017.Architecture.MLP_1;
import static dev.reprokit.paper.zhang2017.Architecture.MLP_3;
import static dev.reprokit.paper.zhang2017.Architecture.ZHANG_ALEXNET;
import static dev.reprokit.paper.zhang2017.Regime.Regularizer.CROP;
import static dev.reprokit.paper.zhang2017.Regime.Regularizer.DROPOUT;
import static dev.reprokit.paper.zhang2017.Regime.Regularizer.WEIGHT_DECAY;

import static java.util.stream.Collectors.joining;

import dev.reprokit.experiment.Arm;
import dev.reprokit.nn.AlexNet;
import dev.reprokit.nn.Network;
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
record Regime(Architecture network, List<Regularizer> with, boolean random) implements Arm {
    /** An explicit regulariser that a network is trained with or without. */
    enum Regularizer implements Arm {
        /** Crops each training image at a random place of its 32x32 pixels, anew in each epoch. */
        CROP,
        /** Adds an l2 penalty on weights. */
        WEIGHT_DECAY,
        /** Sets hidden units to zero at random. */
        DROPOUT;

        @Override
        public String label() {
            return this == CROP ? "random crop" : id().replace('-', ' ');
        }
    }

    static final List<Architecture> NETWORKS =
            List.of(INCEPTION, INCEPTION_WITHOUT_BN, ZHANG_ALEXNET, MLP_3, MLP_1);

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
                    of(INCEPTION_WITHOUT_BN, WEIGHT_DECAY),
                    of(INCEPTION_WITHOUT_BN),
                    of(INCEPTION_WITHOUT_BN).onRandomLabels(),
                    of(ZHANG_ALEXNET, CROP, WEIGHT_DECAY),
                    of(ZHANG_ALEXNET, CROP),
                    of(ZHANG_ALEXNET, WEIGHT_DECAY),
                    of(ZHANG_ALEXNET, DROPOUT),
                    of(ZHANG_ALEXNET),
                    of(ZHANG_ALEXNET).onRandomLabels(),
                    of(ZHANG_ALEXNET, WEIGHT_DECAY).onRandomLabels(),
                    of(ZHANG_ALEXNET, DROPOUT).onRandomLabels(),
                    of(MLP_3, WEIGHT_DECAY),
                    of(MLP_3),
                    of(MLP_3).onRandomLabels(),
                    of(MLP_3, WEIGHT_DECAY).onRandomLabels(),
                    of(MLP_1, WEIGHT_DECAY),
                    of(MLP_1),
                    of(MLP_1).onRandomLabels(),
                    of(MLP_1, WEIGHT_DECAY).onRandomLabels());

    /** That of Krizhevsky et al. 2012, usual for convolutional networks on CIFAR-10 since. */
    private static final WeightDecay USUAL = new WeightDecay(5e-4, WeightDecay.Scope.WEIGHTS);

    /** That of TensorFlow's CIFAR-10 tutorial, whose network the paper's small AlexNet is. */
    private static final WeightDecay TUTORIAL =
            new WeightDecay(0.004, WeightDecay.Scope.HIDDEN_FULLY_CONNECTED);

    static Regime of(Architecture network, Regularizer... with) {
        return new Regime(network, List.of(with), false);
    }

    Regime onRandomLabels() {
        return new Regime(network, with, true);
    }

    /** Returns the row's name in the tables' resource: {@code mlp-3x512-random-labels}. */
    @Override
    public String name() {
        return network.id()
                + with.stream().map(each -> "-" + each.id()).collect(joining())
                + (random ? "-random-labels" : "");
    }

    /** Returns the name that readers see, e.g. {@code mlp-3x512, weight decay, random labels}. */
    @Override
    public String label() {
        String regularizers = with.stream().map(Regularizer::label).collect(joining(" and "));
        return "%s, %s%s"
                .formatted(
                        network.id(),
                        with.isEmpty() ? "no regulariser" : regularizers,
                        random ? ", random labels" : "");
    }

    @Override
    public Map<String, String> parameters() {
        Map<String, String> parameters = new TreeMap<>();
        parameters.put("network", network.id());
        parameters.put("labels", random ? "random" : "true");
        for (Regularizer each : Regularizer.values()) {
            parameters.put(each.label(), with.contains(each) ? "yes" : "no");
        }
        return parameters;
    }

    /** Returns the network with the widths of its layers divided. */
    Network narrowed(int divisor) {
        Network narrowed = network.narrowed(divisor);
        return with.contains(DROPOUT) && narrowed instanceof AlexNet alexNet
                ? alexNet.withDropout(0.5)
                : narrowed;
    }

    /** Returns the training protocol, with the published batches and learning rate. */
    Protocol protocol() {
        Protocol protocol = network.protocol();
        if (with.contains(WEIGHT_DECAY)) {
            protocol = protocol.withWeightDecay(network == ZHANG_ALEXNET ? TUTORIAL : USUAL);
        }
        if (with.contains(CROP)) {
            protocol = protocol.withRandomCrop();
            // From Table 4's footnote.
            return random ? protocol.withDecay(0.999) : protocol;
        }
        return protocol;
    }

    /** Tests if random labels of cropped images are fitted, which takes the most epochs. */
    boolean fitsCrops() {
        return random && with.contains(CROP);
    }
}
