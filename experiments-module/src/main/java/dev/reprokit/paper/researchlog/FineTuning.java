package dev.reprokit.paper.researchlog;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.nn.Parameter;
import ai.djl.util.Pair;

import dev.reprokit.training.Classifier;
import dev.reprokit.training.Evaluation;
import dev.reprokit.training.ImageTensors;
import dev.reprokit.training.Labels;
import dev.reprokit.training.Protocol;
import dev.reprokit.training.Training;

import java.util.Arrays;
import java.util.List;

/**
 * Trains a network that was trained on other labels further on true ones, all layers, the last one
 * anew. The learning rate stays; each share of the images gets as many steps.
 *
 * @param protocol batch size, learning rate, momentum
 * @param steps how many steps, rounded up to whole epochs
 */
record FineTuning(Protocol protocol, int steps) {
    /** Percent of the training images that have a true label. */
    static final List<Integer> PERCENT = List.of(1, 10, 100);

    /** The learning rate does not decay. */
    FineTuning {
        protocol = protocol.withDecay(1);
    }

    /**
     * Trains.
     *
     * @param pretrained changes
     * @param untrained the same network before any training, whose last layer is taken
     * @param data images with true labels
     * @param percent how many of the training images are used, the first of them, one at least
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
        int[] known = data.trainLabels();
        int images = Math.max(1, known.length * percent / 100);
        int stepsAnEpoch = (images + protocol.batchSize() - 1) / protocol.batchSize();
        try (NDManager manager = data.trainImages().getManager().newSubManager();
                Labels labels = new Labels(manager, Arrays.copyOf(known, images), data.classes());
                Labels tested = new Labels(manager, data.testLabels(), data.classes())) {
            NDArray some = data.trainImages().get(manager, new NDIndex().addSliceDim(0, images));
            try (Training training = new Training(pretrained, some, labels, protocol, seed)) {
                for (int step = 0; step < steps; step += stepsAnEpoch) {
                    training.epoch();
                }
            }
            Evaluation evaluation = pretrained.evaluate(data.testImages(), tested);
            return evaluation.accuracy();
        }
    }

    /** Weights and biases: the last two parameters. */
    private static void copyLastLayer(Classifier from, Classifier to) {
        List<Pair<String, Parameter>> source = parameters(from);
        List<Pair<String, Parameter>> target = parameters(to);
        for (int i = source.size() - 2; i < source.size(); i++) {
            source.get(i).getValue().getArray().copyTo(target.get(i).getValue().getArray());
        }
    }

    private static List<Pair<String, Parameter>> parameters(Classifier classifier) {
        return classifier.block().getParameters().stream().toList();
    }
}
