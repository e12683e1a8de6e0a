package dev.reprokit.internal.trap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.core.Linear;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.CosineTracker;
import ai.djl.training.tracker.Tracker;

import org.junit.jupiter.api.AfterEach;

import java.util.List;

/** What DJL's optimizers and learning rates do that one would not guess. */
class DjlOptimizerTrapTest {
    private final NDManager manager = NDManager.newBaseManager(Device.cpu());

    @AfterEach
    void close() {
        manager.close();
    }

    /**
     * Kingma and Ba's algorithm 1 moves by {@code g / (|g| + epsilon)} in its first step, which is
     * a half where g is epsilon. DJL moves by {@code g / (|g| + epsilon / sqrt(1 - beta2))}.
     */
    @Shows("djl-adam-epsilon")
    void epsilonWeighsMoreInTheFirstSteps() {
        double epsilon = 1e-8;
        double share = epsilon / (epsilon + epsilon / Math.sqrt(1 - 0.999));
        Tracker rate = Tracker.fixed(1);
        Optimizer adam = Optimizer.adam().optLearningRateTracker(rate).build();
        Optimizer adamW = Optimizer.adamW().optLearningRateTracker(rate).build();

        assertThat(share).isCloseTo(0.03, within(0.001));
        assertThat(firstStep(adam, (float) -epsilon)).isCloseTo((float) share, within(1e-4f));
        assertThat(firstStep(adamW, (float) -epsilon)).isCloseTo((float) share, within(1e-4f));
        assertThat(firstStep(adam, -1)).isCloseTo(1, within(1e-4f));
    }

    /** {@return where the first step with a gradient takes a weight of 0} */
    private float firstStep(Optimizer optimizer, float gradient) {
        NDArray weight = manager.create(new float[] {0});
        optimizer.update("weight" + gradient, weight, manager.create(new float[] {gradient}));
        return weight.getFloat();
    }

    @Shows("djl-pytorch-optimizers")
    void fourOptimizersThrowAtTheirFirstStep() {
        for (Optimizer optimizer :
                List.of(
                        Optimizer.rmsprop().build(),
                        Optimizer.nag()
                                .setLearningRateTracker(Tracker.fixed(1))
                                .setMomentum(0.9f)
                                .build(),
                        Optimizer.adagrad().build(),
                        Optimizer.adadelta().build())) {
            assertThatThrownBy(() -> firstStep(optimizer, 1))
                    .isInstanceOf(UnsupportedOperationException.class);
        }
    }

    @Shows("djl-cosine-end")
    void aCosineEndsAtAHundredth() {
        assertThat(cosine(1).build().getNewValue(10)).isEqualTo(0.01f);
        assertThat(cosine(1).optFinalValue(0).build().getNewValue(10)).isZero();
        assertThatIllegalArgumentException().isThrownBy(() -> cosine(0.001f).build());
    }

    private static CosineTracker.Builder cosine(float base) {
        return CosineTracker.builder().setBaseValue(base).setMaxUpdates(10);
    }

    /** Where the model is right there is no gradient, and without momentum no weight moves. */
    @Shows("djl-zero-gradients")
    void aFirstStepWithoutGradientsThrows() {
        DefaultTrainingConfig config =
                new DefaultTrainingConfig(Loss.l2Loss())
                        .optDevices(new Device[] {Device.cpu()})
                        .optOptimizer(
                                Optimizer.sgd().setLearningRateTracker(Tracker.fixed(1)).build());
        try (Model model = Model.newInstance("model", Device.cpu())) {
            model.setBlock(Linear.builder().setUnits(1).build());
            try (Trainer trainer = model.newTrainer(config)) {
                trainer.initialize(new Shape(1, 1));
                differentiate(trainer, 0);
                assertThatIllegalStateException()
                        .isThrownBy(trainer::step)
                        .withMessageContaining("backward");

                differentiate(trainer, 1);
                trainer.step();
                NDArray before = weight(model).duplicate();
                differentiate(trainer, 0);
                trainer.step();
                assertThat(weight(model)).isEqualTo(before);
            }
        }
    }

    /** Finds the gradients of a model that is wrong by an error. */
    private static void differentiate(Trainer trainer, float error) {
        NDList one = new NDList(trainer.getManager().ones(new Shape(1, 1)));
        try (GradientCollector collector = trainer.newGradientCollector()) {
            NDList said = trainer.forward(one);
            NDArray answer = said.singletonOrThrow().stopGradient().add(error);
            collector.backward(trainer.getLoss().evaluate(new NDList(answer), said));
        }
    }

    private static NDArray weight(Model model) {
        return model.getBlock().getParameters().valueAt(0).getArray();
    }
}
