package dev.reprokit.internal.harness;

import ai.djl.ndarray.types.Shape;

import dev.reprokit.experiment.About;
import dev.reprokit.experiment.Claim;
import dev.reprokit.experiment.Condition;
import dev.reprokit.experiment.Design;
import dev.reprokit.experiment.Experiment;
import dev.reprokit.experiment.Measure;
import dev.reprokit.experiment.Trial;
import dev.reprokit.nn.AlexNet;
import dev.reprokit.nn.Mlp;
import dev.reprokit.nn.Network;
import dev.reprokit.random.RandomStream;
import dev.reprokit.record.chart.Chart;
import dev.reprokit.record.chart.Curves;
import dev.reprokit.record.result.LearningCurve;
import dev.reprokit.record.result.Results;
import dev.reprokit.record.result.Scale;
import dev.reprokit.training.ClassificationRun;
import dev.reprokit.training.Protocol;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** Small experiments for the harness to run, registered in the tests' service file. */
public final class Fakes {
    private Fakes() {}

    /** What all of them share. */
    public abstract static class Fake implements Experiment {
        private final String id;

        public Fake(String id) {
            this.id = id;
        }

        @Override
        public About about() {
            return About.of(id, "A fake: " + id).asks("Does the harness run it?").from("made up");
        }

        @Override
        public Design design(Scale scale) {
            return Design.of(List.of(Condition.of("only", 1)));
        }

        @Override
        public void run(Trial trial) throws Exception {
            trial.epoch(1, Map.of("test_accuracy", 0.5), 0);
        }

        @Override
        public List<Claim> claims() {
            return List.of();
        }
    }

    /** Writes a hundred kilobytes of metrics a trial, of which there are four. */
    public static final class Verbose extends Fake {
        /** For the service loader. */
        public Verbose() {
            super("fake-verbose");
        }

        @Override
        public Design design(Scale scale) {
            return Design.of(List.of(Condition.of("only", 1))).withSeeds(4);
        }

        @Override
        public void run(Trial trial) throws IOException {
            Map<String, Double> metrics = new HashMap<>();
            for (int i = 0; i < 2_000; i++) {
                metrics.put("a_metric_with_a_rather_long_name." + i, i / 7.0);
            }
            trial.epoch(1, metrics, 0);
        }
    }

    /** One condition asks PyTorch for more memory than there is anywhere. */
    public static final class Greedy extends Fake {
        /** For the service loader. */
        public Greedy() {
            super("fake-greedy");
        }

        @Override
        public Design design(Scale scale) {
            return Design.of(List.of(Condition.of("greedy", 1), Condition.of("modest", 1)))
                    .withSeeds(1);
        }

        @Override
        public void run(Trial trial) throws IOException {
            if (trial.condition().id().equals("greedy")) {
                trial.manager().zeros(new Shape(1L << 46));
            }
            trial.epoch(1, Map.of("test_accuracy", 0.5), 0);
        }
    }

    /** It cannot say what came of it. */
    public static final class Speechless extends Fake {
        /** For the service loader. */
        public Speechless() {
            super("fake-speechless");
        }

        @Override
        public List<String> answers(Results results) {
            throw new IllegalArgumentException("no words");
        }
    }

    /** One trial of it would take more memory than any machine has. */
    public static final class Huge extends Fake {
        /** For the service loader. */
        public Huge() {
            super("fake-huge");
        }

        @Override
        public Design design(Scale scale) {
            return super.design(scale).needing(1L << 60);
        }
    }

    /** Learning curves drawn from the seed, without a tensor; reports epoch 0 too. */
    public static final class PureJava extends Fake {
        static final int EPOCHS = 3;

        /** For the service loader. */
        public PureJava() {
            super("fake-pure-java");
        }

        @Override
        public Design design(Scale scale) {
            return Design.of(
                            List.of(
                                    new Condition("fast", "Fast", EPOCHS, Map.of("rate", "2")),
                                    new Condition("slow", "Slow", EPOCHS, Map.of("rate", "1"))))
                    .reducing("Everything.");
        }

        @Override
        public void run(Trial trial) throws IOException {
            RandomGenerator random = RandomStream.of(trial.seed(), "noise");
            double rate = Double.parseDouble(trial.condition().parameters().get("rate"));
            for (int epoch = 0; epoch <= EPOCHS; epoch++) {
                double noise = 0.01 * random.nextDouble();
                trial.epoch(
                        epoch,
                        Map.of(
                                "train_accuracy", 1 - Math.exp(-rate * epoch) - noise,
                                "test_accuracy", 0.5 - noise),
                        100);
            }
        }

