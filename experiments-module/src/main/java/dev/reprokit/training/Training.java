package dev.reprokit.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;

import dev.reprokit.random.RandomStream;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Trains a classifier, an epoch a call. Batches are gathered by index on the device; an epoch
 * uploads the sample order once and reads loss and accuracy once.
 */
public final class Training implements AutoCloseable {
    private final Classifier classifier;
    private final NDArray images;
    private final Labels labels;
    private final Protocol protocol;
    private final RandomGenerator random;
    private final SgdMomentum optimizer;
    private int epoch;

    /**
     * Prepares training; nothing is computed yet.
     *
     * @param classifier the network, with its parameters
     * @param images (images, channels, height, width)
     * @param labels what to fit
     * @param protocol batch size, learning rate, decay, momentum
     * @param random draws the order of the samples
     */
    public Training(
            Classifier classifier,
            NDArray images,
            Labels labels,
            Protocol protocol,
            RandomGenerator random) {
        this.classifier = classifier;
        this.images = images;
        this.labels = labels;
        this.protocol = protocol;
        this.random = random;
        optimizer =
                new SgdMomentum(
                        classifier.manager(),
                        classifier.block(),
                        protocol.momentum(),
                        protocol.learningRate(1));
    }

    /**
     * Trains one epoch in a fresh random order.
     *
     * @return mean loss and accuracy of the batches as they were trained on, that is, while the
     *     network changed
     */
    public Evaluation epoch() {
        optimizer.setLearningRate(protocol.learningRate(++epoch));
        int size = (int) images.getShape().get(0);
        try (NDManager scope = classifier.manager().newSubManager()) {
            RunningSums sums = new RunningSums(scope);
            NDArray order = scope.create(shuffled(size));
            for (int from = 0; from < size; from += protocol.batchSize()) {
                int to = Math.min(size, from + protocol.batchSize());
                try (NDManager batch = scope.newSubManager()) {
                    NDIndex range = new NDIndex().addSliceDim(from, to);
                    step(batch, order.get(batch, range), to - from, sums);
                }
            }
            return sums.over(size);
        }
    }

    private void step(NDManager batch, NDArray picked, int size, RunningSums sums) {
        NDIndex index = new NDIndex("{}", picked);
        NDArray x = images.get(batch, index);
        Labels.Batch y = labels.pick(batch, index);
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
        int[] order = IntStream.range(0, size).toArray();
        RandomStream.shuffle(order, random);
        return Arrays.stream(order).asLongStream().toArray();
    }

    @Override
    public void close() {
        optimizer.close();
    }
}
