package dev.reprokit.internal.harness.local;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

import dev.reprokit.internal.harness.machine.TrialThreads;
import dev.reprokit.internal.harness.machine.Workplace;
import dev.reprokit.nn.AlexNet;
import dev.reprokit.random.RandomStream;
import dev.reprokit.training.Classifier;
import dev.reprokit.training.Evaluation;
import dev.reprokit.training.Labels;
import dev.reprokit.training.Protocol;
import dev.reprokit.training.Training;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Trains small AlexNets on blank images, two epochs per trial: the first one pays for the first use
 * of memory and code, the second is measured.
 *
 * @param place the devices, the first of which is measured
 */
record TrainingProbe(Workplace place) implements ThroughputProbe {
    private static final int BATCH = 32;
    private static final int STEPS = 2;
    private static final Shape IMAGES = new Shape(BATCH * STEPS, 3, 28, 28);

    @Override
    public double imagesPerSecond(int trials) throws ExecutionException, InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(trials, new TrialThreads());
        try (NDManager parent = place.manager();
                NDManager manager = parent.newSubManager(place.device())) {
            NDArray images = manager.zeros(IMAGES);
            List<Callable<Training>> starts =
                    Collections.nCopies(trials, () -> warmTraining(images));
            List<Callable<Evaluation>> epochs = new ArrayList<>();
            for (Future<Training> warm : threads.invokeAll(starts)) {
                epochs.add(warm.get()::epoch);
            }
            long start = System.nanoTime();
            for (Future<Evaluation> epoch : threads.invokeAll(epochs)) {
                epoch.get();
            }
            return trials * IMAGES.get(0) / ((System.nanoTime() - start) / 1e9);
        } finally {
            threads.shutdownNow();
        }
    }

    /** Trains one epoch; all arrays are attached to the images' manager. */
    private static Training warmTraining(NDArray images) {
        NDManager manager = images.getManager();
        Classifier network =
                new Classifier(AlexNet.LOG_SMALL, manager, IMAGES, RandomStream.of(1, "weights"));
        Training training =
                new Training(
                        network,
                        images,
                        new Labels(manager, new int[(int) IMAGES.get(0)], 10),
                        Protocol.PUBLISHED.withBatchSize(BATCH),
                        1);
        training.epoch();
        return training;
    }
}
