package dev.reprokit.internal.trap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.ParameterStore;
import ai.djl.training.Trainer;
import ai.djl.training.initializer.XavierInitializer;
import ai.djl.training.initializer.XavierInitializer.FactorType;
import ai.djl.training.initializer.XavierInitializer.RandomType;
import ai.djl.training.loss.Loss;
import ai.djl.training.loss.SoftmaxCrossEntropyLoss;
import ai.djl.training.optimizer.Adam;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.optimizer.Sgd;
import ai.djl.training.tracker.FactorTracker;
import ai.djl.training.tracker.LinearTracker;
import ai.djl.training.tracker.MultiFactorTracker;
import ai.djl.training.tracker.Tracker;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What DJL does in training that one would not guess. */
class DjlTrainingTrapTest {
    private final NDManager manager = NDManager.newBaseManager(Device.cpu());

    @BeforeEach
    void seed() {
        Engine.getInstance().setRandomSeed(101);
    }

    @AfterEach
    void close() {
        manager.close();
    }

    private NDArray vector(float... values) {
        return manager.create(values);
    }

    // ---- losses and evaluators

    /** Of a probability p of the right answer, the loss is -log p. */
    @Shows("djl-binary-cross-entropy")
    void theLossOfProbabilitiesHasTheWrongSign() {
        float p = 0.9f;
        NDList right = new NDList(vector(1));
        Loss ofProbabilities = Loss.sigmoidBinaryCrossEntropyLoss("loss", 1, true);
        Loss ofLogits = Loss.sigmoidBinaryCrossEntropyLoss();

        assertThat(ofLogits.evaluate(right, logit(p)).getFloat())
                .isCloseTo((float) -Math.log(p), within(1e-6f));
        assertThat(ofProbabilities.evaluate(right, new NDList(vector(p))).getFloat())
                .isCloseTo((float) Math.log(p), within(1e-6f));
    }

    private NDList logit(float probability) {
        return new NDList(vector((float) Math.log(probability / (1 - probability))));
    }

    @Shows("djl-softmax-cross-entropy")
    void theLossOfProbabilitiesIsTheirNegative() {
        NDList quarter = new NDList(vector(0.25f, 0.25f, 0.25f, 0.25f).reshape(1, 4));
        NDList logarithms = new NDList(quarter.singletonOrThrow().log());
        NDList first = new NDList(manager.zeros(new Shape(1), DataType.INT64));
        Loss loss = new SoftmaxCrossEntropyLoss("loss", 1, -1, true, false);

        assertThat(loss.evaluate(first, quarter).getFloat()).isEqualTo(-0.25f);
        assertThat(loss.evaluate(first, logarithms).getFloat())
                .isCloseTo((float) Math.log(4), within(1e-6f));
    }

    /** Nine samples without a loss, then one with a loss of 1. */
    @Shows("djl-loss-as-evaluator")
    void aShortBatchWeighsAsMuchAsALongOne() {
        Loss loss = Loss.l1Loss();
        loss.addAccumulator("epoch");
        NDList nine = new NDList(manager.zeros(new Shape(9)));
        loss.updateAccumulator("epoch", nine, nine);
        loss.updateAccumulator("epoch", new NDList(vector(0)), new NDList(vector(1)));

        assertThat(loss.getAccumulator("epoch")).isEqualTo(0.5f);
    }

    // ---- learning rates and optimizers

    @Shows("djl-multi-factor-tracker")
    void aTrackerRemembers() {
        Tracker rate =
                MultiFactorTracker.builder()
                        .setBaseValue(1)
                        .setSteps(new int[] {2, 4})
                        .optFactor(0.5f)
                        .build();
        float first = rate.getNewValue(1);
        rate.getNewValue(5);

        assertThat(first).isEqualTo(1);
        assertThat(rate.getNewValue(1)).isEqualTo(0.25f);
    }

    @Shows("djl-first-rate")
    void theFirstStepHasTheSecondRate() {
        assertThat(firstRate(FactorTracker.builder().setBaseValue(1).setFactor(0.5f).build()))
                .isEqualTo(0.5f);
        assertThat(firstRate(LinearTracker.builder().setBaseValue(1).optSlope(-0.25f).build()))
                .isEqualTo(0.75f);
        assertThat(firstRate(Tracker.fixed(1))).isEqualTo(1);
    }

    /** {@return how far the first step with a gradient of -1 goes} */
    private float firstRate(Tracker rate) {
        NDArray weight = vector(0);
        Optimizer.sgd().setLearningRateTracker(rate).build().update("weight", weight, vector(-1));
        return weight.getFloat();
    }

