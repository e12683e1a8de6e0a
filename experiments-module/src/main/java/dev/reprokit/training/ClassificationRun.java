package dev.reprokit.training;

import dev.reprokit.nn.Network;
import dev.reprokit.random.RandomStream;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/**
 * Trains one classifier as a trial, with the metrics {@code train_loss}, {@code train_accuracy}
 * (means over the epoch's batches, while the network changes, dropout and random crops included),
 * {@code test_loss} and {@code test_accuracy} after each epoch. Losses are in nats, accuracies
 * fractions of 1.
 *
 * @param network what to train
 * @param crop height and width of the centre crop, in pixels
 * @param protocol how to train it
 * @param evaluatesTraining whether to evaluate the training images after each epoch too, as {@code
 *     evaluated_train_accuracy}: 1 if and only if every one is right
 */
public record ClassificationRun(
        Network network, int crop, Protocol protocol, boolean evaluatesTraining) {

    /**
     * Trains for the condition's epochs, or for those that a killed run left. Initial weights and
     * sample order are drawn from the trial's seed alone, so that conditions of a seed are paired:
     * networks with equal parameters start equal.
     *
     * @param trial data, device, seed, and where to record
     * @param trainLabels what to fit: true or corrupted classes of the training images
     * @throws IOException if metrics cannot be written
     */
    public void run(TrainingTrial trial, int[] trainLabels) throws IOException {
        ImageTensors data = trial.tensors(crop);
        run(
                trial,
                data,
                protocol.randomCrop()
                        ? new RandomCrops(
                                trial.manager(), trial.dataset().train(), crop, trial.seed())
                        : TrainingImages.fixed(data.trainImages()),
                trainLabels);
    }

    /**
     * As {@link #run(TrainingTrial, int[])}, on images that the trial has made itself.
     *
     * @param trial device, seed, and where to record
     * @param data what to train and to test on
     * @param trainLabels what to fit
     * @throws IOException if metrics cannot be written
     * @throws IllegalArgumentException if the protocol crops at random: these images are cropped
     */
    public void run(TrainingTrial trial, ImageTensors data, int[] trainLabels) throws IOException {
        if (protocol.randomCrop()) {
            throw new IllegalArgumentException(
                    "images that are cropped cannot be cropped at random");
        }
        run(trial, data, TrainingImages.fixed(data.trainImages()), trainLabels);
    }

    /**
     * As {@link #run(TrainingTrial, int[])}, on training images that differ from epoch to epoch.
     * Crops are their affair, whatever the protocol says.
     *
     * @param trial device, seed, and where to record
     * @param data what to test on, and the shape of the images
     * @param images what to train on
     * @param trainLabels what to fit
     * @throws IOException if metrics cannot be written
     */
    public void run(
            TrainingTrial trial, ImageTensors data, TrainingImages images, int[] trainLabels)
            throws IOException {
        try (Classifier classifier = untrained(trial, data);
                Labels fitted = new Labels(trial.manager(), trainLabels, data.classes());
                Labels tested = new Labels(trial.manager(), data.testLabels(), data.classes());
                Training training =
                        new Training(classifier, images, fitted, protocol, trial.seed())) {
            int epochs = trial.epochs();
            for (int epoch = trial.resume(training::restore) + 1; epoch <= epochs; epoch++) {
                Evaluation train = training.epoch();
                Evaluation test = classifier.evaluate(data.testImages(), tested);
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
     * The network as it is before the first epoch.
     *
     * @param trial its seed draws the initial weights
     * @return a new classifier on the trial's device; to be closed, or freed when the trial ends
     */
    public Classifier untrained(TrainingTrial trial) {
        return untrained(trial, trial.tensors(crop));
    }

    private Classifier untrained(TrainingTrial trial, ImageTensors data) {
        return new Classifier(
                network,
                trial.manager(),
                data.trainImages().getShape(),
                RandomStream.of(trial.seed(), "initial weights"));
    }
}
