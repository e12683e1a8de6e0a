package own;

import dev.reprokit.experiment.Claim;
import dev.reprokit.experiment.Condition;
import dev.reprokit.experiment.Design;
import dev.reprokit.experiment.Trial;
import dev.reprokit.record.result.Estimate;
import dev.reprokit.record.result.Scale;


import fake.FakeExperiment;
import java.util.List;
import java.util.Map;

/** Some of its trials fail however often they are tried. */
public final class Fails extends FakeExperiment {
    public Fails() {
        super("fails");
    }

    @Override
    public Design design(Scale scale) {
        return Design.of(
                        List.of(
                                Condition.of("halts", 3),
                                Condition.of("counting", 3),
                                Condition.of("throws", 3),
                                Condition.of("diverges", 3)))
                .withSeeds(1);
    }

    @Override
    public void run(Trial trial) throws Exception {
        switch (trial.condition().id()) {
            case "halts" -> Runtime.getRuntime().halt(134);
            case "throws" -> throw new IllegalStateException("as it always does");
            case "diverges" -> trial.epoch(1, Map.of("loss", Double.NaN), 1);
            default -> super.run(trial);
        }
    }

    @Override
    public List<Claim> claims() {
        return List.of(
                Claim.of("F2", "All can count")
                        .from("nobody")
                        .showing(results -> new Estimate(results.curves("throws", "count").size(), 1, 1, 0.9, 1, "seeds"))
                        .holdsIf("it is so", 1, results -> {})
                        .givenNothing("it compares nothing")
                        .decidableAt(Scale.SMOKE));
    }
}
