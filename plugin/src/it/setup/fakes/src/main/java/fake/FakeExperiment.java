package fake;

import dev.reprokit.experiment.Claim;
import dev.reprokit.experiment.Condition;
import dev.reprokit.experiment.Design;
import dev.reprokit.experiment.About;
import dev.reprokit.experiment.Experiment;
import dev.reprokit.experiment.Trial;
import dev.reprokit.record.result.Estimate;
import dev.reprokit.record.result.Results;
import dev.reprokit.record.result.Scale;


import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Trains nothing; each seed counts to three. */
public abstract class FakeExperiment implements Experiment {
    private final String id;

    protected FakeExperiment(String id) {
        this.id = id;
    }

    @Override
    public About about() {
        return About.of(id, "The experiment " + id)
.asks("What happens?")
.from("nobody")
.protocol("Everybody counts to three.", "How fast is left open.");
    }

    @Override
    public Design design(Scale scale) {
        Design design = Design.of(List.of(Condition.of("counting", 3))).withSeeds(2);
        return scale == Scale.SMOKE ? design.reducing("Nobody counts aloud.") : design;
    }

    @Override
    public void run(Trial trial) throws Exception {
        for (int epoch = 1; epoch <= 3; epoch++) {
            trial.epoch(epoch, Map.of("count", (double) epoch), 100);
            afterEpoch(epoch);
        }
    }

    void afterEpoch(int epoch) throws Exception {}

    @Override
    public List<Claim> claims() {
        return List.of(
                Claim.of("F1", "Counting comes to three")
                        .from("nobody")
                        .published("3 counts")
                        .notApplicableAt(Scale.PAPER, "nobody has counted that far")
                        .showing(results -> new Estimate(3, 2.5, 3.5, 0.9, 2, "counts"))
                        .holdsIf("it is so", 1, assertion())
                        .givenNothing("it compares nothing")
                        .decidableAt(Scale.SMOKE));
    }

    Consumer<Results> assertion() {
        return results -> {};
    }
}
