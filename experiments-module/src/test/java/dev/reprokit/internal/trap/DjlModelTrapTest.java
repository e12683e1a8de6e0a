package dev.reprokit.internal.trap;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.nn.core.Linear;
import ai.djl.training.initializer.ConstantInitializer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

/** What DJL does with saved models that one would not guess. */
class DjlModelTrapTest {
    private static final Shape INPUT = new Shape(1, 3);

    private final NDManager manager = NDManager.newBaseManager(Device.cpu());

    @TempDir private Path folder;

    @AfterEach
    void close() {
        manager.close();
    }

    @Shows("djl-load-shape")
    void aLayerTakesTheUnitsOfTheFile() throws Exception {
        try (Model saved = model(2)) {
            saved.getBlock().initialize(manager, DataType.FLOAT32, INPUT);
            saved.save(folder, "model");
        }
        try (Model loaded = model(5)) {
            loaded.load(folder, "model");

            assertThat(weights(loaded).getArray().getShape()).isEqualTo(new Shape(2, 3));
        }
    }

    @Shows("djl-load-newest")
    void theHighestNumberIsLoaded() throws Exception {
        saveWithWeights(5);
        saveWithWeights(3);
        try (Model loaded = model(1)) {
            loaded.load(folder, "model");

            assertThat(weights(loaded).getArray().getFloat(0, 0)).isEqualTo(5);
        }
    }

    /** Saves a model whose weights are the number of its epoch. */
    private void saveWithWeights(int epoch) throws Exception {
        try (Model saved = model(1)) {
            saved.getBlock().setInitializer(new ConstantInitializer(epoch), Parameter.Type.WEIGHT);
            saved.getBlock().initialize(manager, DataType.FLOAT32, INPUT);
            saved.setProperty("Epoch", String.valueOf(epoch));
            saved.save(folder, "model");
        }
    }

    private static Model model(int units) {
        Model model = Model.newInstance("model", Device.cpu());
        model.setBlock(Linear.builder().setUnits(units).build());
        return model;
    }

    private static Parameter weights(Model model) {
        return model.getBlock().getParameters().valueAt(0);
    }
}
