package own;

import dev.reprokit.experiment.Condition;
import dev.reprokit.experiment.Design;
import dev.reprokit.experiment.Trial;
import dev.reprokit.record.result.Scale;

import fake.FakeExperiment;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** A walk, a step an epoch; each seed walks a little faster or slower. */
public final class Walk extends FakeExperiment {
    public Walk() {
        super("walk");
    }

    @Override
    public Design design(Scale scale) {
        return Design.of(List.of(Condition.of("alone", 3))).withSeeds(5);
    }

    @Override
    public void run(Trial trial) throws IOException {
        double step = 1.0 + 0.01 * (trial.seed() * 7 % 5);
        for (int epoch = 1; epoch <= trial.epochs(); epoch++) {
            trial.epoch(epoch, Map.of("way", step * epoch), 0);
        }
    }
}