        @Override
        public List<Claim> claims() {
            return List.of(
                    Claim.of("faster", "Fast is higher than slow.")
                            .from("made up")
                            .published("twice the rate")
                            .that(MEAN.in("fast"))
                            .isHigherThan(MEAN.in("slow"))
                            .givenNothing("it is made up")
                            .decidableAt(Scale.SMOKE),
                    Claim.of("slower", "Fast is lower than slow.")
                            .from("made up")
                            .that(MEAN.in("fast"))
                            .isLowerThan(MEAN.in("slow"))
                            .givenNothing("it is made up"));
        }

        private static final Measure MEAN =
                new Measure("train_accuracy", "mean train accuracy", "", LearningCurve::mean);
    }

    /** Really trains, a tiny network on a few images. */
    public static final class Training extends Fake {
        /** For the service loader. */
        public Training() {
            super("fake-training");
        }

        @Override
        public Design design(Scale scale) {
            return Design.of(List.of(Condition.of("one-layer", 2), Condition.of("two-layers", 2)))
                    .withSeeds(2)
                    .on(scale == Scale.PAPER ? "mnist" : "synthetic", 48, 16);
        }

        @Override
        public void run(Trial trial) throws IOException {
            int layers = trial.condition().id().equals("one-layer") ? 1 : 2;
            new ClassificationRun(
                            new Mlp(layers, 16, 10), 28, Protocol.PUBLISHED.withBatchSize(16), true)
                    .run(trial, trial.dataset().train().labels());
        }
    }

    /**
     * Really trains for some seconds: networks with and without LRN, and one without convolution.
     */
    public static final class Lengthy extends Fake {
        static final int EPOCHS = 8;

        /** Environment variable: after how many epochs in all the JVM dies, as if killed. */
        static final String DIES_AFTER = "REPRO_TEST_DIES_AFTER";

        private final AtomicInteger epochsLeft =
                new AtomicInteger(
                        Integer.parseInt(System.getenv().getOrDefault(DIES_AFTER, "1000000")));

        /** For the service loader. */
        public Lengthy() {
            super("fake-lengthy");
        }

        @Override
        public Design design(Scale scale) {
            return Design.of(
                            Stream.of("with-lrn", "without-lrn", "mlp")
                                    .map(id -> Condition.of(id, EPOCHS))
                                    .toList())
                    .withSeeds(2)
                    .on("synthetic", 200, 50);
        }

        @Override
        public void run(Trial trial) throws IOException {
            AlexNet alexNet = AlexNet.LOG_SMALL.narrowed(8);
            Network network =
                    switch (trial.condition().id()) {
                        case "with-lrn" -> alexNet;
                        case "without-lrn" -> alexNet.withoutLrn();
                        default -> new Mlp(1, 64, 10);
                    };
            new ClassificationRun(network, 28, new Protocol(16, 0.01, 0.8, 0.9), false)
                    .run(mortal(trial), trial.dataset().train().labels());
        }

        private Trial mortal(Trial trial) {
            return (Trial)
                    Proxy.newProxyInstance(
                            Trial.class.getClassLoader(),
                            new Class<?>[] {Trial.class},
                            (proxy, method, arguments) -> {
                                Object result = method.invoke(trial, arguments);
                                if (method.getName().equals("epoch")
                                        && epochsLeft.decrementAndGet() == 0) {
                                    Runtime.getRuntime().halt(137);
                                }
                                return result;
                            });
        }
    }

    /**
     * One condition works, one throws, one diverges, one reports a metric and then fails, one
     * returns after half its epochs.
     */
    public static final class Faulty extends Fake {
        private static final List<String> CONDITIONS =
                List.of("throws", "diverges", "asserts", "stops-early", "works");

        /** For the service loader. */
        public Faulty() {
            super("fake-faulty");
        }

        @Override
        public Design design(Scale scale) {
            return Design.of(CONDITIONS.stream().map(id -> Condition.of(id, 2)).toList())
                    .withSeeds(1);
        }

        @Override
        public void run(Trial trial) throws IOException {
            switch (trial.condition().id()) {
                case "throws" -> throw new IllegalStateException("a defect, on purpose");
                case "diverges" -> {
                    trial.epoch(1, Map.of("train_accuracy", 0.5, "train_loss", Double.NaN), 10);
                    throw new AssertionError("training went on after NaN");
                }
                case "asserts" -> {
                    trial.epoch(1, Map.of("train_accuracy", 0.5), 10);
                    throw new AssertionError("a check inside a trial, on purpose");
                }
                case "stops-early" -> trial.epoch(1, Map.of("train_accuracy", 0.5), 10);
                default -> {
                    trial.epoch(1, Map.of("train_accuracy", 0.5), 10);
                    trial.epoch(2, Map.of("train_accuracy", 0.6), 10);
                }
            }
        }

        @Override
        public List<Claim> claims() {
            return CONDITIONS.stream()
                    .map(
                            id ->
                                    Claim.of(id, id + " was measured.")
                                            .from("made up")
                                            .holdsIf(
                                                    "it is so",
                                                    1,
                                                    r -> r.curves(id, "train_accuracy"))
                                            .givenNothing("it compares nothing"))
                    .toList();
        }
    }

