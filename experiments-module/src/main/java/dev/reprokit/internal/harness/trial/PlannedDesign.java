package dev.reprokit.internal.harness.trial;

import dev.reprokit.experiment.Condition;
import dev.reprokit.experiment.Design;
import dev.reprokit.experiment.Experiment;
import dev.reprokit.internal.harness.machine.RefusedException;
import dev.reprokit.internal.text.Spelling;
import dev.reprokit.record.run.Look;
import dev.reprokit.record.run.Plan;

import java.util.List;

/** Finds the design of a plan: the experiment's at the plan's scale, with the plan's departures. */
public final class PlannedDesign {
    /** The number of epochs of conditions that measure rather than train. */
    private static final int MEASURED_ONCE = 1;

    private final Experiment experiment;
    private final Design whole;
    private final Look look;

    private PlannedDesign(Experiment experiment, Design whole, Look look) {
        this.experiment = experiment;
        this.whole = whole;
        this.look = look;
    }

    /**
     * Finds the design.
     *
     * @param experiment the experiment that the plan names
     * @throws RefusedException if the experiment cannot be described, or the plan names a data set
     *     that does not fit the experiment, or a condition or a number that the design lacks
     */
    public static Design of(Experiment experiment, Plan plan) throws RefusedException {
        Design whole = Described.by(experiment, asked -> asked.design(plan.scale()));
        FittingData.require(experiment, plan);
        return plan.look().isEmpty()
                ? whole
                : new PlannedDesign(experiment, whole, plan.look()).departing();
    }

    private Design departing() throws RefusedException {
        requireConditions();
        requireImages();
        List<Condition> selected =
                whole.conditions().stream()
                        .filter(c -> look.conditions().isEmpty() || isSelected(c))
                        .toList();
        requireEpochs(selected);
        return new Design(
                        selected.stream().map(this::overridden).toList(),
                        whole.seeds(),
                        whole.dataset(),
                        look.overrides().getOrDefault(Look.TRAIN_IMAGES, whole.trainImages()),
                        look.overrides().getOrDefault(Look.TEST_IMAGES, whole.testImages()),
                        whole.reductions(),
                        whole.bytesPerTrial(),
                        whole.allCores(),
                        whole.inputs())
                .reducing("For a look: %s.".formatted(look.inWords()));
    }

    private boolean isSelected(Condition condition) {
        return look.conditions().contains(condition.id());
    }

    private void requireConditions() throws RefusedException {
        List<String> known = whole.conditions().stream().map(Condition::id).toList();
        for (String condition : look.conditions()) {
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

    private void requireImages() throws RefusedException {
        if (whole.dataset() == null
                && (look.overrides().containsKey(Look.TRAIN_IMAGES)
                        || look.overrides().containsKey(Look.TEST_IMAGES))) {
            throw new RefusedException(
                    "%s brings its own data, so that only -Drepro.override.%s applies to it"
                            .formatted(experiment.id(), Look.EPOCHS));
        }
    }

    private void requireEpochs(List<Condition> selected) throws RefusedException {
        if (look.overrides().containsKey(Look.EPOCHS)
                && selected.stream().allMatch(c -> c.epochs() == MEASURED_ONCE)) {
            throw new RefusedException(
                    "-Drepro.override.%s does not apply to %s: its conditions have one epoch, which stays"
                            .formatted(Look.EPOCHS, experiment.id()));
        }
    }

    private Condition overridden(Condition condition) {
        return condition.epochs() == MEASURED_ONCE
                ? condition
                : new Condition(
                        condition.id(),
                        condition.label(),
                        look.overrides().getOrDefault(Look.EPOCHS, condition.epochs()),
                        condition.parameters());
    }
}
