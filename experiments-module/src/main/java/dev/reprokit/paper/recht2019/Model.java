package dev.reprokit.paper.recht2019;

import dev.reprokit.experiment.Arm;
import dev.reprokit.nn.AlexNet;
import dev.reprokit.nn.Mlp;
import dev.reprokit.nn.Network;
import dev.reprokit.nn.ResNet;
import dev.reprokit.nn.SmallInception;
import dev.reprokit.training.Protocol;

/** The models that are trained here and tested on a new test set. */
enum Model implements Arm {
    LINEAR,
    RANDOM_FEATURES,
    MLP_1X512,
    MLP_3X512,
    ALEXNET_LOG_SMALL,
    ALEXNET_LOG_FULL,
    INCEPTION,
    RESNET_20;

    @Override
    public String label() {
        return id();
    }

    /**
     * Returns the network; the random features have none.
     *
     * @param narrower what the widths of deep networks are divided by
     */
    Network network(int narrower) {
        return switch (this) {
            case LINEAR -> Mlp.LINEAR;
            case MLP_1X512 -> Mlp.ONE_BY_512;
            case MLP_3X512 -> Mlp.THREE_BY_512;
            case ALEXNET_LOG_SMALL -> AlexNet.LOG_SMALL.withoutLrn().narrowed(narrower);
            case ALEXNET_LOG_FULL -> AlexNet.LOG_FULL.withoutLrn().narrowed(narrower);
            case INCEPTION -> SmallInception.PUBLISHED.narrowed(narrower);
            case RESNET_20 -> ResNet.TWENTY;
            case RANDOM_FEATURES -> throw new IllegalStateException("no network");
        };
    }

    Protocol protocol() {
        return this == INCEPTION || this == RESNET_20
                ? Protocol.PUBLISHED_INCEPTION
                : Protocol.PUBLISHED;
    }
}
