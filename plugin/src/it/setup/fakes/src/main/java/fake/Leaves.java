package fake;


/** It ends the JVM as if all were well. */
public final class Leaves extends FakeExperiment {
    public Leaves() {
        super("leaves");
    }

    @Override
    void afterEpoch(int epoch) {
        System.exit(0);
    }
}
