package dev.reprokit.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;

import java.util.List;

/**
 * One kind of computation in networks, of one shape: PyTorch's and its definition. Two equal
 * operations are computed by the same code. Its text is its name in messages.
 */
interface Operation {
    /** Images in a batch whose number is not crucial; odd, so that vectors have a remainder. */
    int BATCH = 17;

    /** Channels, if they are not given: more than a vector of 16 numbers, and a remainder. */
    int CHANNELS = 20;

    /** {@return its arguments: the input, then parameters and state} */
    List<Argument> arguments();

    /**
     * Computes it by PyTorch.
     *
     * @param arguments arrays of the shapes of {@link #arguments}; state is changed
     * @return the output
     */
    NDArray compute(List<NDArray> arguments);

    /** Returns its definition for the values of its arguments, each in row-major order. */
    Definition definition(float[][] arguments);

    /** {@return advice for who meets a machine that computes it wrongly} */
    default String remedy() {
        return "Train on another machine or device (-Drepro.device)";
    }

    /**
     * An argument, filled with random numbers for a check.
     *
     * @param shape its shape
     * @param least the least number; the largest is 1
     * @param trained true if it has a gradient; else it is state, and its new values count
     */
    record Argument(Shape shape, double least, boolean trained) {
        /** Returns an argument that has a gradient, of numbers between -1 and 1. */
        static Argument of(long... shape) {
            return new Argument(new Shape(shape), -1, true);
        }
    }

    /** The values by the definition, in float64, one number at a time. */
    interface Definition {
        /** Returns a number of the output, at an index in row-major order. */
        double output(int at);

        /**
         * Returns a number of the gradient with respect to an argument; of state, its new value.
         *
         * @param argument its index among the arguments
         * @param at index in row-major order
         * @param g the gradient with respect to the output
         */
        double gradient(int argument, int at, float[] g);
    }
}
