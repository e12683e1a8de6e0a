package dev.reprokit.paper.zhang2017;

import dev.reprokit.data.Dataset;
import dev.reprokit.data.LabelCorruption;
import dev.reprokit.data.LabelledImages;
import dev.reprokit.experiment.Condition;
import dev.reprokit.experiment.Trial;
import dev.reprokit.nn.Mlp;
import dev.reprokit.record.result.Scale;
import dev.reprokit.training.ClassificationRun;
import dev.reprokit.training.ImageTensors;
import dev.reprokit.training.Protocol;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * Networks of one hidden layer, trained on random labels, which show how many weights gradient
 * descent needs.
 *
 * @param n number of training images
 * @param epochs epochs of each network
 * @param batch images per step
 */
record WidthSweep(int n, int epochs, int batch) {
    private static final int DIMENSION = 3 * Expressivity.CROP * Expressivity.CROP;
    private static final int CLASSES = 10;

    /** Returns the sweep of a scale. */
    static WidthSweep of(Scale scale) {
        return switch (scale) {
            case SMOKE -> new WidthSweep(200, 22, 8);
            case REDUCED -> new WidthSweep(300, 40, 8);
            case PAPER -> new WidthSweep(50_000, 250, 128);
        };
    }

    /** Multiple of the narrowest network, which is as wide as 2n + d weights allow. */
    static final int NARROWEST = 1;

    /** Multiple of the widest network. */
    static final int WIDEST = 64;

    /** Returns the widths of a scale, as multiples of the narrowest. */
    static List<Integer> multiples(Scale scale) {
        return scale == Scale.SMOKE
                ? List.of(NARROWEST, 8, WIDEST)
                : List.of(NARROWEST, 2, 4, 8, 16, 32, WIDEST);
    }

    /**
     * Returns the number of weights and biases at a width: d inputs, a hidden layer, ten outputs.
     */
    static int weights(int width) {
        return width * (DIMENSION + 1) + CLASSES * (width + 1);
    }

    /** Returns the number of weights of the theorem's network for these images. */
    int theorem() {
        return 2 * n + DIMENSION;
    }

    /**
     * Returns the width of a network of this sweep.
     *
     * @param multiple the width as a multiple of the widest network that has no more weights than
     *     the theorem's
     * @return its hidden units
     */
    int width(int multiple) {
        return multiple * ((theorem() - CLASSES) / (weights(1) - CLASSES));
    }

    /** Returns a network of this sweep as a condition. */
    Condition condition(int multiple) {
        int width = width(multiple);
        return new Condition(
                Expressivity.width(multiple),
                "width %d, %,d weights".formatted(width, weights(width)),
                epochs,
                Map.of("width", String.valueOf(width), "n", String.valueOf(n)));
    }

    /** Trains on the first n images, with labels that the seed draws. */
    void run(Trial trial) throws IOException {
        int width = Integer.parseInt(trial.condition().parameters().get("width"));
        Dataset dataset = trial.dataset();
        LabelledImages train = dataset.train().first(n);
        int[] labels = LabelCorruption.drawn(train, 1, trial.seed());
        try (ImageTensors tensors =
                ImageTensors.of(trial.manager(), train, dataset.test(), Expressivity.CROP)) {
            new ClassificationRun(
                            new Mlp(1, width, CLASSES),
                            Expressivity.CROP,
                            Protocol.PUBLISHED.withBatchSize(batch),
                            true)
                    .run(trial, tensors, labels);
        }
    }
}
