package dev.reprokit.internal.harness.trial;

import dev.reprokit.experiment.Condition;
import dev.reprokit.experiment.Design;
import dev.reprokit.experiment.Experiment;
import dev.reprokit.internal.harness.machine.RefusedException;
import dev.reprokit.internal.text.Spelling;
import dev.reprokit.record.run.Look;
import dev.reprokit.record.run.Plan;

import java.util.List;
import java.util.Map;

/** Finds the design of a plan: the experiment's at the plan's scale, with the plan's departures. */
public final class PlannedDesign {
    private PlannedDesign() {}

    /**
     * Finds the design.
     *
     * @param experiment the experiment that the plan names
     * @throws RefusedException if the plan names a condition that the design lacks, or overrides
     *     what it does not have
     */
    public static Design of(Experiment experiment, Plan plan) throws RefusedException {
        Design whole = experiment.design(plan.scale());
        Look look = plan.look();
        if (look.isEmpty()) {
            return whole;
        }
        requireConditions(experiment, whole, look.conditions());
        Map<String, Integer> numbers = look.overrides();
        if (whole.dataset() == null
                && (numbers.containsKey(Look.TRAIN_IMAGES)
                        || numbers.containsKey(Look.TEST_IMAGES))) {
            throw new RefusedException(
                    "%s brings its own data, so that only -Drepro.override.%s applies to it"
                            .formatted(experiment.id(), Look.EPOCHS));
        }
        return new Design(
                        conditions(whole, look),
                        whole.seeds(),
                        whole.dataset(),
                        numbers.getOrDefault(Look.TRAIN_IMAGES, whole.trainImages()),
                        numbers.getOrDefault(Look.TEST_IMAGES, whole.testImages()),
                        whole.reductions(),
                        whole.expectedMinutes(),
                        whole.bytesPerTrial(),
                        whole.allCores())
                .reducing("For a look: %s.".formatted(look.inWords()));
    }

    private static void requireConditions(
            Experiment experiment, Design whole, List<String> conditions) throws RefusedException {
        List<String> known = whole.conditions().stream().map(Condition::id).toList();
        for (String condition : conditions) {
            if (!known.contains(condition)) {
                throw new RefusedException(
                        "%s has no condition '%s'%s; there are: %s"
                                .formatted(
                                        experiment.id(),
                                        condition,
                                        Spelling.didYouMean(condition, known),
                                        String.join(", ", known)));
            }
        }
    }

    private static List<Condition> conditions(Design whole, Look look) {
        return whole.conditions().stream()
                .filter(c -> look.conditions().isEmpty() || look.conditions().contains(c.id()))
                .map(
                        c ->
                                new Condition(
                                        c.id(),
                                        c.label(),
                                        look.overrides().getOrDefault(Look.EPOCHS, c.epochs()),
                                        c.parameters()))
                .toList();
    }
}
