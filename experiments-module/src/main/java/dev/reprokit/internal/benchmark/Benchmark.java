package dev.reprokit.internal.benchmark;

import ai.djl.Device;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

import dev.reprokit.internal.process.BenchmarkRow;
import dev.reprokit.nn.Flops;
import dev.reprokit.training.ImageTensors;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Measures training steps and matrix products in turn: the speed of a machine drifts, so that only
 * neighbouring measurements are compared. The product is measured before and after every
 * measurement of a network.
 *
 * <p>A training step is that of the experiments, {@link dev.reprokit.training.Training} on images
 * that lie on the device, in epochs of up to {@link Effort#mostBatches()} batches, each with one
 * upload of the sample order and one reading of loss and accuracy.
 */
public final class Benchmark {
    private static final Shape IMAGE = new Shape(3, 28, 28);

    /**
     * Gain that twice as many trials at once on a GPU must bring; otherwise larger numbers are not
     * tried.
     */
    private static final double WORTH_IT = 1.05;

    private final Effort effort;
    private final NDManager manager;
    private final ImageTensors data;
    private final Consumer<String> progress;
    private final Device device;

    /**
     * Prepares a benchmark; nothing is measured yet.
     *
     * @param effort the amount of measuring
     * @param manager on the device
     * @param data at least {@link Effort#images()} training images of 28x28 pixels
     * @param progress receives a line per measurement
     */
    public Benchmark(
            Effort effort, NDManager manager, ImageTensors data, Consumer<String> progress) {
        this.effort = effort;
        this.manager = manager;
        this.data = data;
        this.progress = progress;
        device = manager.getDevice();
    }

    /**
     * Measures groups of networks.
     *
     * @param groups networks that are measured in turn; in a group of two, the first has local
     *     response normalisation and the second has not
     * @return all values
     */
    public List<BenchmarkRow> run(List<List<BenchmarkedNetwork>> groups) {
        List<BenchmarkRow> rows = new ArrayList<>();
        groups.forEach(group -> group.forEach(subject -> rows.addAll(operations(subject))));
        groups.forEach(group -> rows.addAll(onAllLayouts(group)));
        return rows;
    }

    private static List<BenchmarkRow> operations(BenchmarkedNetwork subject) {
        Flops flops = flops(subject);
        return List.of(
                operations(subject, "forward", flops.forward()),
                operations(subject, "training step", flops.trainingStep()));
    }

    private static BenchmarkRow operations(
            BenchmarkedNetwork subject, String metric, double count) {
        return new BenchmarkRow(
                BenchmarkRow.Section.OPERATIONS,
                subject.name(),
                subject.lrn(),
                null,
                null,
                metric,
                count,
                count,
                count,
                "FLOP/image");
    }

    private static Flops flops(BenchmarkedNetwork subject) {
        return Flops.of(subject.network().build(), IMAGE);
    }

    private List<BenchmarkRow> onAllLayouts(List<BenchmarkedNetwork> group) {
        String names =
                group.stream()
                        .map(BenchmarkedNetwork::toString)
                        .collect(Collectors.joining(" and "));
        List<BenchmarkRow> rows = new ArrayList<>();
        double speedBefore = 0;
        for (Layout layout : device.isGpu() ? Layout.onGpu() : Layout.onCpu(effort.processors())) {
            progress.accept("%s, %s".formatted(names, layout));
            List<Timings> measured;
            try {
                measured = measure(group, layout);
            } catch (EngineException e) {
                if (layout.trials() == 1 || !String.valueOf(e.getMessage()).contains("memory")) {
                    throw e;
                }
                progress.accept("the memory does not hold %s".formatted(layout));
                break;
            }
            measured.forEach(samples -> rows.addAll(samples.rows()));
            double speed = measured.stream().mapToDouble(Timings::imagesPerSecond).sum();
            if (device.isGpu() && speed < WORTH_IT * speedBefore) {
                break;
            }
            speedBefore = speed;
        }
        return rows;
    }

    private List<Timings> measure(List<BenchmarkedNetwork> group, Layout layout) {
        try (Workers workers = new Workers(layout);
                NDManager scope = manager.newSubManager()) {
            List<Timings> samples = new ArrayList<>();
            List<Epochs> epochs = new ArrayList<>();
            for (BenchmarkedNetwork subject : group) {
                Timings ofOne = new Timings(subject, layout, flops(subject));
                samples.add(ofOne);
                epochs.add(tryOut(subject, workers, ofOne));
            }
            MatrixProduct product =
                    new MatrixProduct(workers, scope, effort.matrixSize(), effort.seconds() / 4);
            List<Trials> running = new ArrayList<>();
            try {
                for (int i = 0; i < group.size(); i++) {
                    running.add(trials(group.get(i), workers, epochs.get(i).batches()));
                }
                inTurn(samples, running, epochs, product);
                if (layout.isOneTrialOnOneThread()) {
                    evaluate(samples, running);
                }
            } finally {
                running.forEach(Trials::close);
            }
            if (samples.size() == 2) {
                samples.get(0).addCostOfLrn(samples.get(1));
            }
            return samples;
        }
    }

    private void inTurn(
            List<Timings> samples,
            List<Trials> running,
            List<Epochs> epochs,
            MatrixProduct product) {
        MatrixProduct.Rate before = product.measure();
        for (int round = 0; round < effort.rounds(); round++) {
            for (int i = 0; i < samples.size(); i++) {
                int times = epochs.get(i).times();
                Timing training = running.get(i).train(times);
                MatrixProduct.Rate after = product.measure();
                long images = (long) times * running.get(i).imagesPerEpoch();
                samples.get(i).addRound(images, training, before, after);
                before = after;
            }
        }
    }

    private void evaluate(List<Timings> samples, List<Trials> running) {
        for (int round = 0; round < effort.rounds(); round++) {
            for (int i = 0; i < samples.size(); i++) {
                Trials trials = running.get(i);
                double speed = trials.imagesPerEpoch() / trials.evaluate().seconds();
                samples.get(i).addEvaluation(round, speed);
            }
        }
    }

    /**
     * Makes two steps of the network alone, to find its peak memory and the number of batches that
     * fill a round.
     */
    private Epochs tryOut(BenchmarkedNetwork subject, Workers workers, Timings samples) {
        PeakMemory memory = PeakMemory.of(device);
        memory.reset();
        try (Trials trials = trials(subject, workers, 1)) {
            trials.train(1);
            double seconds = trials.train(1).seconds();
            memory.mebibytes().ifPresent(peak -> samples.addPeakMemory(memory.metric(), peak));
            return Epochs.filling(effort.seconds(), seconds, effort.mostBatches());
        }
    }

    private Trials trials(BenchmarkedNetwork subject, Workers workers, int batches) {
        return new Trials(
                workers,
                subject.network(),
                data,
                batches * effort.protocol().batchSize(),
                effort.protocol());
    }

    /** The number of batches per epoch and of epochs per round. */
    private record Epochs(int batches, int times) {
        static Epochs filling(double seconds, double aBatch, int mostBatches) {
            double batches = Math.max(1, seconds / aBatch);
            int epoch = (int) Math.min(mostBatches, Math.round(batches));
            return new Epochs(epoch, (int) Math.max(1, Math.round(batches / epoch)));
        }
    }
}
