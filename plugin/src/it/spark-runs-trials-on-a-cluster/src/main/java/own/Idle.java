package own;

import dev.reprokit.experiment.Condition;
import dev.reprokit.experiment.Design;
import dev.reprokit.experiment.Trial;
import dev.reprokit.record.result.Scale;


import fake.FakeExperiment;
import java.util.List;
import java.util.Map;

/** Trials of 50 ms that compute nothing: what is left is what Spark and the harness cost. */
public final class Idle extends FakeExperiment {
    public Idle() {
        super("idle");
    }

    @Override
    public Design design(Scale scale) {
        return Design.of(List.of(Condition.of("counting", 1))).withSeeds(20);
    }

    @Override
    public void run(Trial trial) throws Exception {
        Thread.sleep(50);
        trial.epoch(1, Map.of("count", 3.0), 1);
    }
}
