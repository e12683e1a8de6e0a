package dev.reprokit.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;

import dev.reprokit.nn.Dropout;
import dev.reprokit.nn.GradientMode;
import dev.reprokit.random.RandomStream;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * Trains a classifier, one epoch per call. The images of a batch are picked on the device (a GPU or
 * the CPU); per epoch, only the sample order goes there and only loss and accuracy come back, so
 * that Java does not slow the device down. Closing it frees the optimiser's arrays.
 */
public final class Training implements AutoCloseable {
    private final Classifier classifier;
    private final TrainingImages images;
    private final Labels labels;
    private final Protocol protocol;
    private final long seed;
    private final RandomGenerator order;
    private final Optimizer optimizer;
    private int epoch;

    /**
     * Prepares a training on fixed images; nothing is computed yet.
     *
     * @param classifier the network, whose parameters the training changes; stays open when the
     *     training is closed
     * @param images (images, channels, height, width)
     * @param labels the labels to fit, one per image, in the same order
     * @param protocol batch size, learning rate, decay, rule and weight decay; its random crops are
     *     ignored, because the images are given
     * @param seed draws the order of the samples and the units that dropout drops
     */
    public Training(
            Classifier classifier, NDArray images, Labels labels, Protocol protocol, long seed) {
        this(classifier, TrainingImages.fixed(images), labels, protocol, seed);
    }

    /**
     * Prepares a training on images that may differ from epoch to epoch; nothing is computed yet.
     *
     * @param classifier the network, whose parameters the training changes; stays open when the
     *     training is closed
     * @param images source of the images to train on
     * @param labels the labels to fit, one per image, in the order of the images' indices
     * @param protocol batch size, learning rate, decay, rule and weight decay; its random crops are
     *     ignored, because the source decides on crops
     * @param seed draws the order of the samples and the units that dropout drops
     */
    public Training(
            Classifier classifier,
            TrainingImages images,
            Labels labels,
            Protocol protocol,
            long seed) {
        this.classifier = classifier;
        this.images = images;
        this.labels = labels;
        this.protocol = protocol;
        this.seed = seed;
        order = RandomStream.of(seed, "sample order");
        optimizer = optimizer(classifier, protocol);
    }

    private static Optimizer optimizer(Classifier classifier, Protocol protocol) {
        double rate = protocol.learningRate(1);
        if (protocol.rule() instanceof UpdateRule.Adam adam) {
            return new AdamSteps(classifier.manager(), classifier.block(), adam, rate);
        }
        return new SgdMomentum(
                classifier.manager(),
                classifier.block(),
                ((UpdateRule.Momentum) protocol.rule()).factor(),
                protocol.weightDecay(),
                rate);
    }

    /**
     * Trains one epoch in a new random order.
     *
     * @return mean loss and accuracy of the batches when they were trained on, that is, while the
     *     network changed
     */
    public Evaluation epoch() {
        optimizer.setLearningRate(protocol.learningRate(++epoch));
        Dropout.draw(classifier.block(), RandomStream.of(seed, "dropout of epoch " + epoch));
        int size = images.size();
        try (NDManager scope = classifier.manager().newSubManager()) {
            images.begin(epoch, scope);
            RunningSums sums = new RunningSums(scope);
            NDArray shuffled = scope.create(shuffled(size));
            for (int from = 0; from < size; from += protocol.batchSize()) {
                int to = Math.min(size, from + protocol.batchSize());
                try (NDManager batch = scope.newSubManager()) {
                    NDIndex range = new NDIndex().addSliceDim(from, to);
                    step(batch, shuffled.get(batch, range), to - from, sums);
                }
            }
            return sums.over(size);
        }
    }

    /**
     * Returns everything that later epochs depend on, except the protocol and the number of epochs:
     * all parameters of the network, untrained ones included, and the optimiser's state
     * (velocities, or means and squares). The learning rate follows from the epoch. So does
     * everything random: the generator of the sample order draws the orders of the earlier epochs
     * again, and dropout and crops have one generator per epoch.
     *
     * @return the arrays themselves, not copies, by {@code parameter/NAME}, {@code velocity/NAME}
     *     and the like; further training changes them
     */
    public Map<String, NDArray> state() {
        Map<String, NDArray> state = new LinkedHashMap<>(classifier.state());
        state.putAll(optimizer.state());
        return state;
    }

    /**
     * Continues from the state of an earlier training. What follows is the same, bit for bit, as if
     * this training had trained the earlier epochs itself.
     *
     * @param checkpoint the state of a training of the same network on the same data, with the same
     *     protocol and the same seed
     * @throws IllegalStateException if this training has begun
     * @throws IllegalArgumentException if the state belongs to another network
     */
    public void restore(Checkpoint checkpoint) {
        if (epoch > 0) {
            throw new IllegalStateException("restored after epoch " + epoch + " of its own");
        }
        classifier.restore(checkpoint);
        optimizer.restore(protocol.learningRate(checkpoint.epoch()), checkpoint::get);
        int size = images.size();
        while (epoch < checkpoint.epoch()) {
            shuffled(size);
            epoch++;
        }
    }

    private void step(NDManager batch, NDArray picked, int size, RunningSums sums) {
        NDArray x = images.batch(batch, picked);
        Labels.Batch y = labels.pick(batch, new NDIndex("{}", picked));
        NDArray logits;
        NDArray loss;
        try (GradientMode on = GradientMode.on()) {
            logits = classifier.logits(x, true);
            loss = y.lossSum(logits);
        }
        optimizer.step(loss, size);
        sums.add(loss, y.correct(logits));
    }

    private long[] shuffled(int size) {
        return Arrays.stream(RandomStream.permutation(size, order)).asLongStream().toArray();
    }

    @Override
    public void close() {
        optimizer.close();
    }
}
