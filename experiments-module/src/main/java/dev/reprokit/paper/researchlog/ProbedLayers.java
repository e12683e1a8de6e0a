package dev.reprokit.paper.researchlog;

import java.util.List;

/** The probed layers of the log's networks, from the input to the output. */
final class ProbedLayers {
    /** The layers of the log's full AlexNet. */
    static final List<String> FULL =
            List.of(
                    "conv1", "relu1", "pool1", "lrn1", "conv2", "relu2", "pool2", "lrn2", "conv3",
                    "conv4", "conv5", "relu3", "pool3", "fc1", "relu4", "fc2", "relu5", "fc3");

    /** The layers of the log's small AlexNet. */
    static final List<String> SMALL =
            List.of(
                    "conv1", "relu1", "pool1", "lrn1", "conv2", "relu2", "pool2", "lrn2", "fc1",
                    "relu3", "fc2", "relu4", "fc3");

    /** The layers of the log's small AlexNet without local response normalisation. */
    static final List<String> SMALL_WITHOUT_LRN =
            SMALL.stream().filter(layer -> !layer.startsWith("lrn")).toList();

    /**
     * The layers of the first block up to its pool, so that networks with and without normalisation
     * have them.
     */
    static final List<String> FIRST_BLOCK = List.of("conv1", "relu1", "pool1");

    /** The layers of the second block up to its pool. */
    static final List<String> SECOND_BLOCK = List.of("conv2", "relu2", "pool2");

    private ProbedLayers() {}
}
