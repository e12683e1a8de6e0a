package own;

import static dev.reprokit.assertion.ReproAssertions.assertThat;

import ai.djl.nn.Block;
import ai.djl.nn.Blocks;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;

import dev.reprokit.data.LabelledImages;
import dev.reprokit.experiment.Claim;
import dev.reprokit.experiment.Condition;
import dev.reprokit.experiment.Design;
import dev.reprokit.experiment.About;
import dev.reprokit.experiment.Experiment;
import dev.reprokit.experiment.Measure;
import dev.reprokit.experiment.Trial;
import dev.reprokit.nn.Network;
import dev.reprokit.random.RandomStream;
import dev.reprokit.record.chart.Chart;
import dev.reprokit.record.chart.Curves;
import dev.reprokit.record.result.Scale;
import dev.reprokit.training.ClassificationRun;
import dev.reprokit.training.ImageTensors;
import dev.reprokit.training.Protocol;

import java.io.IOException;
import java.util.List;
import java.util.random.RandomGenerator;

/** Does my network see which half of an image is brighter? */
public final class BrightHalf implements Experiment {

    /** Creates the experiment, for the service loader. */
    public BrightHalf() {}

    @Override
    public About about() {
        return About.of("bright-half", "The brighter half")
.asks("Does logistic regression see which half is brighter?")
.from("our own");
    }

    @Override
    public Design design(Scale scale) {
        return Design.of(List.of(Condition.of("logistic", 5))); // 5 epochs, 5 seeds
    }

    @Override
    public void run(Trial trial) throws IOException {
        RandomGenerator random = RandomStream.of(trial.seed(), "images");
        LabelledImages train = images(400, random);
        ImageTensors data = ImageTensors.of(trial.manager(), train, images(1000, random), 8);
        new ClassificationRun(new Logistic(), 8, Protocol.PUBLISHED.withBatchSize(20), false)
                .run(trial, data, train.labels());
    }

    @Override
    public List<Claim> claims() {
        Measure accuracy = Measures.TEST_ACCURACY;
        return List.of(
                Claim.of("chance", "It beats chance.")
                        .from("our own")
                        .decidableAt(Scale.SMOKE)
                        .observing(results -> accuracy.of(results, "logistic").estimate())
                        .holdsIf(r -> assertThat(accuracy.of(r, "logistic")).hasMeanAbove(50)));
    }

    @Override
    public List<Chart> charts(Scale scale) {
        return List.of(Curves.of("test_accuracy", List.of("logistic")));
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

    /** My network: logistic regression. */
    private record Logistic() implements Network {
        @Override
        public String name() {
            return "logistic";
        }

        @Override
        public Block build() {
            return new SequentialBlock()
                    .add(Blocks.batchFlattenBlock())
                    .add(Linear.builder().setUnits(2).build());
        }
    }

    /** What claims measure: in a class of its own, so that a new label trains nothing again. */
    private static final class Measures {
        static final Measure TEST_ACCURACY =
                new Measure("test_accuracy", "test accuracy", "%", curve -> 100 * curve.last());
    }
}
