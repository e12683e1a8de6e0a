package dev.reprokit.probe;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;

import dev.reprokit.nn.GradientMode;
import dev.reprokit.random.RandomStream;
import dev.reprokit.training.Evaluation;
import dev.reprokit.training.ImageTensors;
import dev.reprokit.training.Protocol;
import dev.reprokit.training.UpdateRule;
import dev.reprokit.training.WeightDecay;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * Trains probes: one linear softmax classifier per layer of a trained network, on that layer's
 * output as features. The network itself stays as it is; a probe's accuracy tells how well the
 * layer separates the classes. All probes are trained together, on the same samples in the same
 * order, with the same result as one by one.
 *
 * @param protocol batch size, learning rate, decay and momentum
 * @param epochs number of passes over the features, at least 1
 */
public record LinearProbes(Protocol protocol, int epochs) {

    /**
     * The probes (linear classifiers on the outputs of layers) of the research log, a notebook of
     * training runs on CIFAR-10 that ReproKit repeats: each probe is trained for ten epochs with
     * the log's own batch size and learning rate, {@link Protocol#PUBLISHED}.
     */
    public static final LinearProbes RESEARCH_LOG = new LinearProbes(Protocol.PUBLISHED, 10);

    /**
     * Checks that probes (linear classifiers) can be trained by this protocol.
     *
     * @throws IllegalArgumentException if {@code epochs} is below 1, or the protocol has weight
     *     decay, random crops or another rule than momentum
     */
    public LinearProbes {
        if (epochs < 1) {
            throw new IllegalArgumentException(
                    "expected at least 1 epoch of a probe, but got " + epochs);
        }
        if (protocol.randomCrop()
                || !protocol.weightDecay().equals(WeightDecay.NONE)
                || !(protocol.rule() instanceof UpdateRule.Momentum)) {
            throw new IllegalArgumentException(
                    "probes are trained on fixed features by SGD with momentum and without weight"
                            + " decay, not by "
                            + protocol);
        }
    }

    /** Returns the factor of the velocity in each step. */
    double momentum() {
        return ((UpdateRule.Momentum) protocol.rule()).factor();
    }

    /**
     * Returns the stream that draws a probe's initial weights.
     *
     * @param seed the trial's seed
     * @param layer the layer's name
     * @return the beginning of the stream
     */
    static RandomGenerator initialWeights(long seed, String layer) {
        return RandomStream.of(seed, "initial weights of the probe of " + layer);
    }

    /**
     * Trains the probes (linear classifiers) of all layers on the true labels.
     *
     * @param features the features of all probed layers; stays open
     * @param data the data set from whose images the features were computed; its labels are fitted
     *     and tested
     * @param seed draws initial weights and sample order
     * @return the name of each layer, in the network's order, with the loss (nats) and accuracy (0
     *     to 1) of its probe on the test images after the last epoch
     */
    public Map<String, Evaluation> train(ProbeFeatures features, ImageTensors data, long seed) {
        GradientMode.off();
        Map<String, Evaluation> byLayer = new LinkedHashMap<>();
        features.layers().forEach(layer -> byLayer.put(layer, null));
        NDManager parent = data.trainImages().getManager();
        try (NDManager manager = parent.newSubManager()) {
            for (ProbeFeatures.Group group : features.groups()) {
                List<Evaluation> evaluations = train(group, data, seed, manager);
                for (int i = 0; i < evaluations.size(); i++) {
                    byLayer.put(group.layers().get(i), evaluations.get(i));
                }
            }
        }
        return byLayer;
    }

    private List<Evaluation> train(
            ProbeFeatures.Group group, ImageTensors data, long seed, NDManager manager) {
        try (SoftmaxRegressions probes =
                new SoftmaxRegressions(
                        manager,
                        group.features(),
                        data.classes(),
                        group.layers().stream().map(layer -> initialWeights(seed, layer)).toList(),
                        momentum(),
                        protocol.learningRate(1))) {
            NDArray labels = minusOneHot(manager, data.trainLabels(), data.classes());
            RandomGenerator order = RandomStream.of(seed, "sample order");
            for (int epoch = 1; epoch <= epochs; epoch++) {
                probes.setLearningRate(protocol.learningRate(epoch));
                epoch(probes, group.train(), labels, order, manager);
            }
            return probes.evaluate(
                    group.test(),
                    manager.create(Arrays.stream(data.testLabels()).asLongStream().toArray()),
                    minusOneHot(manager, data.testLabels(), data.classes()));
        }
    }

    private void epoch(
            SoftmaxRegressions probes,
            NDArray features,
            NDArray labels,
            RandomGenerator order,
            NDManager manager) {
        int size = (int) features.getShape().get(0);
        int batchSize = Math.min(size, protocol.batchSize());
        try (NDManager scope = manager.newSubManager()) {
            NDIndex shuffled = new NDIndex("{}", scope.create(shuffled(size, order)));
            NDArray x = features.get(scope, shuffled);
            NDArray y = labels.get(scope, shuffled);
            NDArray stepSize = probes.stepSize(scope, batchSize);
            for (int from = 0; from < size; from += batchSize) {
                int to = Math.min(size, from + batchSize);
                try (NDManager batch = scope.newSubManager()) {
                    NDIndex range = new NDIndex().addSliceDim(from, to);
                    probes.step(
                            x.get(batch, range),
                            y.get(batch, range),
                            to - from == batchSize ? stepSize : probes.stepSize(batch, to - from));
                }
            }
        }
    }

    private static long[] shuffled(int size, RandomGenerator order) {
        return Arrays.stream(RandomStream.permutation(size, order)).asLongStream().toArray();
    }

    private static NDArray minusOneHot(NDManager manager, int[] labels, int classes) {
        float[] rows = new float[labels.length * classes];
        for (int image = 0; image < labels.length; image++) {
            rows[image * classes + labels[image]] = -1;
        }
        return manager.create(rows, new Shape(labels.length, classes));
    }
}
