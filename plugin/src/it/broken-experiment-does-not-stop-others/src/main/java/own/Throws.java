package own;

import dev.reprokit.experiment.Design;
import dev.reprokit.record.result.Scale;

import fake.FakeExperiment;

/** It cannot say what it runs. */
public final class Throws extends FakeExperiment {
    public Throws() {
        super("throws");
    }

    @Override
    public Design design(Scale scale) {
        throw new IllegalStateException("oops");
    }
}
