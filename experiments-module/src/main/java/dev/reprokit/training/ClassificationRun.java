package dev.reprokit.training;

import dev.reprokit.nn.Network;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/**
 * Trains one classifier as a trial (a setting run with one seed) and records four metrics after
 * each epoch: {@code train_loss} and {@code train_accuracy} (means over the epoch's batches while
 * the network changes, with dropout and random crops), {@code test_loss} and {@code test_accuracy}.
 * Losses are in nats, accuracies are fractions of 1. The trial keeps which test images are right
 * after the last epoch.
 *
 * @param network the network to train
 * @param crop side of the square that is cut from the centre of each image, in pixels
 * @param protocol batch size, learning rate, optimiser, weight decay and random crops
 * @param evaluatesTraining true to evaluate the training images after each epoch too, as {@code
 *     evaluated_train_accuracy}. It tells whether the network has fitted all images: it is 1 only
 *     if the network as it is after the epoch classifies every image right, whereas {@code
 *     train_accuracy} mixes the networks of all steps of the epoch
 */
public record ClassificationRun(
        Network network, int crop, Protocol protocol, boolean evaluatesTraining) {

    /**
     * Trains for the trial's epochs, or for the remaining ones if a killed run left a checkpoint.
     * The trial's seed alone determines initial weights and sample order, so that trials with the
     * same seed can be compared in pairs: networks with equal parameters start equal.
     *
     * @param trial data, device, seed, and where to record
     * @param trainLabels the labels to fit: true or corrupted classes of the training images, one
     *     per image; if there are fewer labels than images, the first images are trained on
     * @throws IOException if metrics cannot be written
     * @throws DivergedException if a metric is infinite or not a number
     * @throws IllegalArgumentException if there are more labels than training images, or none
     */
    public void run(TrainingTrial trial, int[] trainLabels) throws IOException {
        int images = trainLabels.length;
        ImageTensors data = trial.tensors(crop).first(trial.manager(), images);
        run(
                trial,
                data,
                protocol.randomCrop()
                        ? new RandomCrops(
                                trial.manager(),
                                trial.dataset().train().first(images),
                                crop,
                                trial.seed())
                        : TrainingImages.fixed(data.trainImages()),
                trainLabels);
    }

    /**
     * Trains like {@link #run(TrainingTrial, int[])}, on images that the caller has prepared.
     *
     * @param trial device, seed, and where to record
     * @param data images to train and to test on
     * @param trainLabels the labels to fit, one per training image
     * @throws IOException if metrics cannot be written
     * @throws DivergedException if a metric is infinite or not a number
     * @throws IllegalArgumentException if the protocol crops at random: these images are cropped
     *     already
     */
    public void run(TrainingTrial trial, ImageTensors data, int[] trainLabels) throws IOException {
        if (protocol.randomCrop()) {
            throw new IllegalArgumentException(
                    "these images are cropped already; random crops need whole ones");
        }
        run(trial, data, TrainingImages.fixed(data.trainImages()), trainLabels);
    }

    /**
     * Trains like {@link #run(TrainingTrial, int[])}, on training images that may differ from epoch
     * to epoch. Any cropping is left to {@code images}; the protocol's random crops are ignored.
     *
     * @param trial device, seed, and where to record
     * @param data images to test on; its training images give the input shape
     * @param images images to train on
     * @param trainLabels the labels to fit, one per training image
     * @throws IOException if metrics cannot be written
     * @throws DivergedException if a metric is infinite or not a number
     */
    public void run(
            TrainingTrial trial, ImageTensors data, TrainingImages images, int[] trainLabels)
            throws IOException {
        try (Classifier classifier = new Classifier(network, trial, data);
                Labels fitted = new Labels(trial.manager(), trainLabels, data.classes());
                Labels tested = new Labels(trial.manager(), data.testLabels(), data.classes());
                Training training =
                        new Training(classifier, images, fitted, protocol, trial.seed())) {
            int epochs = trial.epochs();
            for (int epoch = trial.resume(training::restore) + 1; epoch <= epochs; epoch++) {
                Evaluation train = training.epoch();
                Evaluation test =
                        epoch == epochs
                                ? classifier.test(trial, data, tested)
                                : classifier.evaluate(data.testImages(), tested);
                Map<String, Double> metrics = new HashMap<>();
                metrics.put("train_loss", train.loss());
                metrics.put("train_accuracy", train.accuracy());
                metrics.put("test_loss", test.loss());
                metrics.put("test_accuracy", test.accuracy());
                if (evaluatesTraining) {
                    metrics.put(
                            "evaluated_train_accuracy",
                            classifier.evaluate(data.trainImages(), fitted).accuracy());
                }
                trial.epoch(epoch, metrics, images.size(), training.state());
            }
        }
    }

    /**
     * Creates the network as it is before the first epoch.
     *
     * @param trial its seed draws the initial weights
     * @return a new classifier on the trial's device; close it, or it is freed when the trial ends
     */
    public Classifier untrained(TrainingTrial trial) {
        return new Classifier(network, trial, trial.tensors(crop));
    }
}
