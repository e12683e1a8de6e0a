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
     * Divides the data set's test images at random.
     *
     * @return the sets on which a trained model is tested, by name: {@code test}, one half, as the
     *     original set; {@code fresh}, the other, as the control; and {@code new}, if the data set
     *     has a new test set
     */
    static Map<String, LabelledImages> testSets(Dataset data, long seed) {
        int size = data.test().size();
        int[] order =
                RandomStream.permutation(
                        size, RandomStream.of(seed, "two halves of the test images"));
        Map<String, LabelledImages> sets = new LinkedHashMap<>();
        sets.put("test", data.test().select(Arrays.copyOf(order, size / 2)));
        sets.put("fresh", data.test().select(Arrays.copyOfRange(order, size / 2, size)));
        if (data.newTest() != null) {
            sets.put("new", data.newTest());
        }
        return sets;
    }

    private static Map<String, Double> accuracies(
            Map<String, LabelledImages> sets, ToDoubleFunction<LabelledImages> accuracy) {
        Map<String, Double> metrics = new LinkedHashMap<>();
        sets.forEach((name, set) -> metrics.put(name + "_accuracy", accuracy.applyAsDouble(set)));
        return metrics;
    }

    private static final int CROP = 28;

    void run() throws Exception {
        Map<String, LabelledImages> sets = testSets(trial.dataset(), trial.seed());
        if (model == Model.RANDOM_FEATURES) {
            int features = 8 * setup.filters();
            BlasThreads.run(features, () -> trial.epoch(1, onRandomFeatures(sets), 0));
        } else {
            train(sets);
        }
    }

    private void train(Map<String, LabelledImages> sets) throws Exception {
        LabelledImages train = trial.dataset().train();
        ImageTensors images = trial.tensors(CROP);
        try (Classifier classifier =
                        new Classifier(model.network(setup.widthDivisor()), trial, images);
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
                    metrics.putAll(accuracies(sets, set -> accuracy(classifier, set)));
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

    private Map<String, Double> onRandomFeatures(Map<String, LabelledImages> sets) {
        LabelledImages train = trial.dataset().train();
        RandomFilters filters =
                RandomFilters.draw(
                        train, CROP, setup.filters(), RandomStream.of(trial.seed(), "filters"));
        ImageFeatures features = images -> rows(new ConvolutionalFeatures(images, filters));
        float[][] fitted = features.of(train);
        try (LeastSquares squares = new LeastSquares(fitted, train.labels(), train.classes());
                LeastSquares.Classifier classifier =
                        squares.classifier(1)) { // The penalty; features are standardised.
            Map<String, Double> metrics =
                    accuracies(sets, set -> classifier.accuracy(features.of(set), set.labels()));
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
