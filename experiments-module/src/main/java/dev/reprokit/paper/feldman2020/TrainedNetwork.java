package dev.reprokit.paper.feldman2020;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;

import dev.reprokit.random.RandomStream;
import dev.reprokit.training.Classifier;
import dev.reprokit.training.DivergedException;
import dev.reprokit.training.Evaluation;
import dev.reprokit.training.ImageTensors;
import dev.reprokit.training.Labels;
import dev.reprokit.training.Training;

import java.util.Arrays;

/**
 * A network trained on some of the training images. Closing it frees its parameters.
 *
 * @param classifier the network
 * @param lastPass loss and accuracy over the last pass, while the network changed
 */
record TrainedNetwork(Classifier classifier, Evaluation lastPass) implements AutoCloseable {

    /**
     * Trains a network.
     *
     * @param manager creates it on its device
     * @param setup architecture, protocol and passes
     * @param data all training images
     * @param labels the labels to fit
     * @param subset the indices of the images to train with
     * @param seed draws initial weights and sample order
     * @throws DivergedException if the loss of the last pass is infinite or not a number
     */
    static TrainedNetwork on(
            NDManager manager,
            LongTailSetup setup,
            ImageTensors data,
            FlippedLabels labels,
            int[] subset,
            long seed) {
        Classifier classifier =
                new Classifier(
                        setup.network(),
                        manager,
                        data.trainImages().getShape(),
                        RandomStream.of(seed, "initial weights"));
        try (NDManager scope = manager.newSubManager();
                Labels fitted = new Labels(scope, labels.of(subset), data.classes());
                Training training =
                        new Training(
                                classifier,
                                images(scope, data, subset),
                                fitted,
                                setup.protocol(),
                                seed)) {
            Evaluation last = training.epoch();
            for (int pass = 2; pass <= setup.passes(); pass++) {
                last = training.epoch();
            }
            if (!Double.isFinite(last.loss())) {
                throw new DivergedException("the loss of a network is " + last.loss());
            }
            return new TrainedNetwork(classifier, last);
        } catch (RuntimeException | Error e) {
            classifier.close();
            throw e;
        }
    }

    private static NDArray images(NDManager scope, ImageTensors data, int[] subset) {
        NDArray indices = scope.create(Arrays.stream(subset).asLongStream().toArray());
        return data.trainImages().get(scope, new NDIndex("{}", indices));
    }

    @Override
    public void close() {
        classifier.close();
    }
}
