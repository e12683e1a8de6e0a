package dev.reprokit.paper.maennel2020;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Parameter;

import dev.reprokit.experiment.Arm;
import dev.reprokit.paper.Figures;
import dev.reprokit.random.RandomStream;
import dev.reprokit.training.Classifier;

import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;

/**
 * What a network is given of one that has fitted random labels, before it is trained on true ones.
 */
enum Transfer implements Arm {
    SCRATCH("from scratch"),
    COVARIANCE("covariance of the first filters"),
    RESCALED("pre-trained"),
    UNSCALED("pre-trained, no rescaling");

    /** The last layer's weights and biases are never transferred. */
    private static final int LAST_LAYER = 2;

    private final String label;

    Transfer(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }

    @Override
    public Map<String, String> parameters() {
        return Map.of("transfer", id());
    }

    /** Returns the paper's training accuracy after 1,000 steps, read off its picture. */
    double published() {
        return Figures.MAENNEL_POINTS
                .series("accuracy", id(), "paper", "Maennel et al.", label)
                .points()
                .get(1000.0);
    }

    /**
     * Tells whether anything is transferred.
     *
     * @return false if the network begins with the weights of an untrained one only
     */
    boolean isPretrained() {
        return this != SCRATCH;
    }

    /**
     * Transfers to an untrained network from one that has fitted random labels.
     *
     * @param network the untrained network, whose parameters this method changes
     * @param trained the same network after its training on random labels
     * @param manager creates temporary arrays
     * @param seed draws the filters that have the learnt covariance
     */
    void applyTo(Classifier network, Classifier trained, NDManager manager, long seed) {
        List<Parameter> target = network.block().getParameters().values();
        List<Parameter> source = trained.block().getParameters().values();
        int transferred =
                switch (this) {
                    case SCRATCH -> 0;
                    case COVARIANCE -> 1;
                    case RESCALED, UNSCALED -> target.size() - LAST_LAYER;
                };
        try (NDManager scope = manager.newSubManager()) {
            for (int i = 0; i < transferred; i++) {
                NDArray from = source.get(i).getArray();
                NDArray to = target.get(i).getArray();
                switch (this) {
                    case COVARIANCE -> rescale(drawn(from, scope, seed), to, scope);
                    case RESCALED -> rescale(from, to, scope);
                    default -> from.copyTo(to);
                }
            }
        }
    }

    /** Copies an array, scaled to the l2 norm of the array that it replaces. */
    private static void rescale(NDArray from, NDArray to, NDManager scope) {
        NDArray scaled = from.mul(norm(to, scope) / norm(from, scope));
        scaled.attach(scope);
        scaled.copyTo(to);
    }

    private static float norm(NDArray array, NDManager scope) {
        NDArray norm = array.norm();
        norm.attach(scope);
        return norm.getFloat();
    }

    private static NDArray drawn(NDArray filters, NDManager scope, long seed) {
        float[] drawn =
                FirstLayer.drawn(
                        filters.toFloatArray(),
                        (int) filters.getShape().get(0),
                        RandomStream.of(seed, "filters with the learnt covariance"));
        return scope.create(FloatBuffer.wrap(drawn), filters.getShape());
    }
}
