package dev.reprokit.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import ai.djl.util.Pair;

import dev.reprokit.nn.GradientMode;
import dev.reprokit.nn.Network;
import dev.reprokit.nn.OperationCheck;
import dev.reprokit.random.RandomStream;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;

/** A network with its parameters on a device, a GPU or the CPU. Closing it frees the parameters. */
public final class Classifier implements AutoCloseable {
    private static final int EVALUATION_BATCH = 250;
    static final String PARAMETER = "parameter/";

    private final NDManager manager;
    private final Block block;
    private final ParameterStore parameters;

    /**
     * Builds a network and draws its initial parameters.
     *
     * @param network the architecture
     * @param parent determines the device; closing it closes the classifier too
     * @param input shape of a batch of images, (batch, channels, height, width)
     * @param random draws the parameters
     * @throws IllegalStateException if PyTorch computes one of its operations wrongly on this
     *     machine ({@link dev.reprokit.nn.OperationCheck} says when)
     */
    public Classifier(Network network, NDManager parent, Shape input, RandomGenerator random) {
        manager = parent.newSubManager();
        block = network.build();
        GradientMode.off();
        network.initialisation().initialise(block, manager, input, random);
        OperationCheck.require(block, manager);
        parameters = new ParameterStore(manager, false);
    }

    /**
     * Builds the network of a trial. The trial's seed alone draws its initial parameters, so that
     * networks with equal parameters start equal.
     *
     * @param network the architecture
     * @param trial its seed, and the device; the end of the trial closes the classifier too
     * @param data images of the shape that the network takes
     * @throws IllegalStateException if PyTorch computes one of its operations wrongly on this
     *     machine ({@link dev.reprokit.nn.OperationCheck} says when)
     */
    public Classifier(Network network, TrainingTrial trial, ImageTensors data) {
        this(
                network,
                trial.manager(),
                data.trainImages().getShape(),
                RandomStream.of(trial.seed(), "initial weights"));
    }

    /** {@return the network's layers and parameters} */
    public Block block() {
        return block;
    }

    NDManager manager() {
        return manager;
    }

    /**
     * Returns all parameters, untrained ones such as running statistics included.
     *
     * @return the arrays themselves, not copies, by {@code parameter/NAME}
     */
    Map<String, NDArray> state() {
        Map<String, NDArray> state = new LinkedHashMap<>();
        for (Pair<String, Parameter> entry : block.getParameters()) {
            state.put(PARAMETER + entry.getKey(), entry.getValue().getArray());
        }
        return state;
    }

    /**
     * Loads the parameters from a checkpoint, which may hold other arrays too.
     *
     * @throws IllegalArgumentException if the checkpoint belongs to another network
     */
    void restore(Checkpoint checkpoint) {
        state().forEach((name, array) -> checkpoint.get(name, array.getShape()).copyTo(array));
    }

    /**
     * Computes class scores.
     *
     * @param images (batch, channels, height, width)
     * @param training true in a training pass, so that dropout and batch statistics are active
     * @return logits (batch, classes), attached to the images' manager
     */
    public NDArray logits(NDArray images, boolean training) {
        return block.forward(parameters, new NDList(images), training).singletonOrThrow();
    }

    /**
     * Computes mean cross-entropy and accuracy without training.
     *
     * @param images (images, channels, height, width)
     * @param labels their classes on the device
     * @return both over all images; neither images nor labels are closed
     */
    public Evaluation evaluate(NDArray images, Labels labels) {
        return evaluate(images, labels, (from, right) -> {});
    }

    /**
     * Evaluates the test images of a trial (a setting run with one seed), and lets the trial keep
     * which of them are right. A comparison with a baseline, an accepted run, then names the images
     * that were lost. Call it once, after the last epoch and before that epoch is recorded.
     *
     * @param trial keeps the answers, if the images are the test images of its data set
     * @param data has the images, and their classes on Java's heap
     * @param labels the same classes on the device
     * @return loss and accuracy as {@link #evaluate} computes them, to the last bit
     * @throws IOException if the answers cannot be written
     */
    public Evaluation test(TrainingTrial trial, ImageTensors data, Labels labels)
            throws IOException {
        boolean[] right = new boolean[data.testLabels().length];
        Evaluation test = evaluate(data.testImages(), labels, into(right));
        trial.tested(data.testLabels(), right);
        return test;
    }

    /**
     * Tells of each image whether the network gets it right, without training.
     *
     * @param images (images, channels, height, width)
     * @param labels their classes on the device
     * @return one answer per image, in their order; neither images nor labels are closed
     */
    public boolean[] right(NDArray images, Labels labels) {
        boolean[] right = new boolean[(int) images.getShape().get(0)];
        evaluate(images, labels, into(right));
        return right;
    }

    private static Answers into(boolean[] right) {
        return (from, batch) -> {
            boolean[] some = batch.toBooleanArray();
            System.arraycopy(some, 0, right, from, some.length);
        };
    }

    /** Receives, for each batch, the index of its first image and which of its images are right. */
    private interface Answers {
        void accept(int from, NDArray right);
    }

    private Evaluation evaluate(NDArray images, Labels labels, Answers answers) {
        long size = images.getShape().get(0);
        try (NDManager epoch = manager.newSubManager()) {
            RunningSums sums = new RunningSums(epoch);
            for (int from = 0; from < size; from += EVALUATION_BATCH) {
                try (NDManager batch = epoch.newSubManager()) {
                    NDIndex range =
                            new NDIndex()
                                    .addSliceDim(from, Math.min(size, from + EVALUATION_BATCH));
                    NDArray x = images.get(batch, range);
                    NDArray logits = logits(x, false);
                    Labels.Batch y = labels.pick(batch, range);
                    NDArray right = y.right(logits);
                    sums.add(y.lossSum(logits), Labels.Batch.count(right));
                    answers.accept(from, right);
                }
            }
            return sums.over(size);
        }
    }

    @Override
    public void close() {
        manager.close();
    }
}
