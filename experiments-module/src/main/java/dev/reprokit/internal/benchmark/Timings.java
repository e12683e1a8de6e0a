package dev.reprokit.internal.benchmark;

import dev.reprokit.assertion.SampleMedian;
import dev.reprokit.internal.process.BenchmarkRow;
import dev.reprokit.internal.process.BenchmarkRow.Section;
import dev.reprokit.nn.Flops;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The measured values of one network on one layout, round by round. */
final class Timings {
    /** The published numbers of training and test images. */
    private static final double TRAINED = 50_000;

    private static final double TESTED = 10_000;

    private final BenchmarkedNetwork subject;
    private final Layout layout;
    private final double operationsAnImage;
    private final Map<Key, List<Double>> values = new LinkedHashMap<>();

    private record Key(Section section, String metric, String unit) {}

    private static final Key IMAGES = new Key(Section.SPEED, "training images", "images/s");
    private static final Key TRAINING = new Key(Section.SPEED, "training", "GFLOP/s");
    private static final Key PRODUCT = new Key(Section.SPEED, "matrix product", "GFLOP/s");
    private static final Key RATIO = new Key(Section.SPEED, "training / matrix product", "%");
    private static final Key CORES = new Key(Section.SPEED, "cores busy in training", "cores");
    private static final Key PRODUCT_CORES =
            new Key(Section.SPEED, "cores busy in matrix product", "cores");
    private static final Key EVALUATED = new Key(Section.EVALUATION, "evaluation", "images/s");
    private static final Key SHARE = new Key(Section.EVALUATION, "share of a published epoch", "%");
    private static final Key COST_OF_LRN = new Key(Section.LRN, "cost of LRN", "%");

    Timings(BenchmarkedNetwork subject, Layout layout, Flops flops) {
        this.subject = subject;
        this.layout = layout;
        operationsAnImage = flops.trainingStep();
    }

    /** Adds a round of training between two measurements of the product. */
    void addRound(
            long images, Timing training, MatrixProduct.Rate before, MatrixProduct.Rate after) {
        double speed = images / training.seconds();
        double gigaflops = speed * operationsAnImage / 1e9;
        double product = (before.gigaflops() + after.gigaflops()) / 2;
        add(IMAGES, speed);
        add(TRAINING, gigaflops);
        add(PRODUCT, product);
        add(RATIO, 100 * gigaflops / product);
        add(CORES, training.cores());
        add(PRODUCT_CORES, (before.cores() + after.cores()) / 2);
    }

    void addPeakMemory(String metric, double mebibytes) {
        add(new Key(Section.MEMORY, metric, "MiB"), mebibytes);
    }

    /** Adds an evaluation; the training speed of that round must have been added already. */
    void addEvaluation(int round, double imagesPerSecond) {
        double evaluation = TESTED / imagesPerSecond;
        double training = TRAINED / values.get(IMAGES).get(round);
        add(EVALUATED, imagesPerSecond);
        add(SHARE, 100 * evaluation / (training + evaluation));
    }

    /** Adds the ratio of a training step's time to that without LRN, round by round. */
    void addCostOfLrn(Timings without) {
        List<Double> with = values.get(IMAGES);
        for (int round = 0; round < with.size(); round++) {
            add(COST_OF_LRN, 100 * (without.values.get(IMAGES).get(round) / with.get(round) - 1));
        }
    }

    private void add(Key key, double value) {
        if (!Double.isNaN(value)) {
            values.computeIfAbsent(key, none -> new ArrayList<>()).add(value);
        }
    }

    /** {@return the median training speed of all trials together, in images per second} */
    double imagesPerSecond() {
        return median(values.get(IMAGES));
    }

    List<BenchmarkRow> rows() {
        return values.entrySet().stream()
                .map(value -> row(value.getKey(), value.getValue()))
                .toList();
    }

    private BenchmarkRow row(Key key, List<Double> measured) {
        return new BenchmarkRow(
                key.section(),
                subject.name(),
                subject.lrn(),
                layout.threads(),
                layout.trials(),
                key.metric(),
                median(measured),
                measured.stream().mapToDouble(Double::doubleValue).min().orElseThrow(),
                measured.stream().mapToDouble(Double::doubleValue).max().orElseThrow(),
                key.unit());
    }

    private static double median(List<Double> measured) {
        return SampleMedian.of(measured.stream().mapToDouble(Double::doubleValue).toArray());
    }
}
