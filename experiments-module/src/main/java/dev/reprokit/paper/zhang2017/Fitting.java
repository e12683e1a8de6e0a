package dev.reprokit.paper.zhang2017;

import dev.reprokit.training.ClassificationRun;
import dev.reprokit.training.Protocol;

import java.util.List;

/**
 * A network as a scale trains it, whatever it has to fit. Training sets that are fitted last get
 * the most epochs, and all epochs are run.
 *
 * @param network the network
 * @param narrower divisor of the widths of its layers
 * @param protocol its hyper-parameters, which no condition changes
 * @param trueLabels epochs of true labels
 * @param corruptedPixels epochs of true labels of images whose pixels are corrupted
 * @param randomLabels epochs of random labels
 */
record Fitting(
        Architecture network,
        int narrower,
        Protocol protocol,
        int trueLabels,
        int corruptedPixels,
        int randomLabels) {

    /** Creates a training in which corrupted pixels have as many epochs as true labels. */
    Fitting(Architecture network, int narrower, Protocol protocol, int trueLabels, int random) {
        this(network, narrower, protocol, trueLabels, trueLabels, random);
    }

    static Fitting published(Architecture network, int trueLabels, int randomLabels) {
        return new Fitting(network, 1, network.protocol(), trueLabels, randomLabels);
    }

    /**
     * Creates a training of a narrow network on few images. Batches of the Inception have to divide
     * their number: batch normalisation over a small last batch would distort it. The AlexNets
     * hardly start to learn in so few steps at the published learning rate.
     */
    static Fitting small(Architecture network, int batchSize, int trueLabels, int randomLabels) {
        Protocol protocol = network.protocol().withBatchSize(batchSize);
        return network.isAlexNet()
                ? new Fitting(network, 2, protocol.withLearningRate(0.02), trueLabels, randomLabels)
                : new Fitting(
                        network, network.isInception() ? 8 : 4, protocol, trueLabels, randomLabels);
    }

    /** Returns this training with a factor of the learning rate per epoch. */
    Fitting withDecay(double factor) {
        return new Fitting(network, narrower, protocol.withDecay(factor), trueLabels, randomLabels);
    }

    Fitting withCorruptedPixels(int epochs) {
        return new Fitting(network, narrower, protocol, trueLabels, epochs, randomLabels);
    }

    /** Returns a network's training. */
    static Fitting of(Architecture network, List<Fitting> fittings) {
        return fittings.stream().filter(f -> f.network == network).findFirst().orElseThrow();
    }

    /** Returns epochs that grow linearly with the share of corrupted labels. */
    int epochs(double corruption) {
        return (int) Math.round(trueLabels + corruption * (randomLabels - trueLabels));
    }

    ClassificationRun run(int crop, boolean evaluatesTraining) {
        return new ClassificationRun(network.narrowed(narrower), crop, protocol, evaluatesTraining);
    }

    /** Names what is not published, batch size and epochs, for readers. */
    @Override
    public String toString() {
        Protocol published = network.protocol();
        double rate = protocol.learningRate();
        int most = Math.max(corruptedPixels, randomLabels);
        return "%s (%sbatches of %d, %s%s%s%d epochs)"
                .formatted(
                        network.label(),
                        narrower == 1 ? "" : "1/%d as wide, ".formatted(narrower),
                        protocol.batchSize(),
                        rate == published.learningRate()
                                ? ""
                                : "learning rate %s, ".formatted(rate),
                        protocol.decay() == published.decay()
                                ? ""
                                : "decay %s, ".formatted(protocol.decay()),
                        trueLabels == most ? "" : trueLabels + " to ",
                        most);
    }
}
