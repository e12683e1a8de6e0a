package dev.reprokit.nn;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * The operations that PyTorch computes correctly on a machine, and those that it does not. There is
 * one of each kind that ReproKit's networks have, and more of convolutions.
 *
 * @param right number of operations that are correct
 * @param workedAround names of wrong convolutions that {@link CheckedConvolution} works around
 * @param wrong names of the other wrong operations
 */
public record Arithmetic(int right, List<String> workedAround, List<String> wrong) {
    private static final Shape ONE = new Shape(1, 1);
    private static final Shape TWO = new Shape(2, 2);
    private static final Shape THREE = new Shape(3, 3);

    /** Copies the lists. */
    public Arithmetic {
        workedAround = List.copyOf(workedAround);
        wrong = List.copyOf(wrong);
    }

    /**
     * Computes each operation with its gradients and compares it with its definition; takes a
     * fraction of a second.
     *
     * @param manager a DJL manager on the device (a GPU or the CPU) to examine
     * @return the operations, sorted by what was found
     */
    public static Arithmetic of(NDManager manager) {
        return of(
                operations(),
                operation -> OperationCheck.isRight(operation, manager),
                kernel -> CheckedConvolution.multiple(kernel, manager).isPresent());
    }

    /** Sorts operations by two tests: for being correct, and for being worked around. */
    static Arithmetic of(
            List<Operation> operations,
            Predicate<Operation> isRight,
            Predicate<ConvolutionKernel> isWorkedAround) {
        List<String> workedAround = new ArrayList<>();
        List<String> wrong = new ArrayList<>();
        for (Operation operation : operations) {
            if (!isRight.test(operation)) {
                boolean helped =
                        operation instanceof ConvolutionKernel kernel
                                && isWorkedAround.test(kernel);
                (helped ? workedAround : wrong).add(operation.toString());
            }
        }
        int right = operations.size() - workedAround.size() - wrong.size();
        return new Arithmetic(right, workedAround, wrong);
    }

    /** Returns the operations that are examined. */
    static List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        operations.add(convolution(3, 64, 5, 1));
        operations.add(convolution(64, 128, 1, 1));
        operations.add(convolution(20, 24, 3, 1));
        operations.add(convolution(48, 48, 3, 2));
        operations.add(FullyConnected.like(3136, 384, true));
        operations.add(FullyConnected.like(192, 10, true));
        operations.add(new Pooling(new MaxPool(THREE, TWO, ONE), true));
        operations.add(new Pooling(new MaxPool(TWO, TWO, new Shape(0, 0)), false));
        operations.add(new GlobalMean());
        operations.add(new Rectifier(0));
        operations.add(new Rectifier(0.01f));
        operations.add(new LocalNormalisation(5, 2, 64));
        operations.addAll(BatchNormalisation.all(64));
        operations.add(new LogSoftmax(10));
        return operations;
    }

    private static Operation convolution(int channels, int filters, int kernel, int stride) {
        return new ConvolutionKernel(
                new Shape(filters, channels, kernel, kernel),
                new Shape(stride, stride),
                new Shape(kernel / 2, kernel / 2),
                true);
    }
}
