package dev.reprokit.training;

/**
 * A training protocol: SGD with momentum or Adam on the cross-entropy, with a learning rate that is
 * multiplied by a factor after each epoch.
 *
 * @param batchSize images per step; an epoch's last batch may be smaller
 * @param learningRate learning rate of the first epoch
 * @param decay factor on the learning rate after each epoch; 1 for a constant rate
 * @param rule the rule by which a gradient changes the weights: momentum or Adam
 * @param weightDecay the parameters that each step also pulls towards 0, and the strength of the
 *     pull
 * @param randomCrop true to cut, in each epoch, the square that the network sees from each training
 *     image at another random position, all positions being equally likely; false to cut it from
 *     the centre
 */
public record Protocol(
        int batchSize,
        double learningRate,
        double decay,
        UpdateRule rule,
        WeightDecay weightDecay,
        boolean randomCrop) {
    /**
     * The protocol of Zhang et al. 2017, appendix A, for AlexNets and MLPs, and of the AlexNets and
     * MLPs of the research log (a notebook of training runs on CIFAR-10 that ReproKit repeats): SGD
     * with batches of 128, momentum 0.9, and a learning rate of 0.01 that is multiplied by 0.95
     * after each epoch; no weight decay, no random crops.
     */
    public static final Protocol PUBLISHED = new Protocol(128, 0.01, 0.95, 0.9);

    /**
     * The protocol of Zhang et al. 2017, appendix A, for the small Inception: as {@link
     * #PUBLISHED}, with a learning rate of 0.1.
     */
    public static final Protocol PUBLISHED_INCEPTION = new Protocol(128, 0.1, 0.95, 0.9);

    /**
     * The protocol of the research log (a notebook of training runs on CIFAR-10 that ReproKit
     * repeats) for the CNN of PyTorch's tutorials: Adam at a fixed rate of 0.001, batches of 128.
     */
    public static final Protocol TUTORIAL =
            new Protocol(128, 0.001, 1, UpdateRule.Adam.DEFAULT, WeightDecay.NONE, false);

    /**
     * Checks that the update rule supports the weight decay.
     *
     * @throws IllegalArgumentException if weight decay is combined with Adam
     */
    public Protocol {
        if (weightDecay.coefficient() > 0 && !(rule instanceof UpdateRule.Momentum)) {
            throw new IllegalArgumentException(
                    "weight decay is supported with momentum only, not with " + rule);
        }
    }

    /**
     * Creates a protocol of SGD with momentum, without explicit regularisation.
     *
     * @param batchSize images per step; an epoch's last batch may be smaller
     * @param learningRate learning rate of the first epoch
     * @param decay factor on the learning rate after each epoch
     * @param momentum factor on the velocity in each step
     */
    public Protocol(int batchSize, double learningRate, double decay, double momentum) {
        this(
                batchSize,
                learningRate,
                decay,
                new UpdateRule.Momentum(momentum),
                WeightDecay.NONE,
                false);
    }

    /**
     * Returns this protocol with another batch size.
     *
     * @param images images per step
     * @return a new protocol
     */
    public Protocol withBatchSize(int images) {
        return new Protocol(images, learningRate, decay, rule, weightDecay, randomCrop);
    }

    /**
     * Returns this protocol with another learning rate.
     *
     * @param rate learning rate of the first epoch
     * @return a new protocol
     */
    public Protocol withLearningRate(double rate) {
        return new Protocol(batchSize, rate, decay, rule, weightDecay, randomCrop);
    }

    /**
     * Returns this protocol with another decay of the learning rate.
     *
     * @param factor factor on the learning rate after each epoch
     * @return a new protocol
     */
    public Protocol withDecay(double factor) {
        return new Protocol(batchSize, learningRate, factor, rule, weightDecay, randomCrop);
    }

    /**
     * Returns this protocol with weight decay, which pulls parameters towards 0 in each step.
     *
     * @param regularisation the parameters that each step also pulls towards 0, and the strength of
     *     the pull
     * @return a new protocol
     * @throws IllegalArgumentException if this protocol uses Adam and the coefficient is not 0
     */
    public Protocol withWeightDecay(WeightDecay regularisation) {
        return new Protocol(batchSize, learningRate, decay, rule, regularisation, randomCrop);
    }

    /**
     * Returns this protocol with random crops: in each epoch the square that the network sees is
     * cut from each training image at another random position, all positions being equally likely.
     *
     * @return a new protocol
     */
    public Protocol withRandomCrop() {
        return new Protocol(batchSize, learningRate, decay, rule, weightDecay, true);
    }

    /**
     * Returns the learning rate of an epoch, {@code learningRate * decay^(epoch - 1)}.
     *
     * @param epoch counted from 1
     * @return the rate
     */
    public double learningRate(int epoch) {
        return learningRate * Math.pow(decay, epoch - 1.0);
    }
}
