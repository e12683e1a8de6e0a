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
import java.util.stream.IntStream;

/**
 * Trains a classifier, an epoch a call. Batches are gathered by index on the device; an epoch
 * uploads the sample order once and reads loss and accuracy once.
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
     * Prepares training; nothing is computed yet.
     *
     * @param classifier the network, with its parameters
     * @param images (images, channels, height, width)
     * @param labels what to fit
     * @param protocol batch size, learning rate, decay, momentum, weight decay; random crops are
     *     the images' affair
     * @param seed draws the order of the samples, and what dropout leaves out
     */
    public Training(
            Classifier classifier, NDArray images, Labels labels, Protocol protocol, long seed) {
        this(classifier, TrainingImages.fixed(images), labels, protocol, seed);
    }

    /**
     * Prepares training on images that differ from epoch to epoch.
     *
     * @param classifier the network, with its parameters
     * @param images what to train on
     * @param labels what to fit
     * @param protocol as above
     * @param seed draws the order of the samples, and what dropout leaves out
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
     * Trains one epoch in a fresh random order.
     *
     * @return mean loss and accuracy of the batches as they were trained on, that is, while the
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
     * Everything that later epochs depend on but the protocol and the number of epochs: all
     * parameters of the network, those that no gradient trains included, and the optimizer's state:
     * velocities, or means and squares. The learning rate follows from the epoch, and so does what
     * is random: the generator of the sample order has drawn the orders of the earlier epochs, and
     * dropout and crops have a generator for each epoch.
     *
     * @return the arrays themselves, by {@code parameter/NAME}, {@code velocity/NAME} and such;
     *     further training changes them
     */
    public Map<String, NDArray> state() {
        Map<String, NDArray> state = new LinkedHashMap<>(classifier.state());
        state.putAll(optimizer.state());
        return state;
    }

    /**
     * Goes on from an earlier training's state: what follows is the same, bit for bit, as if this
     * training had trained the earlier epochs itself.
     *
     * @param checkpoint the state of a training of the same network on the same data, with the same
     *     protocol and the same random numbers
     * @throws IllegalStateException if this training has begun
     * @throws IllegalArgumentException if the state is of another network
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
        int[] samples = IntStream.range(0, size).toArray();
        RandomStream.shuffle(samples, order);
        return Arrays.stream(samples).asLongStream().toArray();
    }

    @Override
    public void close() {
        optimizer.close();
    }
}
