package fake;

import dev.reprokit.record.result.Results;


import java.util.function.Consumer;

/** Its claim holds. */
public final class Holds extends FakeExperiment {
    public Holds() {
        super("holds");
    }

    @Override
    Consumer<Results> assertion() {
        return results ->
                results.curves("counting", "count")
                        .forEach(
                                (seed, curve) -> {
                                    if (curve.last() != 3) {
                                        throw new AssertionError("seed " + seed);
                                    }
                                });
    }
}
