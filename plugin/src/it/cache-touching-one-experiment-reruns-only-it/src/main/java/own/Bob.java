package own;

import dev.reprokit.experiment.Trial;


import java.io.IOException;
import java.util.Map;

/** Counts with a network of its own. */
public final class Bob extends Counting {
    public Bob() {
        super("own-bob");
    }

    @Override
    public void run(Trial trial) throws IOException {
        trial.epoch(1, Map.of("count", BobNetwork.next(trial.seed())), 0);
    }
}
