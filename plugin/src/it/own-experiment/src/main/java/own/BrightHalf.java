package own;

import dev.reprokit.data.LabelledImages;
import dev.reprokit.experiment.About;
import dev.reprokit.experiment.Claim;
import dev.reprokit.experiment.Condition;
import dev.reprokit.experiment.Design;
import dev.reprokit.experiment.Experiment;
import dev.reprokit.experiment.Measure;
import dev.reprokit.experiment.Trial;
import dev.reprokit.nn.Mlp;
import dev.reprokit.random.RandomStream;
import dev.reprokit.record.result.Scale;
import dev.reprokit.training.ClassificationRun;
import dev.reprokit.training.ImageTensors;
import dev.reprokit.training.Protocol;

import java.io.IOException;
import java.util.List;
import java.util.random.RandomGenerator;

/** Does logistic regression see which half of an image is brighter? */
public final class BrightHalf implements Experiment {
    public About about() {
        return About.of("bright-half", "The brighter half")
                .asks("Does logistic regression see which half is brighter?")
                .from("our own");
    }

    public Design design(Scale scale) {
        return Design.of(List.of(Condition.of("logistic", 5))); // 5 epochs, 5 seeds
    }

    public void run(Trial trial) throws IOException {
        RandomGenerator random = RandomStream.of(trial.seed(), "images");
        LabelledImages train = images(400, random);
        ImageTensors data = ImageTensors.of(trial.manager(), train, images(1000, random), 8);
        new ClassificationRun(new Mlp(0, 0, 2), 8, Protocol.PUBLISHED.withBatchSize(20), false)
                .run(trial, data, train.labels());
    }

    public List<Claim> claims() {
        var accuracy = Measure.percent("test_accuracy", "test accuracy");
        var claim = Claim.of("chance", "It beats chance.").from("our own");
        return List.of(claim.that(accuracy.in("logistic")).hasMeanAbove(50));
    }

    /** My data: grey images of 8x8 pixels, noise but for one half. */
    private static LabelledImages images(int n, RandomGenerator random) {
        byte[] pixels = new byte[64 * n];
        int[] labels = random.ints(n, 0, 2).toArray();
        for (int i = 0; i < pixels.length; i++) {
            boolean brighter = i % 8 / 4 == labels[i / 64];
            pixels[i] = (byte) (random.nextInt(200) + (brighter ? 20 : 0));
        }
        return new LabelledImages(1, 8, 8, pixels, labels, 2);
    }
}
