package dev.reprokit.probe;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.nn.Block;
import ai.djl.nn.LambdaBlock;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;

import dev.reprokit.nn.Network;
import dev.reprokit.training.Classifier;

import java.util.concurrent.atomic.AtomicReference;

/**
 * A probe as the research log trained it: the frozen network is run for every batch of every epoch.
 *
 * @param backbone the frozen network
 * @param layer the probed layer
 */
record SlowProbe(Classifier backbone, String layer) implements Network {

    @Override
    public String name() {
        return "probe of " + layer;
    }

    @Override
    public Block build() {
        Layers layers = new Layers(backbone.block());
        return new SequentialBlock()
                .add(new LambdaBlock(images -> new NDList(features(layers, images))))
                .add(Linear.builder().setUnits(10).build());
    }

    /** Without gradient, and attached to the images' manager. */
    private NDArray features(Layers layers, NDList images) {
        AtomicReference<NDArray> features = new AtomicReference<>();
        layers.run(
                images.singletonOrThrow(),
                (name, output) -> {
                    if (name.equals(layer)) {
                        features.set(ProbePoints.RESEARCH_LOG.of(output));
                    }
                });
        return features.get().stopGradient();
    }
}
