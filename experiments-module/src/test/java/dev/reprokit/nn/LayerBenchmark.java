package dev.reprokit.nn;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.pooling.Pool;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.ParameterStore;

import dev.reprokit.random.RandomStream;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Prints the profile of a training step: the CPU time that each layer of the log's small AlexNet
 * takes, forward and backward, for a batch of 128, and that of ReLU and max-pooling in the ordinary
 * order beside it. One thread; medians of rounds in which all layers take turns. Run it by hand, on
 * a quiet machine, with the environment that the plugin gives the forked JVM ({@code
 * MALLOC_ARENA_MAX=1 MALLOC_MMAP_MAX_=0 MALLOC_TRIM_THRESHOLD_=4294967296}).
 */
public final class LayerBenchmark {
    private static final Shape IMAGES = new Shape(128, 3, 28, 28);
    private static final int ROUNDS = 15;

    /** A layer with the shape of its input. */
    private record Layer(UnaryOperator<NDArray> function, Shape input) {}

    private final NDManager manager;
    private final Map<String, Layer> layers = new LinkedHashMap<>();

    private LayerBenchmark(NDManager manager) {
        this.manager = manager;
        Block network = AlexNet.LOG_SMALL.build();
        AlexNet.LOG_SMALL
                .initialisation()
                .initialise(network, manager, IMAGES, RandomStream.of(1, "weights"));
        Shape shape = IMAGES;
        for (Block layer : ((SequentialBlock) network).getChildren().values()) {
            String name = (layers.size() + 1) + " " + name(layer);
            layers.put(name, new Layer(x -> run(layer, x), shape));
            if (layer instanceof SequentialBlock) {
                layers.put(name + ", ordinary order", new Layer(LayerBenchmark::ordinary, shape));
            }
            shape = layer.getOutputShapes(new Shape[] {shape})[0];
        }
    }

    /**
     * Measures and prints.
     *
     * @param arguments none
     */
    public static void main(String[] arguments) {
        System.setProperty("ai.djl.pytorch.num_threads", "1");
        try (NDManager manager = NDManager.newBaseManager(Device.cpu())) {
            new LayerBenchmark(manager).print();
        }
        System.exit(0);
    }

    private void print() {
        Map<String, List<double[]>> times = new LinkedHashMap<>();
        // The first two rounds warm up.
        for (int round = -2; round < ROUNDS; round++) {
            for (Map.Entry<String, Layer> layer : layers.entrySet()) {
                double[] time = milliseconds(layer.getValue());
                if (round >= 0) {
                    times.computeIfAbsent(layer.getKey(), name -> new ArrayList<>()).add(time);
                }
            }
        }
        System.out.println("CPU ms per step        forward  backward");
        times.forEach(
                (name, measured) ->
                        System.out.printf(
                                Locale.ROOT,
                                "%-35s %6.1f %6.1f%n",
                                name,
                                median(measured, 0),
                                median(measured, 1)));
    }

    private double[] milliseconds(Layer layer) {
        try (NDManager step = manager.newSubManager();
                GradientMode on = GradientMode.on()) {
            NDArray x = step.randomNormal(0, 1, layer.input(), DataType.FLOAT32);
            boolean first = layer.input().equals(IMAGES);
            x.setRequiresGradient(!first);
            double start = cpu();
            NDArray y = layer.function().apply(x);
            double forward = cpu() - start;
            NDArray outer = step.ones(y.getShape());
            start = cpu();
            JniUtils.backward((PtNDArray) y, (PtNDArray) outer, false, false);
            return new double[] {forward, cpu() - start};
        }
    }

    private static NDArray run(Block layer, NDArray x) {
        return layer.forward(new ParameterStore(x.getManager(), false), new NDList(x), true)
                .singletonOrThrow();
    }

    private static NDArray ordinary(NDArray x) {
        return Pool.maxPool2d(
                Activation.relu(x), new Shape(3, 3), new Shape(2, 2), new Shape(1, 1), false);
    }

    private static String name(Block layer) {
        return layer instanceof SequentialBlock
                ? "ReLU and pool"
                : layer.getClass().getSimpleName();
    }

    private static double cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1e6;
    }

    private static double median(List<double[]> measured, int column) {
        double[] sorted = measured.stream().mapToDouble(time -> time[column]).sorted().toArray();
        return sorted[sorted.length / 2];
    }
}
