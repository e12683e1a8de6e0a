package own;

import dev.reprokit.experiment.Claim;
import dev.reprokit.experiment.Condition;
import dev.reprokit.experiment.Design;
import dev.reprokit.experiment.About;
import dev.reprokit.experiment.Experiment;
import dev.reprokit.record.result.Scale;


import java.util.List;

/** What both experiments share. */
abstract class Counting implements Experiment {
    private final String id;

    Counting(String id) {
        this.id = id;
    }

    @Override
    public About about() {
        return About.of(id, "Counting")
.asks("Who counts?")
.from("nobody");
    }

    @Override
    public Design design(Scale scale) {
        return Design.of(List.of(Condition.of("counting", 1))).withSeeds(2);
    }

    @Override
    public List<Claim> claims() {
        return List.of(Claim.of("C1", Claims.SENTENCE).from("nobody").holdsIf("it is so", 1, Claims::check));
    }
}
