package fake;

import dev.reprokit.experiment.Condition;
import dev.reprokit.experiment.Design;
import dev.reprokit.experiment.Trial;
import dev.reprokit.record.result.DeclaredMetric;
import dev.reprokit.record.result.Direction;
import dev.reprokit.record.result.Results;
import dev.reprokit.record.result.Scale;


import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Its results are what the system properties make them: as if its code had been changed. */
public final class Shifts extends FakeExperiment {
    public Shifts() {
        super("shifts");
    }

    @Override
    public Design design(Scale scale) {
        return Design.of(List.of(Condition.of("counting", 1))).withSeeds(5);
    }

    @Override
    public List<DeclaredMetric> metrics() {
        return List.of(new DeclaredMetric("accuracy", "accuracy", Direction.HIGHER_IS_BETTER));
    }

    @Override
    public void run(Trial trial) throws IOException {
        double gain = Double.parseDouble(System.getProperty("fake.gain", "0"));
        if (trial.seed() <= 5) {
            gain += Double.parseDouble(System.getProperty("fake.fluke", "0"));
        }
        double accuracy = 0.5 + 0.01 * (trial.seed() * 7 % 5) + gain * (1 + 0.1 * (trial.seed() % 2));
        trial.epoch(1, Map.of(System.getProperty("fake.metric", "accuracy"), accuracy), 100);
    }

    @Override
    Consumer<Results> assertion() {
        return results -> {
            if (Boolean.getBoolean("fake.broken")) {
                throw new AssertionError("broken on purpose");
            }
        };
    }
}
