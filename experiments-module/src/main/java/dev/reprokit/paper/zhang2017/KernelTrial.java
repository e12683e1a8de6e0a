package dev.reprokit.paper.zhang2017;

import dev.reprokit.data.LabelledImages;
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
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * One trial of the experiment.
 *
 * @param trial condition, seed and images
 * @param sizes numbers of images and filters
 */
record KernelTrial(Trial trial, KernelSizes sizes) {
    private static final int CROP = 28;
    private static final double[] FACTORS = {0.18, 0.25, 0.35, 0.5, 0.71, 1, 1.41, 2, 2.83};
    private static final double[] NO_RIDGE = {0};
    private static final double[] RIDGES = {0.001, 0.01, 0.1, 1};

    static String factors() {
        return Arrays.toString(FACTORS);
    }

    static String ridges() {
        return Arrays.toString(RIDGES);
    }

    /**
     * Solves a kernel on pixels. The second solver runs if nothing is regularised and the matrix is
     * not so large that its thousand products would take an hour.
     */
    void onPixels() throws IOException {
        LabelledImages train = draw(sizes.pixels());
        boolean small = KernelClassifier.keepsCopy(train.size());
        classify(train, small && !regularised(), KernelTrial::pixels);
    }

    /**
     * Solves a kernel on pixels with the condition's bandwidth, on as many images as the candidates
     * have.
     */
    void swept() throws IOException {
        String factor = trial.condition().parameters().get("bandwidth");
        LabelledImages images = draw(sizes.fitted() + sizes.heldOut());
        PointSets sets = new PointSets(images, trial.dataset().test(), KernelTrial::pixels);
        double[] factors = {Double.parseDouble(factor)};
        KernelChoice choice =
                KernelChoice.among(
                        sets.heldOut(sizes.fitted(), sizes.heldOut()), factors, NO_RIDGE);
        PointSets fitted =
                new PointSets(
                        images.first(sizes.fitted()), trial.dataset().test(), KernelTrial::pixels);
        record(new KernelClassifier(fitted, choice, false));
    }

    /** Solves a kernel on random convolutional features. */
    void onFeatures() throws IOException {
        LabelledImages train = draw(sizes.features());
        RandomFilters filters =
                RandomFilters.draw(
                        train, CROP, sizes.filters(), RandomStream.of(trial.seed(), "filters"));
        classify(train, false, images -> new ConvolutionalFeatures(images, filters));
    }

    private static Points pixels(LabelledImages images) {
        return new Pixels(images, CROP);
    }

    private boolean regularised() {
        return trial.condition().parameters().get("regularisation").equals("l2");
    }

    private LabelledImages draw(int count) {
        LabelledImages pool = trial.dataset().train();
        int[] order = IntStream.range(0, pool.size()).toArray();
        RandomStream.shuffle(order, RandomStream.of(trial.seed(), "training images"));
        return pool.select(Arrays.copyOf(order, count));
    }

    private void classify(
            LabelledImages train,
            boolean secondSolver,
            Function<LabelledImages, Points> representation)
            throws IOException {
        PointSets images = new PointSets(train, trial.dataset().test(), representation);
        KernelChoice choice =
                KernelChoice.among(
                        images.heldOut(sizes.fitted(), sizes.heldOut()),
                        FACTORS,
                        regularised() ? RIDGES : NO_RIDGE);
        record(new KernelClassifier(images, choice, secondSolver));
    }

    private void record(KernelClassifier classifier) throws IOException {
        trial.epoch(1, classifier.measure(), classifier.images().train().size());
    }

    /** Runs gradient descent on least squares, from zero or from random weights. */
    void linear(boolean elsewhere) throws IOException {
        LabelledImages train = draw(sizes.linear());
        try (Matrix images = pixelColumns(train);
                Matrix targets = OneHot.of(train.labels(), train.classes());
                Matrix wanted = GradientDescent.minimumNorm(images, targets);
                GradientDescent descent =
                        new GradientDescent(images, targets, start(wanted, elsewhere))) {
            for (int epoch = 1; epoch <= trial.epochs(); epoch++) {
                descent.steps(sizes.steps());
                trial.epoch(
                        epoch,
                        Map.of(
                                "distance_to_minimum_norm",
                                descent.weights().relativeDistance(wanted),
                                "residual",
                                descent.residual()),
                        (long) sizes.steps() * train.size());
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

    /**
     * Returns the initial weights: zero, or normal random numbers with the norm of the solution.
     */
    private Matrix start(Matrix wanted, boolean elsewhere) {
        Matrix zero = Matrix.zeros(wanted.rows(), wanted.columns());
        if (!elsewhere) {
            return zero;
        }
        RandomGenerator random = RandomStream.of(trial.seed(), "starting weights");
        double deviation = wanted.norm() / Math.sqrt((double) wanted.rows() * wanted.columns());
        for (int column = 0; column < wanted.columns(); column++) {
            zero.setColumn(
                    column,
                    random.doubles(wanted.rows())
                            .map(ignored -> deviation * random.nextGaussian())
                            .toArray());
        }
        return zero;
    }
}
