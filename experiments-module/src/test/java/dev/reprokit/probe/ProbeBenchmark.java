package dev.reprokit.probe;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;

import dev.reprokit.data.Dataset;
import dev.reprokit.data.SyntheticImages;
import dev.reprokit.nn.AlexNet;
import dev.reprokit.nn.Mlp;
import dev.reprokit.random.RandomStream;
import dev.reprokit.training.Classifier;
import dev.reprokit.training.ImageTensors;
import dev.reprokit.training.Labels;
import dev.reprokit.training.Training;

import java.util.Arrays;
import java.util.Locale;

/**
 * Prints how long all probes of one small AlexNet take, ten epochs on 10,000 images, beside one
 * pass of the network over the images plus one probe's training, and beside the log's way, which
 * runs the network for every batch of every epoch of every probe. The last is measured on a part,
 * 1,000 images and one epoch of each probe, and multiplied by a hundred. One thread; medians of
 * three rounds, in each of which everything is measured in turn. Run it by hand, on a quiet
 * machine, with the environment that the plugin gives the forked JVM ({@code MALLOC_ARENA_MAX=1
 * MALLOC_MMAP_MAX_=0 MALLOC_TRIM_THRESHOLD_=4294967296}): without it glibc hands pages back to
 * Linux after each batch.
 */
public final class ProbeBenchmark {
    private static final int IMAGES = 10_000;
    private static final int PART = 1000;
    private static final int ROUNDS = 3;
    private static final long SEED = 1001;

    /** A layer of medium width. */
    private static final String ONE = "conv2";

    private final NDManager manager;
    private final ImageTensors data;
    private final Classifier network;

    private ProbeBenchmark(NDManager manager) {
        this.manager = manager;
        Dataset images = SyntheticImages.generate(IMAGES, 10);
        data = ImageTensors.of(manager, images.train(), images.test(), 28);
        network =
                new Classifier(
                        AlexNet.LOG_SMALL,
                        manager,
                        data.trainImages().getShape(),
                        RandomStream.of(SEED, "initial weights"));
    }

    /**
     * Measures and prints.
     *
     * @param arguments none
     */
    public static void main(String[] arguments) {
        System.setProperty("ai.djl.pytorch.num_threads", "1");
        try (NDManager manager = NDManager.newBaseManager(Device.cpu())) {
            new ProbeBenchmark(manager).print();
        }
        System.exit(0);
    }

    private void print() {
        double[] all = new double[ROUNDS];
        double[] pass = new double[ROUNDS];
        double[] one = new double[ROUNDS];
        double[] slow = new double[ROUNDS];
        // The first round also warms up.
        for (int round = -1; round < ROUNDS; round++) {
            double[] seconds = {
                seconds(this::allProbes),
                seconds(this::pass),
                oneProbe(),
                seconds(this::partOfTheLogsWay) * (IMAGES / PART) * 10
            };
            if (round >= 0) {
                all[round] = seconds[0];
                pass[round] = seconds[1];
                one[round] = seconds[2];
                slow[round] = seconds[3];
            }
        }
        System.out.printf(
                Locale.ROOT,
                "13 probes %.2f s; a pass %.2f s and one probe %.2f s: ratio %.2f;"
                        + " the log's way %.0f s: ratio %.0f%n",
                median(all),
                median(pass),
                median(one),
                median(all) / (median(pass) + median(one)),
                median(slow),
                median(slow) / median(all));
    }

    private void allProbes() {
        try (ProbeFeatures features = ProbeFeatures.of(network, data)) {
            LinearProbes.RESEARCH_LOG.train(features, data, SEED);
        }
    }

    private void pass() {
        try (Labels labels = new Labels(manager, data.trainLabels(), data.classes())) {
            network.evaluate(data.trainImages(), labels);
        }
    }

    /** On features that are there, by the training that networks have. */
    private double oneProbe() {
        try (ProbeFeatures all = ProbeFeatures.of(network, data);
                NDManager scope = manager.newSubManager();
                Labels labels = new Labels(scope, data.trainLabels(), data.classes())) {
            double[][] rows = all.train(ONE);
            float[] numbers = new float[rows.length * rows[0].length];
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = (float) rows[i / rows[0].length][i % rows[0].length];
            }
            NDArray features = scope.create(numbers, new Shape(rows.length, rows[0].length));
            try (Classifier probe =
                            new Classifier(
                                    new Mlp(0, 1, 10),
                                    scope,
                                    features.getShape(),
                                    LinearProbes.initialWeights(SEED, ONE));
                    Training training =
                            new Training(
                                    probe,
                                    features,
                                    labels,
                                    LinearProbes.RESEARCH_LOG.protocol(),
                                    SEED)) {
                return seconds(
                        () -> {
                            for (int i = 0; i < LinearProbes.RESEARCH_LOG.epochs(); i++) {
                                training.epoch();
                            }
                        });
            }
        }
    }

    private void partOfTheLogsWay() {
        try (NDManager scope = manager.newSubManager();
                Labels labels =
                        new Labels(
                                scope, Arrays.copyOf(data.trainLabels(), PART), data.classes())) {
            NDArray some = data.trainImages().get(scope, new NDIndex().addSliceDim(0, PART));
            for (String layer : new Layers(network.block()).names()) {
                try (Classifier probe =
                                new Classifier(
                                        new SlowProbe(network, layer),
                                        scope,
                                        some.getShape(),
                                        LinearProbes.initialWeights(SEED, layer));
                        Training training =
                                new Training(
                                        probe,
                                        some,
                                        labels,
                                        LinearProbes.RESEARCH_LOG.protocol(),
                                        SEED)) {
                    training.epoch();
                }
            }
        }
    }

    private static double seconds(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e9;
    }

    private static double median(double[] numbers) {
        double[] sorted = numbers.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
