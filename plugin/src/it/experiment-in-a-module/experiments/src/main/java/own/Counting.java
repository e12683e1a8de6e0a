package own;

import dev.reprokit.experiment.Claim;
import dev.reprokit.experiment.Condition;
import dev.reprokit.experiment.Design;
import dev.reprokit.experiment.About;
import dev.reprokit.experiment.Experiment;
import dev.reprokit.experiment.Trial;
import dev.reprokit.record.result.Scale;


import java.io.IOException;
import java.util.List;
import java.util.Map;
import library.Counter;

/** An experiment that needs another module. */
public final class Counting implements Experiment {

    @Override
    public About about() {
        return About.of("own-counting", "Counting")
.asks("Does the library count?")
.from("nobody");
    }

    @Override
    public Design design(Scale scale) {
        return Design.of(List.of(Condition.of("counting", 1))).withSeeds(1);
    }

    @Override
    public void run(Trial trial) throws IOException {
        trial.epoch(1, Map.of("count", Counter.next(1)), 0);
    }

    @Override
    public List<Claim> claims() {
        return List.of(
                Claim.of("O1", "After one comes two")
                        .from("nobody")
                        .holdsIf(
                                "it is so", 1, results -> {
                                    if (results.curves("counting", "count").get(1L).last() != 2) {
                                        throw new AssertionError("not two");
                                    }
                                }));
    }
}
