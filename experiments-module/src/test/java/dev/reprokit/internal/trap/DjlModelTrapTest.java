package dev.reprokit.internal.trap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.engine.EngineException;
import ai.djl.inference.Predictor;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.nn.core.Linear;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import ai.djl.training.initializer.ConstantInitializer;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import ai.djl.translate.NoopTranslator;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;

/** What DJL does with saved models that one would not guess. */
class DjlModelTrapTest {
    private static final Shape INPUT = new Shape(1, 3);
    private static final Map<String, String> TRAINABLE = Map.of("trainParam", "true");

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

    @Shows("djl-torchscript-train")
    void aModuleTrainsOnlyIfItWasLoadedToTrain() throws Exception {
        try (Model loaded = module(Map.of())) {
            assertThat(loaded.getBlock().getParameters().keys()).containsExactly("weight");
            assertThatThrownBy(() -> step(loaded)).isInstanceOf(EngineException.class);
        }
        try (Model loaded = module(TRAINABLE)) {
            step(loaded);

            assertThat(ofOne(loaded)).isEqualTo(1.5f);
        }
    }

    @Shows("djl-torchscript-save")
    void aSavedModuleIsNotTheTrainedOne() throws Exception {
        Path saved = folder.resolve("saved");
        try (Model loaded = module(TRAINABLE)) {
            step(loaded);
            loaded.save(saved, "twice");
        }
        assertThat(saved.toFile().list()).containsExactly("twice-0000.params");

        Files.copy(folder.resolve("twice.pt"), saved.resolve("twice.pt"));
        try (Model again = Model.newInstance("twice", Device.cpu())) {
            again.load(saved, "twice", TRAINABLE);
            assertThat(ofOne(again)).isEqualTo(2);
        }
    }

    /**
     * Loads a module that multiplies by its one parameter, which is 2. PyTorch 1.13 for Python has
     * written it, with {@code torch.jit.save(torch.jit.script(Twice()), "twice.pt")}.
     */
    private Model module(Map<String, String> options) throws Exception {
        try (InputStream file = getClass().getResourceAsStream("twice.pt")) {
            Files.copy(file, folder.resolve("twice.pt"), StandardCopyOption.REPLACE_EXISTING);
        }
        Model model = Model.newInstance("twice", Device.cpu());
        model.load(folder, "twice", options);
        return model;
    }

    /** Takes half of the gradient of the output for 1, which is 1, from the parameter. */
    private void step(Model module) {
        Optimizer half = Optimizer.sgd().setLearningRateTracker(Tracker.fixed(0.5f)).build();
        try (Trainer trainer =
                module.newTrainer(new DefaultTrainingConfig(Loss.l2Loss()).optOptimizer(half))) {
            trainer.initialize(new Shape(1));
            try (GradientCollector collector = trainer.newGradientCollector()) {
                NDArray one = manager.ones(new Shape(1));
                collector.backward(trainer.forward(new NDList(one)).get(0).sum());
            }
            trainer.step();
        }
    }

    private float ofOne(Model module) throws Exception {
        try (Predictor<NDList, NDList> predictor = module.newPredictor(new NoopTranslator())) {
            return predictor.predict(new NDList(manager.ones(new Shape(1)))).get(0).getFloat();
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