    @Shows("djl-rate-bounds")
    void ratesPassTheirBounds() {
        assertThat(
                        FactorTracker.builder()
                                .setBaseValue(1)
                                .setFactor(0.5f)
                                .optMinValue(0.3f)
                                .build()
                                .getNewValue(100))
                .isEqualTo(0.25f);
        assertThat(
                        LinearTracker.builder()
                                .setBaseValue(1)
                                .optSlope(-0.3f)
                                .optMinValue(0.5f)
                                .build()
                                .getNewValue(100))
                .isCloseTo(0.4f, within(1e-6f));
        assertThat(
                        LinearTracker.builder()
                                .setBaseValue(0)
                                .optSlope(0.3f)
                                .optMaxValue(0.5f)
                                .build()
                                .getNewValue(100))
                .isCloseTo(0.6f, within(1e-6f));
    }

    @Shows("djl-clip-gradient")
    void onlyPositiveGradientsAreClipped() {
        NDArray weights = vector(0, 0);
        Optimizer.sgd()
                .setLearningRateTracker(Tracker.fixed(1))
                .optClipGrad(1)
                .build()
                .update("weights", weights, vector(5, -5));

        assertThat(weights.toFloatArray()).containsExactly(-1, 5);
    }

    /**
     * A rate of 0.1, then of 0.05, a momentum of 0.9 and gradients of 1. DJL keeps {@code v = 0.9 v
     * + rate g}, so that both steps go by 0.1, and by 0.09 + 0.05; PyTorch keeps {@code v = 0.9 v +
     * g}, and goes by 0.1, and by 0.05 * 1.9.
     */
    @Shows("djl-momentum")
    void theVelocityKeepsTheOldRate() {
        NDArray weight = vector(1);
        Tracker halved = FactorTracker.builder().setBaseValue(0.2f).setFactor(0.5f).build();
        Optimizer optimizer =
                Optimizer.sgd().setLearningRateTracker(halved).optMomentum(0.9f).build();
        optimizer.update("weight", weight, vector(1));
        optimizer.update("weight", weight, vector(1));

        assertThat(weight.getFloat()).isCloseTo(1 - 0.1f - 0.14f, within(1e-6f));
    }

    @Shows("djl-optimizer-state")
    void theStateOfAnOptimizerOutlivesItsTrainer() {
        List<NDArray> momentum = new ArrayList<>();
        trainOnce(new WatchedSgd(momentum));
        List<NDArray> moments = new ArrayList<>();
        trainOnce(new WatchedAdam(moments));

        // Of each of two parameters.
        assertThat(momentum).hasSize(2).noneMatch(NDArray::isReleased);
        assertThat(moments).hasSize(4).noneMatch(NDArray::isReleased);
        momentum.forEach(NDArray::close);
        moments.forEach(NDArray::close);
    }

    private static void trainOnce(Optimizer optimizer) {
        try (Model model = Model.newInstance("model", Device.cpu())) {
            model.setBlock(Linear.builder().setUnits(1).build());
            try (Trainer trainer = model.newTrainer(config().optOptimizer(optimizer))) {
                trainer.initialize(new Shape(1, 1));
                NDList one = new NDList(trainer.getManager().ones(new Shape(1, 1)));
                try (GradientCollector collector = trainer.newGradientCollector()) {
                    collector.backward(trainer.getLoss().evaluate(one, trainer.forward(one)));
                }
                trainer.step();
            }
        }
    }

    private static DefaultTrainingConfig config() {
        return new DefaultTrainingConfig(Loss.l2Loss()).optDevices(new Device[] {Device.cpu()});
    }

    /** Tells which arrays it keeps. */
    private static final class WatchedSgd extends Sgd {
        private final List<NDArray> kept;

        WatchedSgd(List<NDArray> kept) {
            super(Optimizer.sgd().setLearningRateTracker(Tracker.fixed(0.1f)).optMomentum(0.9f));
            this.kept = kept;
        }

        @Override
        protected NDArray withDefaultState(
                Map<String, Map<Device, NDArray>> states,
                String key,
                Device device,
                Function<String, NDArray> begin) {
            NDArray state = super.withDefaultState(states, key, device, begin);
            kept.add(state);
            return state;
        }
    }

    /** Tells which arrays it keeps. */
    private static final class WatchedAdam extends Adam {
        private final List<NDArray> kept;

        WatchedAdam(List<NDArray> kept) {
            super(Optimizer.adam());
            this.kept = kept;
        }

        @Override
        protected NDArray withDefaultState(
                Map<String, Map<Device, NDArray>> states,
                String key,
                Device device,
                Function<String, NDArray> begin) {
            NDArray state = super.withDefaultState(states, key, device, begin);
            kept.add(state);
            return state;
        }
    }

    // ---- gradients and random numbers

