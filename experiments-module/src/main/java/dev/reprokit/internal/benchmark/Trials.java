package dev.reprokit.internal.benchmark;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;

import dev.reprokit.nn.Network;
import dev.reprokit.random.RandomStream;
import dev.reprokit.training.Classifier;
import dev.reprokit.training.ImageTensors;
import dev.reprokit.training.Labels;
import dev.reprokit.training.Protocol;
import dev.reprokit.training.Training;

import java.util.Arrays;
import java.util.List;

/** Trials of one network side by side, one per worker, all on the same images. */
final class Trials implements AutoCloseable {
    private final Workers workers;
    private final int images;
    private final NDManager scope;
    private final List<OneTrial> trials;

    /**
     * Prepares one trial per worker.
     *
     * @param workers the threads
     * @param network the network to train
     * @param data at least {@code images} training images
     * @param images number of images per epoch
     * @param protocol the training protocol
     * @throws RuntimeException if the memory does not hold them; all of their memory is freed then
     */
    Trials(Workers workers, Network network, ImageTensors data, int images, Protocol protocol) {
        this.workers = workers;
        this.images = images;
        scope = data.trainImages().getManager().newSubManager();
        try {
            trials =
                    workers.each(
                            worker ->
                                    OneTrial.of(
                                            scope.newSubManager(),
                                            worker,
                                            network,
                                            data,
                                            images,
                                            protocol));
        } catch (RuntimeException e) {
            scope.close();
            throw e;
        }
    }

    /** Trains every trial for some epochs. */
    Timing train(int epochs) {
        return workers.time(worker -> trials.get(worker).train(epochs));
    }

    /** Evaluates every trial on the images that it trained on. */
    Timing evaluate() {
        return workers.time(worker -> trials.get(worker).evaluate());
    }

    /** {@return the number of images that all trials together process in an epoch} */
    int imagesPerEpoch() {
        return images * trials.size();
    }

    @Override
    public void close() {
        trials.forEach(OneTrial::close);
        scope.close();
    }

    private record OneTrial(
            NDManager manager,
            NDArray images,
            Labels labels,
            Classifier classifier,
            Training training)
            implements AutoCloseable {

        static OneTrial of(
                NDManager manager,
                int seed,
                Network network,
                ImageTensors data,
                int size,
                Protocol protocol) {
            NDArray images = data.trainImages().get(manager, new NDIndex().addSliceDim(0, size));
            Labels labels =
                    new Labels(manager, Arrays.copyOf(data.trainLabels(), size), data.classes());
            Classifier classifier =
                    new Classifier(
                            network,
                            manager,
                            images.getShape(),
                            RandomStream.of(seed, "initial weights"));
            Training training = new Training(classifier, images, labels, protocol, seed);
            return new OneTrial(manager, images, labels, classifier, training);
        }

        void train(int epochs) {
            for (int epoch = 0; epoch < epochs; epoch++) {
                training.epoch();
            }
        }

        void evaluate() {
            classifier.evaluate(images, labels);
        }

        @Override
        public void close() {
            training.close();
            classifier.close();
            manager.close();
        }
    }
}
