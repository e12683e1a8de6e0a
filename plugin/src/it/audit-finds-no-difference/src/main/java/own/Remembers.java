package own;

import dev.reprokit.experiment.Trial;


import ai.djl.ndarray.NDArray;
import fake.FakeExperiment;
import java.io.IOException;
import java.util.Map;

/** Adds up epochs, and keeps the sum in its checkpoint. */
public final class Remembers extends FakeExperiment {
    public Remembers() {
        super("remembers");
    }

    @Override
    public void run(Trial trial) throws IOException {
        float[] sum = {trial.seed()};
        int done = trial.resume(checkpoint -> sum[0] = checkpoint.state().get("sum").getFloat());
        for (int epoch = done + 1; epoch <= 3; epoch++) {
            sum[0] += 1f / epoch;
            try (NDArray state = trial.manager().create(sum[0])) {
                trial.epoch(epoch, Map.of("sum", (double) sum[0]), 0, Map.of("sum", state));
            }
        }
    }
}
