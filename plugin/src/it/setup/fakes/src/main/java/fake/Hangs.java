package fake;

import java.util.concurrent.CountDownLatch;

/** It never ends. */
public final class Hangs extends FakeExperiment {
    public Hangs() {
        super("hangs");
    }

    @Override
    void afterEpoch(int epoch) throws InterruptedException {
        new CountDownLatch(1).await();
    }
}
