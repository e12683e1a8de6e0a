package dev.reprokit.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.util.PairList;

import dev.reprokit.nn.GradientMode;

import java.util.Map;
import java.util.function.BiFunction;

/** Changes the weights of one network, step by step. */
interface Optimizer extends AutoCloseable {

    /** Sets the rate of the steps that follow. */
    void setLearningRate(double rate);

    /**
     * One step.
     *
     * @param lossSum the sum of the losses of a batch, a scalar computed under {@link
     *     GradientMode#on()}
     * @param batchSize how many losses it sums
     */
    void step(NDArray lossSum, long batchSize);

    /**
     * What the next step depends on besides the weights and the rate.
     *
     * @return the arrays themselves, by names that tell what they are and of which parameter
     */
    Map<String, NDArray> state();

    /**
     * Goes on from the state of an earlier run, before the first step of this one.
     *
     * @param rate the rate that it was left at
     * @param stored gives an array of the state by its name and shape; its manager may get some
     *     more arrays
     */
    void restore(double rate, BiFunction<String, Shape, NDArray> stored);

    @Override
    void close();

    /** The parameters that are trained, by name; running statistics have no gradient. */
    static PairList<String, Parameter> trained(Block block) {
        PairList<String, Parameter> trained = new PairList<>();
        block.getParameters().stream()
                .filter(entry -> entry.getValue().requiresGradient())
                .forEach(trained::add);
        return trained;
    }
}
