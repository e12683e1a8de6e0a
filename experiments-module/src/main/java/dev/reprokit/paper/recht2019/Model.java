package dev.reprokit.paper.recht2019;

import dev.reprokit.experiment.Condition;
import dev.reprokit.nn.AlexNet;
import dev.reprokit.nn.Mlp;
import dev.reprokit.nn.Network;
import dev.reprokit.nn.ResNet;
import dev.reprokit.nn.SmallInception;
import dev.reprokit.record.result.Scale;
import dev.reprokit.training.Protocol;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The models that are trained here and tested on a new test set. */
enum Model {
    LINEAR("linear"),
    RANDOM_FEATURES("random-features"),
    MLP_1("mlp-1x512"),
    MLP_3("mlp-3x512"),
    LOG_SMALL_ALEXNET("alexnet-log-small"),
    LOG_FULL_ALEXNET("alexnet-log-full"),
    INCEPTION("inception"),
    RESNET("resnet-20");

    private final String id;

    Model(String id) {
        this.id = id;
    }

    /**
     * Returns the models of a scale: deep networks are slow, and no better than others on few
     * images.
     */
    static List<Model> at(Scale scale) {
        return scale == Scale.SMOKE
                ? List.of(MLP_1, RANDOM_FEATURES, LOG_SMALL_ALEXNET)
                : List.of(values());
    }

    static Model of(Condition condition) {
        return Arrays.stream(values())
                .filter(model -> model.id.equals(condition.id()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(condition.toString()));
    }

    String id() {
        return id;
    }

    Condition condition(int epochs) {
        return new Condition(id, id, this == RANDOM_FEATURES ? 1 : epochs, Map.of());
    }

    /** Returns the network; the random features have none. */
    Network network(Scale scale) {
        int narrower = scale == Scale.SMOKE ? 4 : 1;
        return switch (this) {
            case LINEAR -> Mlp.LINEAR;
            case MLP_1 -> Mlp.ONE_BY_512;
            case MLP_3 -> Mlp.THREE_BY_512;
            case LOG_SMALL_ALEXNET -> AlexNet.LOG_SMALL.withoutLrn().narrowed(narrower);
            case LOG_FULL_ALEXNET -> AlexNet.LOG_FULL.withoutLrn().narrowed(narrower);
            case INCEPTION -> SmallInception.PUBLISHED.narrowed(narrower);
            case RESNET -> ResNet.TWENTY;
            case RANDOM_FEATURES -> throw new IllegalStateException("no network");
        };
    }

    /** Returns the training protocol. */
    Protocol protocol(Scale scale) {
        Protocol published =
                this == INCEPTION || this == RESNET
                        ? Protocol.PUBLISHED_INCEPTION
                        : Protocol.PUBLISHED;
        return scale == Scale.PAPER ? published : published.withBatchSize(16);
    }
}
