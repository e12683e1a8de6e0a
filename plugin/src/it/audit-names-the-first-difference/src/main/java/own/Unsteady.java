package own;

import dev.reprokit.experiment.Claim;
import dev.reprokit.experiment.Condition;
import dev.reprokit.experiment.Design;
import dev.reprokit.experiment.Experiment;
import dev.reprokit.record.Scale;
import java.util.List;

/** What the three of them share. */
abstract class Unsteady implements Experiment {
    private final String id;

    Unsteady(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String title() {
        return "Unsteady: " + id;
    }

    @Override
    public String question() {
        return "Is it the same tomorrow?";
    }

    @Override
    public String source() {
        return "nobody";
    }

    @Override
    public Design design(Scale scale) {
        return Design.of(List.of(Condition.of("counting", 2))).withSeeds(1);
    }

    @Override
    public List<Claim> claims() {
        return List.of();
    }
}
