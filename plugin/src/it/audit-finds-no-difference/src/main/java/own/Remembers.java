package own;

import ai.djl.ndarray.NDArray;
import dev.reprokit.experiment.Claim;
import dev.reprokit.experiment.Condition;
import dev.reprokit.experiment.Design;
import dev.reprokit.experiment.Experiment;
import dev.reprokit.experiment.Trial;
import dev.reprokit.record.Scale;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Adds up epochs, and keeps the sum in its checkpoint. */
public final class Remembers implements Experiment {
    @Override
    public String id() {
        return "remembers";
    }

    @Override
    public String title() {
        return "Adding up";
    }

    @Override
    public String question() {
        return "What is the sum?";
    }

    @Override
    public String source() {
        return "nobody";
    }

    @Override
    public Design design(Scale scale) {
        return Design.of(List.of(Condition.of("adding", 4))).withSeeds(1);
    }

    @Override
    public void run(Trial trial) throws IOException {
        float[] sum = {trial.seed()};
        int done = trial.resume(checkpoint -> sum[0] = checkpoint.state().get("sum").getFloat());
        for (int epoch = done + 1; epoch <= 4; epoch++) {
            sum[0] += 1f / epoch;
            try (NDArray state = trial.manager().create(sum[0])) {
                trial.epoch(epoch, Map.of("sum", (double) sum[0]), 0, Map.of("sum", state));
            }
        }
    }

    @Override
    public List<Claim> claims() {
        return List.of();
    }
}
