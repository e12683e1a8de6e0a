package own;

import dev.reprokit.experiment.Trial;


import fake.FakeExperiment;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** It notices another trial in its JVM: it is another where trials are packed. */
public final class Crowd extends FakeExperiment {
    private static final CountDownLatch TWO = new CountDownLatch(2);

    public Crowd() {
        super("crowd");
    }

    @Override
    public void run(Trial trial) throws Exception {
        TWO.countDown();
        double others = TWO.await(2, TimeUnit.SECONDS) ? 1 : 0;
        for (int epoch = 1; epoch <= 3; epoch++) {
            trial.epoch(epoch, Map.of("others", others), 0);
        }
    }
}
