package dev.reprokit.paper.zhang2017;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reprokit.experiment.Claim;
import dev.reprokit.experiment.Condition;
import dev.reprokit.experiment.Experiment;
import dev.reprokit.record.result.Scale;
import dev.reprokit.record.verdict.Verdict;

import java.util.Map;
import java.util.function.Function;

/** An arm that has learned nothing, in a story in which every claim holds otherwise. */
final class LearnedNothing {
    private LearnedNothing() {}

    /**
     * Breaks each arm in turn. A claim with a floor for the arm is invalid; any other that reads it
     * is at least not reproduced.
     *
     * @param experiment the experiment
     * @param verdicts judges the story in which the arm with an id has learned nothing
     */
    static void reproducesNoClaim(
            Experiment experiment, Function<String, Map<String, Verdict>> verdicts) {
        for (Condition arm : experiment.design(Scale.PAPER).conditions()) {
            Map<String, Verdict> broken = verdicts.apply(arm.id());
            for (Claim claim : experiment.claims()) {
                if (claim.conditionsWithFloor().contains(arm.id())) {
                    assertThat(broken).as(arm.id()).containsEntry(claim.id(), Verdict.INVALID);
                } else if (claim.conditions().contains(arm.id())) {
                    assertThat(broken)
                            .as(arm.id())
                            .doesNotContainEntry(claim.id(), Verdict.REPRODUCED);
                }
            }
        }
    }
}
