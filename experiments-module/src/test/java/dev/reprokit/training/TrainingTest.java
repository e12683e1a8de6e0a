package dev.reprokit.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

import dev.reprokit.data.LabelledImages;
import dev.reprokit.data.SyntheticImages;
import dev.reprokit.data.Transforms;
import dev.reprokit.nn.AlexNet;
import dev.reprokit.nn.Mlp;
import dev.reprokit.nn.Network;
import dev.reprokit.random.RandomStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Tiny networks, really trained. */
class TrainingTest {
    private static final Protocol PROTOCOL = new Protocol(16, 0.02, 0.95, 0.9);
    private static final LabelledImages IMAGES = new SyntheticImages().load(100, 10).train();

    private NDManager manager;
    private NDArray images;

    @BeforeEach
    void uploadImages() {
        manager = NDManager.newBaseManager();
        images =
                manager.create(
                        Transforms.standardised(IMAGES, 28), new Shape(IMAGES.size(), 3, 28, 28));
    }

    @AfterEach
    void freeImages() {
        manager.close();
    }

    @Test
    void fitsItsTrainingImages() {
        List<Evaluation> epochs = train(new Mlp(1, 64, 10), 1, 25);
        assertThat(epochs.get(0).accuracy()).isLessThan(0.4);
        assertThat(epochs.get(24).accuracy()).isEqualTo(1);
        assertThat(epochs.get(24).loss()).isLessThan(0.1);
    }

    @Test
    void evaluationAgreesWithArithmetic() {
        try (Classifier classifier = classifier(new Mlp(1, 8, 10), 1);
                Labels labels = new Labels(manager, IMAGES.labels(), 10)) {
            float[] logits = classifier.logits(images, false).toFloatArray();
            double loss = 0;
            int right = 0;
            for (int image = 0; image < IMAGES.size(); image++) {
                double sum = 0;
                int best = 0;
                for (int c = 0; c < 10; c++) {
                    sum += Math.exp(logits[10 * image + c]);
                    best = logits[10 * image + c] > logits[10 * image + best] ? c : best;
                }
                int label = IMAGES.labels()[image];
                loss += Math.log(sum) - logits[10 * image + label];
                right += best == label ? 1 : 0;
            }
            Evaluation evaluation = classifier.evaluate(images, labels);
            assertThat(evaluation.loss()).isCloseTo(loss / IMAGES.size(), within(1e-5));
            assertThat(evaluation.accuracy()).isEqualTo((double) right / IMAGES.size());
        }
    }

    @Test
    void aSeedRepeatsBitForBitAndAnotherDoesNot() {
        AlexNet network = AlexNet.LOG_FULL.narrowed(16);
        List<Evaluation> once = train(network, 3, 2);
        assertThat(train(network, 3, 2)).isEqualTo(once);
        assertThat(train(network, 4, 2)).isNotEqualTo(once);
    }

    @Test
    void trialsSideBySideDoNotDisturbEachOther() throws InterruptedException, ExecutionException {
        AlexNet network = AlexNet.LOG_SMALL.narrowed(16);
        List<List<Evaluation>> alone = List.of(train(network, 1, 3), train(network, 2, 3));
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            Future<List<Evaluation>> first = threads.submit(() -> train(network, 1, 3));
            Future<List<Evaluation>> second = threads.submit(() -> train(network, 2, 3));
            assertThat(List.of(first.get(), second.get())).isEqualTo(alone);
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void trainingLeavesNoArrayOnTheManager() {
        train(AlexNet.LOG_SMALL.narrowed(16), 1, 1);
        int before = manager.getManagedArrays().size();
        train(AlexNet.LOG_SMALL.narrowed(16), 1, 1);
        assertThat(manager.getManagedArrays()).hasSize(before);
    }

    @Test
    void manyTrialsLeaveNoNativeMemoryBehind() throws IOException {
        Path statm = Path.of("/proc/self/statm");
        assumeTrue(Files.exists(statm), "resident memory is read from /proc");
        // 19 MiB of weights per trial; the first trials fill the allocators' pools.
        Mlp wide = new Mlp(1, 2100, 10);
        List<Long> resident = new ArrayList<>();
        for (int trial = 0; trial < 45; trial++) {
            train(wide, trial, 1);
            if (trial >= 5) {
                resident.add(residentMebibytes(statm));
            }
        }

        assertThat(growth(resident)).as("MiB per trial: %s", resident).isLessThan(2);
    }

    @Test
    void refusesLabelsOutsideTheClasses() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Labels(manager, new int[] {0, 10}, 10))
                .withMessageContaining("between 0 and 9");
    }

    private List<Evaluation> train(Network network, long seed, int epochs) {
        try (Classifier classifier = classifier(network, seed);
                Labels labels = new Labels(manager, IMAGES.labels(), 10);
                Training training = new Training(classifier, images, labels, PROTOCOL, seed)) {
            List<Evaluation> evaluations = new ArrayList<>();
            for (int epoch = 0; epoch < epochs; epoch++) {
                evaluations.add(training.epoch());
            }
            return evaluations;
        }
    }

    private Classifier classifier(Network network, long seed) {
        return new Classifier(
                network, manager, images.getShape(), RandomStream.of(seed, "initial weights"));
    }

    /** The median of the slopes between any two values (Theil and Sen): outliers do not move it. */
    private static double growth(List<Long> values) {
        List<Double> slopes = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            for (int j = 0; j < i; j++) {
                slopes.add((double) (values.get(i) - values.get(j)) / (i - j));
            }
        }
        Collections.sort(slopes);
        return slopes.get(slopes.size() / 2);
    }

    /** Resident memory without the heap, direct buffers, and what {@code malloc} keeps. */
    private static long residentMebibytes(Path statm) throws IOException {
        System.gc();
        FreedMemory.giveBack();
        long resident = Long.parseLong(Files.readString(statm).split(" ")[1]) * 4096;
        long direct =
                ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                        .filter(pool -> pool.getName().equals("direct"))
                        .mapToLong(BufferPoolMXBean::getTotalCapacity)
                        .sum();
        long heap = Runtime.getRuntime().totalMemory();
        return (resident - direct - heap) >> 20;
    }
}
