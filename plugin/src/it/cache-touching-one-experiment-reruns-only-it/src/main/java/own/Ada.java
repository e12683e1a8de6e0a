package own;

import dev.reprokit.experiment.Trial;


import java.io.IOException;
import java.util.Map;

/** Counts with a network of its own. */
public final class Ada extends Counting {
    public Ada() {
        super("own-ada");
    }

    @Override
    public void run(Trial trial) throws IOException {
        trial.epoch(1, Map.of("count", AdaNetwork.next(trial.seed())), 0);
    }
}
