package own;

import dev.reprokit.experiment.Trial;


import ai.djl.ndarray.NDArray;
import fake.FakeExperiment;
import java.io.IOException;
import java.util.Map;

/** Its checkpoint lacks the sum: it is another where a trial goes on. */
public final class Forgets extends FakeExperiment {
    public Forgets() {
        super("forgets");
    }

    @Override
    public void run(Trial trial) throws IOException {
        int sum = 0;
        int done = trial.resume(checkpoint -> {});
        for (int epoch = done + 1; epoch <= 3; epoch++) {
            sum += epoch;
            try (NDArray state = trial.manager().create(epoch)) {
                trial.epoch(epoch, Map.of("sum", (double) sum), 0, Map.of("epoch", state));
            }
        }
    }
}
