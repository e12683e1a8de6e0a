package own;

import dev.reprokit.experiment.Trial;


import fake.FakeExperiment;
import java.io.IOException;
import java.util.Map;

/** Its second epoch tells the time: it is another in every run. */
public final class Clock extends FakeExperiment {
    public Clock() {
        super("clock");
    }

    @Override
    public void run(Trial trial) throws IOException {
        trial.epoch(1, Map.of("steady", 1.0, "time", 0.0), 0);
        for (int epoch = 2; epoch <= 3; epoch++) {
            trial.epoch(epoch, Map.of("steady", 1.0, "time", (double) System.nanoTime()), 0);
        }
    }
}
