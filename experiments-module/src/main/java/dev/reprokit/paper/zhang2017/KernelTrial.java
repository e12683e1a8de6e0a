package dev.reprokit.paper.zhang2017;

import dev.reprokit.data.LabelledImages;
import dev.reprokit.data.RandomSample;
import dev.reprokit.data.Transforms;
import dev.reprokit.experiment.Trial;
import dev.reprokit.kernel.ConvolutionalFeatures;
import dev.reprokit.kernel.Pixels;
import dev.reprokit.kernel.Points;
import dev.reprokit.kernel.RandomFilters;
import dev.reprokit.linalg.Matrix;
import dev.reprokit.linalg.OneHot;
import dev.reprokit.random.RandomStream;

import java.io.IOException;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/** One trial of the experiment. */
record KernelTrial(Trial trial, KernelSizes sizes) {
    private static final int CROP = 28;

    /** Bandwidths that held-out images choose among, in median distances. */
    static final double[] FACTORS = {0.18, 0.25, 0.35, 0.5, 0.71, 1, 1.41, 2, 2.83};

    /** Lambdas that held-out images choose among. */
    static final double[] RIDGES = {0.001, 0.01, 0.1, 1};

    private static final double[] NO_RIDGE = {0};

    /**
     * Solves a kernel on pixels. The second solver runs if nothing is regularised and the matrix is
     * not so large that its thousand products would take an hour.
     */
    void onPixels(boolean regularised) throws IOException {
        LabelledImages train = draw(sizes.imagesOnPixels());
        boolean small = KernelClassifier.keepsCopy(train.size());
        classify(train, regularised, small && !regularised, KernelTrial::pixels);
    }

    /** Solves a kernel on pixels with a bandwidth of the sweep, on as many images as candidates. */
    void swept(double factor) throws IOException {
        LabelledImages images = draw(sizes.fittedImages() + sizes.heldOutImages());
        KernelChoice choice = choose(points(images), new double[] {factor}, NO_RIDGE);
        record(new KernelClassifier(points(images.first(sizes.fittedImages())), choice, false));
    }

    private PointSets points(LabelledImages train) {
        return new PointSets(train, trial.dataset().test(), KernelTrial::pixels);
    }

    /** Solves a kernel on random convolutional features. */
    void onFeatures(boolean regularised) throws IOException {
        LabelledImages train = draw(sizes.imagesOnFeatures());
        RandomFilters filters =
                RandomFilters.draw(
                        train, CROP, sizes.filters(), RandomStream.of(trial.seed(), "filters"));
        classify(train, regularised, false, images -> new ConvolutionalFeatures(images, filters));
    }

    private static Points pixels(LabelledImages images) {
        return new Pixels(images, CROP);
    }

    private LabelledImages draw(int count) {
        return RandomSample.of(trial.dataset().train(), count, trial.seed());
    }

    private void classify(
            LabelledImages train,
            boolean regularised,
            boolean secondSolver,
            Function<LabelledImages, Points> representation)
            throws IOException {
        PointSets images = new PointSets(train, trial.dataset().test(), representation);
        KernelChoice choice = choose(images, FACTORS, regularised ? RIDGES : NO_RIDGE);
        record(new KernelClassifier(images, choice, secondSolver));
    }

    private KernelChoice choose(PointSets images, double[] factors, double[] ridges) {
        PointSets divided = images.heldOut(sizes.fittedImages(), sizes.heldOutImages());
        return KernelChoice.among(divided, factors, ridges);
    }

    private void record(KernelClassifier classifier) throws IOException {
        trial.epoch(1, classifier.measure(), classifier.images().train().size());
    }

    /** Runs gradient descent on least squares, from zero weights. */
    void fromZero() throws IOException {
        linear(wanted -> Matrix.zeros(wanted.rows(), wanted.columns()));
    }

    /** Runs it from normal random weights with the norm of the minimum-norm solution. */
    void fromElsewhere() throws IOException {
        linear(
                wanted -> {
                    RandomGenerator random = RandomStream.of(trial.seed(), "starting weights");
                    double deviation =
                            wanted.norm() / Math.sqrt((double) wanted.rows() * wanted.columns());
                    Matrix start = Matrix.zeros(wanted.rows(), wanted.columns());
                    for (int column = 0; column < wanted.columns(); column++) {
                        start.setColumn(
                                column,
                                random.doubles(wanted.rows())
                                        .map(ignored -> deviation * random.nextGaussian())
                                        .toArray());
                    }
                    return start;
                });
    }

    private void linear(UnaryOperator<Matrix> start) throws IOException {
        LabelledImages train = draw(sizes.linearImages());
        try (Matrix images = pixelColumns(train);
                Matrix targets = OneHot.of(train.labels(), train.classes());
                Matrix wanted = GradientDescent.minimumNorm(images, targets);
                GradientDescent descent =
                        new GradientDescent(images, targets, start.apply(wanted))) {
            for (int epoch = 1; epoch <= trial.epochs(); epoch++) {
                descent.steps(sizes.stepsPerEpoch());
                trial.epoch(
                        epoch,
                        Map.of(
                                "distance_to_minimum_norm",
                                descent.weights().relativeDistance(wanted),
                                "residual",
                                descent.residual()),
                        (long) sizes.stepsPerEpoch() * train.size());
            }
        }
    }

    private static Matrix pixelColumns(LabelledImages images) {
        float[] numbers = Transforms.standardised(images, CROP);
        int pixels = numbers.length / images.size();
        double[][] columns = new double[images.size()][pixels];
        for (int i = 0; i < numbers.length; i++) {
            columns[i / pixels][i % pixels] = numbers[i];
        }
        return Matrix.ofColumns(columns);
    }
}
