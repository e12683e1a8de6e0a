package fake;

import dev.reprokit.assertion.InconclusiveError;
import dev.reprokit.record.result.Results;


import java.util.function.Consumer;

/** Its claim cannot be decided. */
public final class Wavers extends FakeExperiment {
    public Wavers() {
        super("wavers");
    }

    @Override
    Consumer<Results> assertion() {
        return results -> {
            throw new InconclusiveError("two seeds are too few");
        };
    }
}
