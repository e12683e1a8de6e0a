package own;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;

import dev.reprokit.assertion.SampleMedian;
import dev.reprokit.experiment.About;
import dev.reprokit.experiment.Claim;
import dev.reprokit.experiment.Condition;
import dev.reprokit.experiment.Design;
import dev.reprokit.experiment.Experiment;
import dev.reprokit.experiment.Measure;
import dev.reprokit.experiment.Trial;
import dev.reprokit.nn.Initialisation;
import dev.reprokit.random.RandomStream;
import dev.reprokit.record.result.Scale;
import dev.reprokit.training.Augmentation;
import dev.reprokit.training.Gradients;
import dev.reprokit.training.LearningRate;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Does the same as {@link Trapped} without its traps. */
public final class Careful implements Experiment {
    public About about() {
        return About.of("careful", "No trap").asks("Is one told?").from("our own");
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

    static NDArray mirrored(NDArray images, RandomGenerator random) {
        return Augmentation.randomHorizontalFlip(images, random);
    }

    static int[] order(int images, RandomGenerator random) {
        return RandomStream.permutation(images, random);
    }

    static LearningRate rate() {
        return LearningRate.exponential(1, 0.5).atLeast(0.3);
    }

    static void clip(NDList gradients) {
        Gradients.clipByValue(gradients, 1);
    }

    static Initialisation initial() {
        return Initialisation.GLOROT;
    }

    static double middle(double[] losses) {
        return SampleMedian.of(losses);
    }

    static double squashed(double x) {
        return StrictMath.tanh(x);
    }
}
