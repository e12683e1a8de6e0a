package own;

import dev.reprokit.data.LabelledImages;
import dev.reprokit.nn.Network;
import dev.reprokit.random.RandomStream;
import dev.reprokit.record.result.Scale;


import static dev.reprokit.assertion.ReproAssertions.assertThat;

import ai.djl.nn.Block;
import ai.djl.nn.Blocks;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import dev.reprokit.experiment.*;
import dev.reprokit.training.*;
import java.util.List;
import java.util.random.RandomGenerator;

/** Does my network see which half of an image is brighter? */
public final class BrightHalf implements Experiment {
    private static final Measure TEST = new Measure("test_accuracy", "test accuracy", "%", curve -> 100 * curve.last());

    /** My network: logistic regression. */
    private record Logistic() implements Network {
        public String name() { return "logistic"; }
        public Block build() {
            return new SequentialBlock().add(Blocks.batchFlattenBlock()).add(Linear.builder().setUnits(2).build());
        }
    }

    public String id() { return "bright-half"; }
    public String title() { return "The brighter half"; }
    public String question() { return "Does logistic regression see which half is brighter?"; }
    public String source() { return "our own"; }
    public Design design(Scale scale) { return Design.of(List.of(Condition.of("logistic", 5))); }

    /** My data: grey images of 8x8 pixels, noise but for one half. */
    private static LabelledImages images(int n, RandomGenerator random) {
        byte[] pixels = new byte[64 * n];
        int[] labels = random.ints(n, 0, 2).toArray();
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) (random.nextInt(200) + (i % 8 / 4 == labels[i / 64] ? 20 : 0));
        }
        return new LabelledImages(1, 8, 8, pixels, labels, 2);
    }

    public void run(Trial trial) throws Exception {
        RandomGenerator random = RandomStream.of(trial.seed(), "images");
        LabelledImages train = images(400, random);
        ImageTensors data = ImageTensors.of(trial.manager(), train, images(1000, random), 8);
        new ClassificationRun(new Logistic(), 8, Protocol.PUBLISHED.withBatchSize(20), false).run(trial, data, train.labels());
    }

    public List<Claim> claims() {
        return List.of(Claim.of("chance", "It beats chance.").from("our own").decidableAt(Scale.SMOKE)
                .observing(results -> TEST.of(results, "logistic").estimate())
                .holdsIf(results -> assertThat(TEST.of(results, "logistic")).hasMeanAbove(50)));
    }
}
