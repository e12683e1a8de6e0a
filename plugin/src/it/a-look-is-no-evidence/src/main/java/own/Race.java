package own;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reprokit.experiment.Claim;
import dev.reprokit.experiment.Condition;
import dev.reprokit.experiment.Design;
import dev.reprokit.experiment.Trial;
import dev.reprokit.record.result.Results;
import dev.reprokit.record.result.Scale;


import fake.FakeExperiment;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Hare and tortoise; each epoch is a step. */
public final class Race extends FakeExperiment {
    public Race() {
        super("race");
    }

    @Override
    public Design design(Scale scale) {
        return Design.of(List.of(Condition.of("hare", 4), Condition.of("tortoise", 4)))
                .withSeeds(2);
    }

    @Override
    public void run(Trial trial) throws IOException {
        double step = trial.condition().id().equals("hare") ? 2 : 1;
        for (int epoch = 1; epoch <= trial.epochs(); epoch++) {
            trial.epoch(epoch, Map.of("way", step * epoch), 0);
        }
    }

    @Override
    public List<Claim> claims() {
        return List.of(
                Claim.of("R1", "The tortoise arrives.")
                        .from("made up")
                        .holdsIf(
                                "4 steps", 1, r -> assertThat(way(r, "tortoise")).isEqualTo(4))
                        .givenNothing("it is about one of them"),
                Claim.of("R2", "The hare is faster.")
                        .from("made up")
                        .holdsIf(
                                "more steps",
                                1,
                                r ->
                                        assertThat(way(r, "hare"))
                                                .isGreaterThan(way(r, "tortoise")))
                        .givenNothing("nobody learns"));
    }

    private static double way(Results results, String condition) {
        return results.curves(condition, "way").values().iterator().next().last();
    }
}
