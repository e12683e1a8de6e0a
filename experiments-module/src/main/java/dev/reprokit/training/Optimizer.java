package dev.reprokit.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.util.PairList;

import dev.reprokit.nn.GradientMode;

import java.util.Map;
import java.util.function.BiFunction;

/** Changes the weights of one network step by step. */
interface Optimizer extends AutoCloseable {

    /** Sets the learning rate of the following steps. */
    void setLearningRate(double rate);

    /**
     * Makes one step.
     *
     * @param lossSum the sum of a batch's losses, a scalar computed under {@link GradientMode#on()}
     * @param batchSize number of losses in the sum
     */
    void step(NDArray lossSum, long batchSize);

    /**
     * Returns the state that the next step depends on, besides the weights and the rate.
     *
     * @return the arrays themselves, not copies; a name states the quantity and its parameter
     */
    Map<String, NDArray> state();

    /**
     * Continues from the state of an earlier run; to be called before the first step.
     *
     * @param rate the learning rate of the earlier run's last step
     * @param stored returns an array of the state by name and shape; its manager may own further
     *     arrays afterwards
     */
    void restore(double rate, BiFunction<String, Shape, NDArray> stored);

    @Override
    void close();

    /**
     * Returns the trained parameters by name; running statistics have no gradient and are left out.
     */
    static PairList<String, Parameter> trained(Block block) {
        PairList<String, Parameter> trained = new PairList<>();
        block.getParameters().stream()
                .filter(entry -> entry.getValue().requiresGradient())
                .forEach(trained::add);
        return trained;
    }
}
