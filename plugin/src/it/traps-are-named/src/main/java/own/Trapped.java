package own;

import ai.djl.modality.cv.transform.RandomFlipLeftRight;
import ai.djl.modality.cv.transform.RandomResizedCrop;
import ai.djl.ndarray.NDArray;
import ai.djl.training.dataset.RandomSampler;
import ai.djl.training.initializer.XavierInitializer;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.FactorTracker;

import dev.reprokit.experiment.About;
import dev.reprokit.experiment.AcceptedTrap;
import dev.reprokit.experiment.Claim;
import dev.reprokit.experiment.Condition;
import dev.reprokit.experiment.Design;
import dev.reprokit.experiment.Experiment;
import dev.reprokit.experiment.Measure;
import dev.reprokit.experiment.Trial;
import dev.reprokit.record.result.Scale;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Walks into eight traps. None of these calls is made: code that a run could reach counts. */
public final class Trapped implements Experiment {
    public About about() {
        return About.of("trapped", "Eight traps").asks("Is one told?").from("our own");
    }

    public Design design(Scale scale) {
        return Design.of(List.of(Condition.of("only", 1)));
    }

    public void run(Trial trial) throws IOException {
        trial.epoch(1, Map.of("one", 1.0), 0);
    }

    public List<Claim> claims() {
        var one = Measure.percent("one", "one");
        return List.of(Claim.of("one", "It is one.").from("our own").that(one.in("only")).hasMeanAbove(50));
    }

    static RandomFlipLeftRight mirrors() {
        return new RandomFlipLeftRight();
    }

    static RandomResizedCrop crops() {
        return new RandomResizedCrop(32, 32, 0.5, 1, 1, 1);
    }

    static RandomSampler order() {
        return new RandomSampler();
    }

    static Optimizer optimizer() {
        return Optimizer.sgd()
                .setLearningRateTracker(
                        FactorTracker.builder().setBaseValue(1).setFactor(0.5f).optMinValue(0.3f).build())
                .optClipGrad(1)
                .build();
    }

    static XavierInitializer initial() {
        return new XavierInitializer();
    }

    static NDArray middle(NDArray losses) {
        return losses.median();
    }

    static double squashed(double x) {
        return Math.tanh(x);
    }

    @AcceptedTrap(value = "java-tanh", because = "this is only drawn")
    static double drawn(double x) {
        return Math.tanh(x);
    }
}
