package dev.reprokit.internal.harness.trial;

import ai.djl.ndarray.NDList;
import ai.djl.nn.Block;
import ai.djl.nn.LambdaBlock;
import ai.djl.nn.Parameter;
import ai.djl.nn.SequentialBlock;
import ai.djl.util.Pair;

import dev.reprokit.experiment.Condition;
import dev.reprokit.experiment.Design;
import dev.reprokit.experiment.Trial;
import dev.reprokit.internal.harness.Fakes;
import dev.reprokit.nn.Mlp;
import dev.reprokit.nn.Network;
import dev.reprokit.random.RandomStream;
import dev.reprokit.record.result.Scale;
import dev.reprokit.training.Backbone;
import dev.reprokit.training.ClassificationRun;
import dev.reprokit.training.Classifier;
import dev.reprokit.training.Evaluation;
import dev.reprokit.training.ImageTensors;
import dev.reprokit.training.Labels;
import dev.reprokit.training.Protocol;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/** Experiments that share trained networks, made for tests. */
public final class BackboneFakes {
    private BackboneFakes() {}

    /**
     * Wants a backbone in two of its conditions; the third trains the same network by itself. All
     * tell the parameters' checksum after some epochs.
     */
    abstract static class Probing extends Fakes.Fake {
        static final int EPOCHS = 4;

        /** Where a test lets two trials meet before they ask for their backbone. */
        static volatile CyclicBarrier meeting = new CyclicBarrier(1);

        /** Done before its parameters are read. */
        static volatile Runnable betweenFindingAndReading = () -> {};

        Probing(String id) {
            super(id);
        }

        @Override
        public Design design(Scale scale) {
            return Design.of(
                            Stream.of("first", "second", "by-itself")
                                    .map(id -> Condition.of(id, 2))
                                    .toList())
                    .withSeeds(1)
                    .on("synthetic", 48, 16);
        }

        @Override
        public void run(Trial trial) throws Exception {
            if (trial.condition().id().equals("by-itself")) {
                trainByItself(trial);
                return;
            }
            meeting.await();
            Backbone backbone =
                    trial.backbone(
                            new ClassificationRun(new MortalMlp(16), 28, PROTOCOL, false),
                            trial.dataset().train().labels(),
                            0,
                            EPOCHS,
                            3);
            betweenFindingAndReading.run();
            report(trial, 0, backbone.classifier(0), Map.of());
            int reported = 0;
            for (int epoch : backbone.epochs()) {
                Classifier classifier = backbone.classifier(epoch);
                report(trial, ++reported, classifier, backbone.metrics(epoch));
                classifier.close();
            }
        }

        private static final Protocol PROTOCOL = new Protocol(16, 0.01, 0.8, 0.9);

        private static void trainByItself(Trial trial) throws IOException {
            ImageTensors data = trial.tensors(28);
            try (Classifier classifier =
                            new Classifier(
                                    new MortalMlp(16),
                                    trial.manager(),
                                    data.trainImages().getShape(),
                                    RandomStream.of(trial.seed(), "initial weights"));
                    Labels fitted = new Labels(trial.manager(), data.trainLabels(), 10);
                    Labels tested = new Labels(trial.manager(), data.testLabels(), 10);
                    dev.reprokit.training.Training training =
                            new dev.reprokit.training.Training(
                                    classifier,
                                    data.trainImages(),
                                    fitted,
                                    PROTOCOL,
                                    trial.seed())) {
                report(trial, 0, classifier, Map.of());
                for (int epoch = 1; epoch <= EPOCHS; epoch++) {
                    Evaluation train = training.epoch();
                    Evaluation test = classifier.evaluate(data.testImages(), tested);
                    if (epoch >= 3) {
                        report(
                                trial,
                                epoch - 2,
                                classifier,
                                Map.of(
                                        "train_loss", train.loss(),
                                        "train_accuracy", train.accuracy(),
                                        "test_loss", test.loss(),
                                        "test_accuracy", test.accuracy()));
                    }
                }
            }
        }

        private static void report(
                Trial trial, int epoch, Classifier classifier, Map<String, Double> metrics)
                throws IOException {
            CRC32 checksum = new CRC32();
            for (Pair<String, Parameter> parameter : classifier.block().getParameters()) {
                checksum.update(parameter.getValue().getArray().encode());
            }
            Map<String, Double> all = new HashMap<>(metrics);
            all.put("checksum", (double) checksum.getValue());
            trial.epoch(epoch, all, 0);
        }
    }

    /** Shares its backbone with {@link OtherProbes}. */
    public static final class Probes extends Probing {
        /** For the service loader. */
        public Probes() {
            super("fake-probes");
        }
    }

    /** Shares its backbone with {@link Probes}. */
    public static final class OtherProbes extends Probing {
        /** For the service loader. */
        public OtherProbes() {
            super("fake-other-probes");
        }
    }

    /** A network whose JVM dies after as many batches as {@link #DIES_AFTER} says. */
    record MortalMlp(int width) implements Network {
        /** Environment variable: after how many batches in all the JVM dies, as if killed. */
        static final String DIES_AFTER = "REPRO_TEST_DIES_AFTER_BATCHES";

        private static final AtomicInteger BATCHES_LEFT =
                new AtomicInteger(
                        Integer.parseInt(System.getenv().getOrDefault(DIES_AFTER, "1000000")));

        @Override
        public String name() {
            return "mortal-mlp";
        }

        @Override
        public Block build() {
            return new SequentialBlock()
                    .add(new LambdaBlock(MortalMlp::count))
                    .add(new Mlp(1, width, 10).build());
        }

        private static NDList count(NDList batch) {
            // DJL passes an array of no images when it initialises the blocks after this one.
            if (BATCHES_LEFT.decrementAndGet() == 0) {
                Runtime.getRuntime().halt(137);
            }
            return batch;
        }
    }
}
