package dev.reprokit.paper.zhang2017;

import dev.reprokit.data.Dataset;
import dev.reprokit.data.LabelCorruption;
import dev.reprokit.data.LabelledImages;
import dev.reprokit.experiment.Trial;
import dev.reprokit.nn.Mlp;
import dev.reprokit.training.ClassificationRun;
import dev.reprokit.training.ImageTensors;
import dev.reprokit.training.Protocol;

import java.io.IOException;
import java.util.Map;

/**
 * Trains a network of one hidden layer on random labels, to show how many weights gradient descent
 * needs.
 *
 * @param multiple the width as a multiple of the widest network that has no more weights than the
 *     theorem's
 * @param n number of training images
 * @param batchSize images per step
 * @param epochs epochs of the training
 */
record HiddenLayer(int multiple, int n, int batchSize, int epochs) implements Expressivity.Fit {
    private static final int DIMENSION = 3 * Expressivity.CROP * Expressivity.CROP;
    private static final int CLASSES = 10;

    @Override
    public String name() {
        return "weights-x" + multiple;
    }

    @Override
    public String label() {
        return "width %d, %,d weights".formatted(width(), weights(width()));
    }

    @Override
    public Map<String, String> parameters() {
        return Map.of("width", String.valueOf(width()), "n", String.valueOf(n));
    }

    int width() {
        return multiple * ((theorem(n) - CLASSES) / (weights(1) - CLASSES));
    }

    /** Returns the number of weights and biases: d inputs, a hidden layer, ten outputs. */
    static int weights(int width) {
        return width * (DIMENSION + 1) + CLASSES * (width + 1);
    }

    /** Returns the number of weights of the theorem's network for n images. */
    static int theorem(int n) {
        return 2 * n + DIMENSION;
    }

    /** Trains on the first n images, with labels that the seed draws. */
    @Override
    public void run(Trial trial) throws IOException {
        Dataset dataset = trial.dataset();
        LabelledImages train = dataset.train().first(n);
        int[] labels = LabelCorruption.drawn(train, 1, trial.seed());
        try (ImageTensors tensors =
                ImageTensors.of(trial.manager(), train, dataset.test(), Expressivity.CROP)) {
            new ClassificationRun(
                            new Mlp(1, width(), CLASSES),
                            Expressivity.CROP,
                            Protocol.PUBLISHED.withBatchSize(batchSize),
                            true)
                    .run(trial, tensors, labels);
        }
    }
}
