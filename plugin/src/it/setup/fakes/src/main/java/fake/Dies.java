package fake;


/** Its JVM is killed in the second epoch. */
public final class Dies extends FakeExperiment {
    public Dies() {
        super("dies");
    }

    @Override
    void afterEpoch(int epoch) {
        if (epoch == 2) {
            Runtime.getRuntime().halt(137);
        }
    }
}
