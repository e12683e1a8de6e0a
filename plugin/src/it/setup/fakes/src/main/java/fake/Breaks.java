package fake;

import dev.reprokit.record.result.Results;


import java.util.function.Consumer;

/** Its claim is broken. */
public final class Breaks extends FakeExperiment {
    public Breaks() {
        super("breaks");
    }

    @Override
    Consumer<Results> assertion() {
        return results -> {
            throw new AssertionError("expected four\nbut came to three");
        };
    }
}
