package dev.reprokit.training;

/**
 * How a network is trained: SGD with momentum, the learning rate multiplied by a factor after each
 * epoch, no augmentation, no regularisation.
 *
 * @param batchSize images a step; an epoch's last batch may be smaller
 * @param learningRate the first epoch's rate
 * @param decay the rate's factor after each epoch
 * @param momentum the velocity's factor in each step
 */
public record Protocol(int batchSize, double learningRate, double decay, double momentum) {
    /** Zhang et al. 2017, appendix A, for AlexNets and MLPs, and every run of the research log. */
    public static final Protocol PUBLISHED = new Protocol(128, 0.01, 0.95, 0.9);

    /**
     * The same with another batch size.
     *
     * @param images images a step
     * @return a new protocol
     */
    public Protocol withBatchSize(int images) {
        return new Protocol(images, learningRate, decay, momentum);
    }

    /**
     * The learning rate of an epoch.
     *
     * @param epoch counted from 1
     * @return the rate
     */
    double learningRate(int epoch) {
        return learningRate * Math.pow(decay, epoch - 1.0);
    }
}
