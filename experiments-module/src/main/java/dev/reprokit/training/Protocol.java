package dev.reprokit.training;

/**
 * How a network is trained: SGD with momentum or Adam, the learning rate multiplied by a factor
 * after each epoch, cross-entropy.
 *
 * @param batchSize images a step; an epoch's last batch may be smaller
 * @param learningRate the first epoch's rate
 * @param decay the rate's factor after each epoch
 * @param rule how a gradient changes the weights
 * @param weightDecay of which parameters, and how much
 * @param randomCrop whether each training image is cropped at a random place in each epoch instead
 *     of its centre
 */
public record Protocol(
        int batchSize,
        double learningRate,
        double decay,
        UpdateRule rule,
        WeightDecay weightDecay,
        boolean randomCrop) {
    /** Zhang et al. 2017, appendix A, for AlexNets and MLPs, and every run of the research log. */
    public static final Protocol PUBLISHED = new Protocol(128, 0.01, 0.95, 0.9);

    /** Zhang et al. 2017, appendix A, for the small Inception. */
    public static final Protocol PUBLISHED_INCEPTION = new Protocol(128, 0.1, 0.95, 0.9);

    /** The research log's for the CNN of PyTorch's tutorials: Adam at a fixed rate of 0.001. */
    public static final Protocol TUTORIAL =
            new Protocol(128, 0.001, 1, UpdateRule.Adam.DEFAULT, WeightDecay.NONE, false);

    /**
     * Checks that the rule knows weight decay, where there is some.
     *
     * @throws IllegalArgumentException for weight decay with Adam
     */
    public Protocol {
        if (weightDecay.coefficient() > 0 && !(rule instanceof UpdateRule.Momentum)) {
            throw new IllegalArgumentException("weight decay goes with momentum, not with " + rule);
        }
    }

    /**
     * Training by SGD without explicit regularisation.
     *
     * @param batchSize images a step; an epoch's last batch may be smaller
     * @param learningRate the first epoch's rate
     * @param decay the rate's factor after each epoch
     * @param momentum the velocity's factor in each step
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
     * The same with another batch size.
     *
     * @param images images a step
     * @return a new protocol
     */
    public Protocol withBatchSize(int images) {
        return new Protocol(images, learningRate, decay, rule, weightDecay, randomCrop);
    }

    /**
     * The same with another learning rate.
     *
     * @param rate the first epoch's rate
     * @return a new protocol
     */
    public Protocol withLearningRate(double rate) {
        return new Protocol(batchSize, rate, decay, rule, weightDecay, randomCrop);
    }

    /**
     * The same with another factor of the learning rate.
     *
     * @param factor the rate's factor after each epoch
     * @return a new protocol
     */
    public Protocol withDecay(double factor) {
        return new Protocol(batchSize, learningRate, factor, rule, weightDecay, randomCrop);
    }

    /**
     * The same with weight decay.
     *
     * @param regularisation of which parameters, and how much
     * @return a new protocol
     */
    public Protocol withWeightDecay(WeightDecay regularisation) {
        return new Protocol(batchSize, learningRate, decay, rule, regularisation, randomCrop);
    }

    /**
     * The same with random crops.
     *
     * @return a new protocol
     */
    public Protocol withRandomCrop() {
        return new Protocol(batchSize, learningRate, decay, rule, weightDecay, true);
    }

    /**
     * The learning rate of an epoch.
     *
     * @param epoch counted from 1
     * @return the rate
     */
    public double learningRate(int epoch) {
        return learningRate * Math.pow(decay, epoch - 1.0);
    }
}
