package dev.reprokit.paper.researchlog;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;

import dev.reprokit.nn.GradientMode;
import dev.reprokit.random.RandomStream;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Compares PyTorch's gradients in float64 with gradients derived by hand. */
final class GradientCheck {
    private static final int POINTS = 50;
    private static final int BATCH = 7;
    private static final int INPUTS = 6;
    private static final int HIDDEN = 5;
    private static final int CLASSES = 4;

    private final RandomGenerator random;

    GradientCheck(long seed) {
        random = RandomStream.of(seed, "gradient check");
    }

    /** A function of one number, and its derivative by hand. */
    private record Elementwise(UnaryOperator<NDArray> function, DoubleUnaryOperator derivative) {}

    /**
     * Computes the largest errors, relative to the largest derivative, and checks how gradients
     * accumulate.
     *
     * @param parent determines the device
     */
    Map<String, Double> measure(NDManager parent) {
        Map<String, Double> metrics = new LinkedHashMap<>();
        GradientMode.off();
        try (NDManager manager = parent.newSubManager()) {
            metrics.put("elementwise_gradient_error", elementwise(manager));
            metrics.put("network_gradient_error", network(manager));
            accumulate(manager, metrics);
        }
        return metrics;
    }

    private double elementwise(NDManager manager) {
        double largest = 0;
        for (Elementwise each :
                new Elementwise[] {
                    new Elementwise(NDArray::square, x -> 2 * x),
                    new Elementwise(NDArray::exp, StrictMath::exp),
                    new Elementwise(NDArray::log, x -> 1 / x),
                    new Elementwise(NDArray::sqrt, x -> 0.5 / Math.sqrt(x)),
                    new Elementwise(NDArray::tanh, x -> 1 - Math.pow(StrictMath.tanh(x), 2)),
                    new Elementwise(NDArray::sin, StrictMath::cos),
                    new Elementwise(x -> x.square().mul(x), x -> 3 * x * x),
                    new Elementwise(x -> x.square().exp(), x -> 2 * x * StrictMath.exp(x * x))
                }) {
            double[] points = random.doubles(POINTS, 0.1, 2).toArray();
            NDArray x = variable(manager, points, new Shape(POINTS));
            differentiate(manager, () -> each.function.apply(x).sum());
            largest =
                    Math.max(
                            largest,
                            error(x, Arrays.stream(points).map(each.derivative).toArray()));
        }
        return largest;
    }

    /**
     * Checks the gradients of the cross-entropy of W2 relu(W1 x + b1) + b2 with respect to all of
     * them.
     */
    private double network(NDManager manager) {
        HandMadeNetwork network =
                new HandMadeNetwork(
                        gaussian(BATCH, INPUTS),
                        gaussian(HIDDEN, INPUTS),
                        gaussian(1, HIDDEN)[0],
                        gaussian(CLASSES, HIDDEN),
                        gaussian(1, CLASSES)[0],
                        random.ints(BATCH, 0, CLASSES).toArray());
        NDArray x = variable(manager, network.x());
        NDArray w1 = variable(manager, network.w1());
        NDArray b1 = variable(manager, network.b1(), new Shape(HIDDEN));
        NDArray w2 = variable(manager, network.w2());
        NDArray b2 = variable(manager, network.b2(), new Shape(CLASSES));
        double[][] oneHot = new double[BATCH][CLASSES];
        IntStream.range(0, BATCH).forEach(i -> oneHot[i][network.labels()[i]] = -1.0 / BATCH);
        NDArray minusOneHot = manager.create(flat(oneHot), new Shape(BATCH, CLASSES));
        differentiate(
                manager,
                () ->
                        x.matMul(w1.transpose())
                                .add(b1)
                                .maximum(manager.create(0.0))
                                .matMul(w2.transpose())
                                .add(b2)
                                .logSoftmax(1)
                                .mul(minusOneHot)
                                .sum());
        HandMadeNetwork.Gradients byHand = network.gradients();
        return DoubleStream.of(
                        error(x, flat(byHand.x())),
                        error(w1, flat(byHand.w1())),
                        error(b1, byHand.b1()),
                        error(w2, flat(byHand.w2())),
                        error(b2, byHand.b2()))
                .max()
                .orElseThrow();
    }

    /**
     * Checks that a second pass adds to the gradients of the first, and that cleared gradients
     * begin at zero.
     */
    private void accumulate(NDManager manager, Map<String, Double> metrics) {
        NDArray w = variable(manager, gaussian(HIDDEN, INPUTS));
        NDArray x = manager.create(flat(gaussian(INPUTS, BATCH)), new Shape(INPUTS, BATCH));
        Supplier<NDArray> loss = () -> w.matMul(x).tanh().sum();
        differentiate(manager, loss);
        double[] once = w.getGradient().toDoubleArray();
        differentiate(manager, loss);
        double[] twice = w.getGradient().toDoubleArray();
        JniUtils.zeroGrad((PtNDArray) w);
        differentiate(manager, loss);
        double[] cleared = w.getGradient().toDoubleArray();
        metrics.put(
                "accumulated_gradient_error",
                distance(twice, Arrays.stream(once).map(g -> 2 * g).toArray()));
        metrics.put("cleared_gradient_error", distance(cleared, once));
    }

    private static void differentiate(NDManager manager, Supplier<NDArray> scalar) {
        NDArray loss;
        try (GradientMode on = GradientMode.on()) {
            loss = scalar.get();
        }
        JniUtils.backward((PtNDArray) loss, (PtNDArray) manager.create(1.0), false, false);
    }

    private static NDArray variable(NDManager manager, double[][] rows) {
        return variable(manager, flat(rows), new Shape(rows.length, rows[0].length));
    }

    private static NDArray variable(NDManager manager, double[] numbers, Shape shape) {
        NDArray variable = manager.create(numbers, shape);
        variable.setRequiresGradient(true);
        return variable;
    }

    private double[][] gaussian(int rows, int columns) {
        return IntStream.range(0, rows)
                .mapToObj(
                        row ->
                                IntStream.range(0, columns)
                                        .mapToDouble(column -> random.nextGaussian())
                                        .toArray())
                .toArray(double[][]::new);
    }

    private static double[] flat(double[][] rows) {
        return Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
    }

    private static double error(NDArray variable, double[] byHand) {
        double largest = Arrays.stream(byHand).map(Math::abs).max().orElseThrow();
        return distance(variable.getGradient().toDoubleArray(), byHand) / largest;
    }

    private static double distance(double[] one, double[] other) {
        return IntStream.range(0, other.length)
                .mapToDouble(i -> Math.abs(one[i] - other[i]))
                .max()
                .orElseThrow();
    }
}
