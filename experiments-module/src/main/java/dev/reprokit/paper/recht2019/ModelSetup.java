package dev.reprokit.paper.recht2019;

import dev.reprokit.experiment.Arm;
import dev.reprokit.experiment.Images;
import dev.reprokit.experiment.Scales;
import dev.reprokit.experiment.Setup;

import java.util.List;
import java.util.stream.Stream;

/**
 * What a scale sets for the models that are trained here. The published models are the same at
 * every scale.
 *
 * @param images the images; test images make two sets
 * @param models the models: deep networks are slow, and no better than others on few images
 * @param widthDivisor what the widths of deep networks are divided by
 * @param filters random filters
 * @param batchSize images per step
 * @param epochs epochs of each network
 */
record ModelSetup(
        Images images, List<Model> models, int widthDivisor, int filters, int batchSize, int epochs)
        implements Setup {
    /** The models that every scale trains. */
    static final List<Model> AT_EVERY_SCALE =
            List.of(Model.MLP_1X512, Model.RANDOM_FEATURES, Model.ALEXNET_LOG_SMALL);

    private static final List<Model> ALL = List.of(Model.values());

    static final Scales<ModelSetup> SCALES =
            new Scales<>(
                    new ModelSetup(
                            new Images("synthetic-shifted", 800, 2000),
                            AT_EVERY_SCALE,
                            4,
                            48,
                            16,
                            12),
                    new ModelSetup(Images.cifar10(800, 4000), ALL, 1, 256, 16, 12),
                    new ModelSetup(Images.cifar10(50_000, 10_000), ALL, 1, 256, 128, 60));

    /** Returns the published models and those that this scale trains. */
    List<Arm> arms() {
        return Stream.<Arm>concat(Stream.of(ReleasedModels.values()), models.stream()).toList();
    }

    int epochs(Arm arm) {
        return arm instanceof Model && arm != Model.RANDOM_FEATURES ? epochs : 1;
    }
}
