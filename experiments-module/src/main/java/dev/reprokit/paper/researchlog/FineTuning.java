package dev.reprokit.paper.researchlog;

import ai.djl.ndarray.NDManager;
import ai.djl.nn.Parameter;

import dev.reprokit.training.Classifier;
import dev.reprokit.training.ImageTensors;
import dev.reprokit.training.Labels;
import dev.reprokit.training.Protocol;
import dev.reprokit.training.Training;

import java.util.List;

/**
 * Continues the training of a network on true labels after it was trained on other labels: all
 * layers, the last one reinitialised. The learning rate stays; each share of the images gets the
 * same number of steps.
 *
 * @param protocol batch size, learning rate and momentum
 * @param steps number of steps, rounded up to whole epochs
 */
record FineTuning(Protocol protocol, int steps) {
    /** Percentages of the training images that have a true label. */
    static final List<Integer> PERCENT = List.of(1, 10, 100);

    /** Sets the decay to 1: the learning rate stays. */
    FineTuning {
        protocol = protocol.withDecay(1);
    }

    /**
     * Trains and measures the test accuracy.
     *
     * @param pretrained the network to train; changed by this method
     * @param untrained the same network before any training, whose last layer is used
     * @param data images with true labels
     * @param percent percentage of the training images used: the first ones, at least one
     * @param seed draws the sample order
     * @return test accuracy, a fraction of 1
     */
    double accuracy(
            Classifier pretrained,
            Classifier untrained,
            ImageTensors data,
            int percent,
            long seed) {
        copyLastLayer(untrained, pretrained);
        int images = Math.max(1, data.trainLabels().length * percent / 100);
        int stepsAnEpoch = (images + protocol.batchSize() - 1) / protocol.batchSize();
        try (NDManager manager = data.trainImages().getManager().newSubManager()) {
            ImageTensors some = data.first(manager, images);
            try (Labels labels = new Labels(manager, some.trainLabels(), data.classes());
                    Labels tested = new Labels(manager, data.testLabels(), data.classes());
                    Training training =
                            new Training(pretrained, some.trainImages(), labels, protocol, seed)) {
                for (int step = 0; step < steps; step += stepsAnEpoch) {
                    training.epoch();
                }
                return pretrained.evaluate(data.testImages(), tested).accuracy();
            }
        }
    }

    /** Copies weights and biases of the last layer: the last two parameters. */
    private static void copyLastLayer(Classifier from, Classifier to) {
        List<Parameter> source = from.block().getParameters().values();
        List<Parameter> target = to.block().getParameters().values();
        for (int i = source.size() - 2; i < source.size(); i++) {
            source.get(i).getArray().copyTo(target.get(i).getArray());
        }
    }
}
