package dev.reprokit.bundle;

import dev.reprokit.record.run.Run;

import java.util.ArrayList;
import java.util.List;

/** Says what makes a run less than the published protocol. */
final class Departures {
    private Departures() {}

    /** {@return one sentence per departure; empty if the run repeats the protocol in full} */
    static List<String> of(Run run) {
        List<String> departures = new ArrayList<>();
        if (run.verdicts().look() != null) {
            departures.add("Only a look, no evidence: %s.".formatted(run.verdicts().look()));
        }
        if (run.verdicts().imported() != null) {
            departures.add("Judged, not run: somebody had made the runs before.");
        }
        if (run.undecided() != null) {
            departures.add("Undecided yet: %s.".formatted(run.undecided().inWords()));
        }
        departures.addAll(run.description().reductions());
        return departures;
    }
}
