package dev.reprokit.paper.researchlog;

import dev.reprokit.experiment.Arm;
import dev.reprokit.nn.AlexNet;

import java.util.List;
import java.util.Map;

/** The networks that the log probes; as arms they memorise random labels. */
enum LogNetwork implements Arm {
    SMALL(
            AlexNet.LOG_SMALL,
            "log's small AlexNet",
            List.of(
                    "conv1", "relu1", "pool1", "lrn1", "conv2", "relu2", "pool2", "lrn2", "fc1",
                    "relu3", "fc2", "relu4", "fc3")),
    FULL(
            AlexNet.LOG_FULL,
            "full AlexNet",
            List.of(
                    "conv1", "relu1", "pool1", "lrn1", "conv2", "relu2", "pool2", "lrn2", "conv3",
                    "conv4", "conv5", "relu3", "pool3", "fc1", "relu4", "fc2", "relu5", "fc3"));

    /** The layers of the small network without local response normalisation. */
    static final List<String> SMALL_WITHOUT_LRN =
            SMALL.layers.stream().filter(layer -> !layer.startsWith("lrn")).toList();

    /** The layers of the first block that networks with and without normalisation have. */
    static final List<String> FIRST_BLOCK = List.of("conv1", "relu1", "pool1");

    /** The layers of the second block that networks with and without normalisation have. */
    static final List<String> SECOND_BLOCK = List.of("conv2", "relu2", "pool2");

    private final AlexNet network;
    private final String label;
    private final List<String> layers;

    LogNetwork(AlexNet network, String label, List<String> layers) {
        this.network = network;
        this.label = label;
        this.layers = layers;
    }

    /** {@return the published network} */
    AlexNet network() {
        return network;
    }

    /** {@return the probed layers, from the input to the output} */
    List<String> layers() {
        return layers;
    }

    @Override
    public String id() {
        return network.name();
    }

    @Override
    public String label() {
        return label;
    }

    @Override
    public Map<String, String> parameters() {
        return Map.of("network", id(), "labels", "random");
    }
}
