package dev.reprokit.paper.feldman2020;

import ai.djl.ndarray.NDManager;

import dev.reprokit.data.ChannelStatistics;
import dev.reprokit.data.Dataset;
import dev.reprokit.experiment.Trial;
import dev.reprokit.random.RandomStream;
import dev.reprokit.training.Evaluation;
import dev.reprokit.training.ImageTensors;
import dev.reprokit.training.Labels;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * Runs a trial, which is one estimate: many networks, each on a random subset of the images, are
 * counted by {@link RightCounts}, one per epoch. So a curve shows how the estimate settles, and a
 * killed trial goes on with the next network. The epochs that are left train pairs of networks
 * without memorised images and without as many random ones.
 */
final class LongTailTrial {
    /** Pixels are divided by 255 and nothing else, as in the authors' example. */
    private static final ChannelStatistics UNCHANGED =
            new ChannelStatistics(List.of(0.0), List.of(1.0));

    private final Trial trial;
    private final LongTailSetup setup;
    private final int networks;
    private final FlippedLabels labels;
    private final ImageTensors data;
    private final Labels fitted;
    private final Labels tested;
    private final RightCounts counts;

    /**
     * Uploads the images; nothing is trained yet.
     *
     * @param trial condition, seed, data, device, and where to record
     * @param setup what the scale sets
     * @param removals epochs that train pairs of networks; the others train one network each
     * @param labels the labels to fit
     */
    LongTailTrial(Trial trial, LongTailSetup setup, int removals, FlippedLabels labels) {
        this.trial = trial;
        this.setup = setup;
        this.labels = labels;
        networks = Math.max(1, trial.epochs() - removals);
        NDManager manager = trial.manager();
        Dataset images = trial.dataset();
        data =
                setup.standardised()
                        ? trial.tensors(images.train().height())
                        : ImageTensors.of(manager, images.train(), images.test(), UNCHANGED);
        fitted = new Labels(manager, labels.labels(), data.classes());
        tested = new Labels(manager, data.testLabels(), data.classes());
        counts = new RightCounts(images.train().size());
    }

    void run() throws IOException {
        for (int epoch = trial.resume(counts::restore) + 1; epoch <= trial.epochs(); epoch++) {
            Map<String, Double> metrics = epoch <= networks ? counted(epoch) : removed(epoch);
            try (NDManager scope = trial.manager().newSubManager()) {
                trial.epoch(epoch, metrics, (long) setup.passes() * subset(), counts.state(scope));
            }
        }
    }

    private int images() {
        return labels.labels().length;
    }

    private int subset() {
        return (int) (LongTailSetup.SUBSET * images());
    }

    /** Trains a network on a random subset, and returns the estimates so far. */
    private Map<String, Double> counted(int epoch) throws IOException {
        long seed = seed("network " + epoch);
        int[] subset = Subsets.drawn(subset(), images(), RandomStream.of(seed, "subset"));
        try (TrainedNetwork network = train(subset, seed)) {
            counts.add(
                    Subsets.mask(subset, images()),
                    network.classifier().right(data.trainImages(), fitted));
            Evaluation test =
                    epoch == networks
                            ? network.classifier().test(trial, data, tested)
                            : network.classifier().evaluate(data.testImages(), tested);
            Map<String, Double> metrics = estimates(counts.estimate());
            metrics.put(LongTailMetrics.TRAIN_LOSS, network.lastPass().loss());
            metrics.put(LongTailMetrics.TRAIN_ACCURACY, network.lastPass().accuracy());
            metrics.put(LongTailMetrics.TEST_ACCURACY, test.accuracy());
            return metrics;
        }
    }

    private Map<String, Double> estimates(Memorisation memorisation) {
        boolean[] flipped = labels.flipped();
        Map<String, Double> metrics = new HashMap<>();
        put(metrics, LongTailMetrics.CLEAN, memorisation.mean(image -> !flipped[image]));
        put(metrics, LongTailMetrics.MEMORISED, memorisation.memorised(image -> !flipped[image]));
        put(metrics, LongTailMetrics.STANDARD_ERROR, memorisation.standardError());
        if (labels.number() > 0) {
            put(metrics, LongTailMetrics.FLIPPED, memorisation.mean(image -> flipped[image]));
            put(
                    metrics,
                    LongTailMetrics.FITTED_WITH,
                    memorisation.rightWith(image -> flipped[image]));
            put(
                    metrics,
                    LongTailMetrics.GUESSED_WITHOUT,
                    memorisation.rightWithout(image -> flipped[image]));
            put(metrics, LongTailMetrics.PRECISION, memorisation.precision(flipped));
        }
        return metrics;
    }

    /** After the first networks there may be nothing to tell yet. */
    private static void put(Map<String, Double> metrics, String name, OptionalDouble value) {
        value.ifPresent(number -> metrics.put(name, number));
    }

    /** Trains two networks of the same seed, on all images but some. */
    private Map<String, Double> removed(int epoch) {
        long seed = seed("removal " + epoch);
        int[] memorised = counts.estimate().memorised();
        int[] random =
                Subsets.drawn(memorised.length, images(), RandomStream.of(seed, "random images"));
        return Map.of(
                LongTailMetrics.REMOVED,
                (double) memorised.length / images(),
                LongTailMetrics.WITHOUT_MEMORISED,
                accuracyWithout(memorised, seed),
                LongTailMetrics.WITHOUT_RANDOM,
                accuracyWithout(random, seed));
    }

    private double accuracyWithout(int[] left, long seed) {
        boolean[] out = Subsets.mask(left, images());
        int[] rest = IntStream.range(0, images()).filter(image -> !out[image]).toArray();
        try (TrainedNetwork network = train(rest, seed)) {
            return network.classifier().evaluate(data.testImages(), tested).accuracy();
        }
    }

    private TrainedNetwork train(int[] subset, long seed) {
        return TrainedNetwork.on(trial.manager(), setup, data, labels, subset, seed);
    }

    /** Returns the seed of a network. */
    private long seed(String purpose) {
        return RandomStream.of(trial.seed(), purpose).nextLong();
    }
}
