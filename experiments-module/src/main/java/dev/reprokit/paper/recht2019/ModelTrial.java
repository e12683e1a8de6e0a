package dev.reprokit.paper.recht2019;

import dev.reprokit.data.Dataset;
import dev.reprokit.data.LabelledImages;
import dev.reprokit.experiment.Trial;
import dev.reprokit.feature.ImageFeatures;
import dev.reprokit.feature.LeastSquares;
import dev.reprokit.kernel.ConvolutionalFeatures;
import dev.reprokit.kernel.RandomFilters;
import dev.reprokit.linalg.BlasThreads;
import dev.reprokit.linalg.Matrix;
import dev.reprokit.random.RandomStream;
import dev.reprokit.training.Classifier;
import dev.reprokit.training.ImageTensors;
import dev.reprokit.training.Labels;
import dev.reprokit.training.Training;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Trains one model and tests it on all test sets. */
record ModelTrial(Trial trial, ModelSetup setup, Model model) {
    /**
     * The sets on which a trained model is tested.
     *
     * @param byName {@code test}, the original set; {@code fresh}, more images of the same kind,
     *     the control; and {@code new}, if the data set has a new test set
     */
    record TestSets(Map<String, LabelledImages> byName) {

        /**
         * Divides the data set's test images at random: one half is the original set, the other the
         * fresh one.
         */
        static TestSets of(Dataset data, long seed) {
            int size = data.test().size();
            int[] order = new int[size];
            Arrays.setAll(order, image -> image);
            RandomStream.shuffle(order, RandomStream.of(seed, "two halves of the test images"));
            Map<String, LabelledImages> sets = new LinkedHashMap<>();
            sets.put("test", data.test().select(Arrays.copyOf(order, size / 2)));
            sets.put("fresh", data.test().select(Arrays.copyOfRange(order, size / 2, size)));
            if (data.newTest() != null) {
                sets.put("new", data.newTest());
            }
            return new TestSets(sets);
        }

        /**
         * Computes the metrics by name: {@code test_accuracy}, {@code fresh_accuracy}, {@code
         * new_accuracy}.
         */
        Map<String, Double> accuracies(ToDoubleFunction<LabelledImages> accuracy) {
            Map<String, Double> metrics = new LinkedHashMap<>();
            byName.forEach(
                    (name, images) ->
                            metrics.put(name + "_accuracy", accuracy.applyAsDouble(images)));
            return metrics;
        }
    }

    private static final int CROP = 28;

    /** Penalty of the classifier on random features, which are standardised. */
    private static final double RIDGE = 1;

    void run() throws Exception {
        TestSets sets = TestSets.of(trial.dataset(), trial.seed());
        if (model == Model.RANDOM_FEATURES) {
            int features = 8 * setup.filters();
            BlasThreads.run(features, () -> trial.epoch(1, onRandomFeatures(sets), 0));
        } else {
            train(sets);
        }
    }

    private void train(TestSets sets) throws Exception {
        LabelledImages train = trial.dataset().train();
        ImageTensors images = trial.tensors(CROP);
        try (Classifier classifier =
                        new Classifier(
                                model.network(setup.widthDivisor()),
                                trial.manager(),
                                images.trainImages().getShape(),
                                RandomStream.of(trial.seed(), "initial weights"));
                Labels labels = new Labels(trial.manager(), train.labels(), train.classes());
                Training training =
                        new Training(
                                classifier,
                                images.trainImages(),
                                labels,
                                model.protocol().withBatchSize(setup.batchSize()),
                                trial.seed())) {
            for (int epoch = trial.resume(training::restore) + 1;
                    epoch <= trial.epochs();
                    epoch++) {
                Map<String, Double> metrics = new LinkedHashMap<>();
                metrics.put("train_accuracy", training.epoch().accuracy());
                if (epoch == trial.epochs()) {
                    metrics.putAll(sets.accuracies(set -> accuracy(classifier, set)));
                }
                trial.epoch(epoch, metrics, train.size(), training.state());
            }
        }
    }

    private double accuracy(Classifier classifier, LabelledImages set) {
        try (ImageTensors tensors = ImageTensors.of(trial.manager(), set.first(1), set, CROP);
                Labels labels = new Labels(trial.manager(), set.labels(), set.classes())) {
            return classifier.evaluate(tensors.testImages(), labels).accuracy();
        }
    }

    private Map<String, Double> onRandomFeatures(TestSets sets) {
        LabelledImages train = trial.dataset().train();
        RandomFilters filters =
                RandomFilters.draw(
                        train, CROP, setup.filters(), RandomStream.of(trial.seed(), "filters"));
        ImageFeatures features = images -> rows(new ConvolutionalFeatures(images, filters));
        float[][] fitted = features.of(train);
        try (LeastSquares squares = new LeastSquares(fitted, train.labels(), train.classes());
                LeastSquares.Classifier classifier = squares.classifier(RIDGE)) {
            Map<String, Double> metrics =
                    sets.accuracies(set -> classifier.accuracy(features.of(set), set.labels()));
            metrics.put("train_accuracy", classifier.accuracy(fitted, train.labels()));
            return metrics;
        }
    }

    private float[][] rows(ConvolutionalFeatures features) {
        float[][] rows = new float[features.size()][8 * setup.filters()];
        int from = 0;
        for (int part = 0; part < features.parts(); part++) {
            try (Matrix columns = features.part(part)) {
                for (int image = 0; image < rows.length; image++) {
                    double[] column = columns.column(image);
                    for (int i = 0; i < column.length; i++) {
                        rows[image][from + i] = (float) column[i];
                    }
                }
                from += columns.rows();
            }
        }
        return rows;
    }
}