    @Shows("djl-gradients-add-up")
    void aNewCollectorAddsToOldGradients() {
        NDArray weight = vector(1);
        weight.setRequiresGradient(true);
        for (int times = 1; times <= 2; times++) {
            try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
                collector.backward(weight.mul(3).sum());
            }
            assertThat(weight.getGradient().getFloat()).isEqualTo(3 * times);
        }
    }

    @Shows("djl-one-collector")
    void anotherThreadGetsNoCollector() throws Exception {
        try (GradientCollector here = Engine.getInstance().newGradientCollector()) {
            assertThat(here).isNotNull();
            assertThatThrownBy(() -> NewThread.call(DjlTrainingTrapTest::opened))
                    .hasCauseInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("Only one can be collecting");
        }
        assertThat(NewThread.call(DjlTrainingTrapTest::opened)).isTrue();
    }

    private static boolean opened() {
        try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
            return collector != null;
        }
    }

    @Shows("djl-one-generator")
    void threadsDrawFromOneGenerator() throws Exception {
        float[] alone = {drawn(), drawn()};
        seed();
        float[] together = {drawn(), NewThread.call(this::drawn), drawn()};

        assertThat(together[1]).isEqualTo(alone[1]);
        assertThat(together[2]).isNotEqualTo(alone[1]);
    }

    private float drawn() {
        return manager.randomUniform(0, 1, new Shape(1)).getFloat();
    }

    // ---- parameters

    /**
     * 500,000 normal numbers have a standard deviation that is right to 0.1 %; PyTorch's uniform
     * ones would have one that is smaller by the root of 6.
     */
    @Shows("djl-default-weights")
    void weightsAreNormalByDefault() {
        int inputs = 500;
        Block layer = Linear.builder().setUnits(1000).build();
        layer.initialize(manager, DataType.FLOAT32, new Shape(1, inputs));
        NDArray weights = layer.getParameters().valueAt(0).getArray();
        NDArray biases = layer.getParameters().valueAt(1).getArray();

        assertThat(Math.sqrt(weights.square().mean().getFloat() * inputs / 2))
                .isCloseTo(1, within(0.01));
        assertThat(weights.abs().max().getFloat()).isGreaterThan(1 / (float) Math.sqrt(inputs));
        assertThat(biases.abs().max().getFloat()).isZero();
    }

    /**
     * Glorot and Bengio 2010, equation 16: uniform within the root of 6/(inputs + outputs). The
     * largest of 50,000 numbers is within 1 % of the bound but for a chance of e^-500.
     */
    @Shows("djl-xavier")
    void xaviersWeightsAreTooLarge() {
        double glorot = Math.sqrt(6.0 / (500 + 100));

        assertThat(largest(new XavierInitializer()) / glorot).isCloseTo(Math.sqrt(2), within(0.02));
        assertThat(largest(new XavierInitializer(RandomType.UNIFORM, FactorType.AVG, 3)) / glorot)
                .isCloseTo(1, within(0.02));
    }

    private double largest(XavierInitializer initializer) {
        Shape outputsByInputs = new Shape(100, 500);
        return initializer
                .initialize(manager, outputsByInputs, DataType.FLOAT32)
                .abs()
                .max()
                .getFloat();
    }

    @Shows("djl-load-unfreezes")
    void aNewTrainerTrainsFrozenParameters(@TempDir Path folder) throws Exception {
        try (Model saved = Model.newInstance("model", Device.cpu())) {
            saved.setBlock(Linear.builder().setUnits(1).build());
            saved.getBlock().initialize(manager, DataType.FLOAT32, new Shape(1, 1));
            saved.save(folder, "model");
        }
        try (Model loaded = Model.newInstance("model", Device.cpu())) {
            loaded.setBlock(Linear.builder().setUnits(1).build());
            loaded.load(folder, "model");
            loaded.getBlock().freezeParameters(true);
            List<Parameter> parameters = loaded.getBlock().getParameters().values();
            assertThat(parameters).noneMatch(Parameter::requiresGradient);

            loaded.newTrainer(config()).close();

            assertThat(parameters).allMatch(Parameter::requiresGradient);
        }
    }

    /** The batch's mean is 5, and the momentum 0.9. */
    @Shows("djl-frozen-batch-norm")
    void frozenRunningMeansMove() {
        Block layer = BatchNorm.builder().build();
        layer.initialize(manager, DataType.FLOAT32, new Shape(2, 1));
        layer.freezeParameters(true);
        NDArray mean = layer.getParameters().get("runningMean").getArray();
        NDList batch = new NDList(vector(4, 6).reshape(2, 1));

        layer.forward(new ParameterStore(manager, false), batch, false);
        assertThat(mean.getFloat()).isZero();
        layer.forward(new ParameterStore(manager, false), batch, true);
        assertThat(mean.getFloat()).isCloseTo(0.5f, within(1e-6f));
    }
}