    /** Never ends. */
    public static final class Blocking extends Fake {
        /** For the service loader. */
        public Blocking() {
            super("fake-blocking");
        }

        @Override
        public void run(Trial trial) throws Exception {
            trial.epoch(1, Map.of("test_accuracy", 0.5), 0);
            new CountDownLatch(1).await();
        }
    }

    /** Draws a condition that it does not have. */
    public static final class Misdrawn extends Fake {
        /** For the service loader. */
        public Misdrawn() {
            super("fake-misdrawn");
        }

        @Override
        public List<Chart> charts(Scale scale) {
            return List.of(Curves.of("test_accuracy", List.of("digits")));
        }
    }

    /** Measures one condition once and counts the epochs of the other; has charts of each. */
    public static final class Drawn extends Fake {
        /** For the service loader. */
        public Drawn() {
            super("fake-drawn");
        }

        @Override
        public Design design(Scale scale) {
            return Design.of(List.of(Condition.of("one", 1), Condition.of("two", 2))).withSeeds(1);
        }

        @Override
        public void run(Trial trial) throws IOException {
            for (int epoch = 1; epoch <= trial.epochs(); epoch++) {
                trial.epoch(epoch, Map.of("loss", 0.5), 0);
            }
        }

        @Override
        public List<Chart> charts(Scale scale) {
            return List.of(
                    Curves.of("loss", List.of("one", "two")).titled("both", "Both"),
                    Curves.of("loss", List.of("one")).titled("only-one", "One"),
                    Curves.of("loss", List.of("two")).titled("only-two", "Two"));
        }
    }

    /** Shares its id with {@link OtherTwin}. */
    public static final class Twin extends Fake {
        /** For the service loader. */
        public Twin() {
            super("fake-twin");
        }
    }

    /** Shares its id with {@link Twin}. */
    public static final class OtherTwin extends Fake {
        /** For the service loader. */
        public OtherTwin() {
            super("fake-twin");
        }
    }

    /** Its charts cannot be described. */
    public static final class Chartless extends Fake {
        /** For the service loader. */
        public Chartless() {
            super("fake-chartless");
        }

        @Override
        public List<Chart> charts(Scale scale) {
            throw new IllegalArgumentException("no such chart");
        }
    }

    /** Claims two things under one id. */
    public static final class Ambiguous extends Fake {
        /** For the service loader. */
        public Ambiguous() {
            super("fake-ambiguous");
        }

        @Override
        public List<Claim> claims() {
            return List.of(
                    Claim.of("C1", "One thing.").from("made up").holdsIf("it is so", 1, r -> {}),
                    Claim.of("C1", "Another.").from("made up").holdsIf("it is so", 1, r -> {}));
        }
    }

    /** Measures 0.9 at scale smoke and 0.1 at all others, epoch after epoch. */
    public static final class TwoScales extends Fake {
        /** Enough for two builds that start at almost the same time to meet. */
        static final int EPOCHS = 200;

        /** Done by the smoke trial after half of its epochs. */
        static volatile Runnable inTheMiddle = () -> {};

        /** For the service loader. */
        public TwoScales() {
            super("fake-two-scales");
        }

        static double value(Scale scale) {
            return scale == Scale.SMOKE ? 0.9 : 0.1;
        }

        @Override
        public Design design(Scale scale) {
            return Design.of(List.of(Condition.of("net", EPOCHS))).withSeeds(1);
        }

        @Override
        public void run(Trial trial) throws IOException {
            for (int epoch = 1; epoch <= EPOCHS; epoch++) {
                trial.epoch(epoch, Map.of("test_accuracy", value(trial.scale())), 1);
                if (epoch == EPOCHS / 2 && trial.scale() == Scale.SMOKE) {
                    inTheMiddle.run();
                }
            }
        }
    }

    /** Records epochs twice, backwards, with a gap; and one without metrics, which is right. */
    public static final class Disordered extends Fake {
        private static final Map<String, List<Integer>> EPOCHS =
                new TreeMap<>(
                        Map.of(
                                "backwards", List.of(2, 1, 3),
                                "gap", List.of(1, 3, 3),
                                "right", List.of(0, 1, 2, 3),
                                "twice", List.of(1, 1, 2),
                                "zero-later", List.of(1, 0, 2)));

        /** For the service loader. */
        public Disordered() {
            super("fake-disordered");
        }

        @Override
        public Design design(Scale scale) {
            return Design.of(EPOCHS.keySet().stream().map(id -> Condition.of(id, 3)).toList())
                    .withSeeds(1);
        }

        @Override
        public void run(Trial trial) throws IOException {
            for (int epoch : EPOCHS.get(trial.condition().id())) {
                trial.epoch(epoch, epoch == 2 ? Map.of() : Map.of("test_accuracy", 0.5), 1);
            }
        }
    }
}
