package dev.reprokit.internal.harness;

import dev.reprokit.experiment.Condition;
import dev.reprokit.experiment.Design;
import dev.reprokit.experiment.Experiment;
import dev.reprokit.internal.harness.machine.RefusedException;
import dev.reprokit.internal.harness.trial.Described;
import dev.reprokit.record.result.MissingEvidenceException;
import dev.reprokit.record.result.Results;
import dev.reprokit.record.result.TrialRow;
import dev.reprokit.record.run.Plan;
import dev.reprokit.record.run.Undecided;
import dev.reprokit.record.verdict.Judgement;
import dev.reprokit.record.verdict.Verdicts;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Judges the results of a plan. It needs the experiment, and neither data nor a device.
 *
 * @param plan the plan
 * @param experiment the experiment that it names
 * @param dataset the id of the data set; null if the experiment brings its own
 * @param leftOut the ids of the conditions that the plan leaves out
 * @param further the runs that may follow
 * @param notes receives what affects no verdict
 */
record Judging(
        Plan plan,
        Experiment experiment,
        @Nullable String dataset,
        Set<String> leftOut,
        FurtherRuns further,
        Consumer<String> notes) {

    /**
     * Prepares to judge.
     *
     * @param design the experiment's design, as far as the plan runs it
     * @throws RefusedException if the experiment cannot be described
     */
    static Judging of(Plan plan, Experiment experiment, Design design, Consumer<String> notes)
            throws RefusedException {
        String dataset =
                design.dataset() == null || plan.dataset() == null
                        ? design.dataset()
                        : plan.dataset();
        return new Judging(
                plan,
                experiment,
                dataset,
                leftOut(Described.by(experiment, asked -> asked.design(plan.scale())), design),
                Described.by(experiment, asked -> FurtherRuns.of(asked, plan.scale(), dataset)),
                notes);
    }

    private static Set<String> leftOut(Design whole, Design design) {
        Set<String> ids = new TreeSet<>();
        whole.conditions().stream().map(Condition::id).forEach(ids::add);
        design.conditions().stream().map(Condition::id).forEach(ids::remove);
        return ids;
    }

    /**
     * Judges all claims.
     *
     * @param all the results
     * @param seeds the seeds with which all conditions have ended
     * @param undecided the progress of a run that has not ended; null if it has
     */
    Verdicts verdicts(Results all, Set<Long> seeds, @Nullable Undecided undecided) {
        Results results = ofSeeds(seeds, all).leavingOut(leftOut);
        Judge judge = new Judge(results, plan.scale(), dataset, plan.look(), further);
        List<Judgement> judgements =
                undecided == null
                        ? judge.judge(experiment.claims())
                        : judge.observe(experiment.claims(), undecided);
        return new Verdicts(
                plan.runId(),
                experiment.id(),
                plan.scale(),
                judgements,
                undecided == null ? answers(results) : List.of(),
                plan.look().isEmpty() ? null : plan.look().inWords(),
                plan.imported(),
                judge.observed());
    }

    /** Leaves out trials whose seed has not run in all conditions: means would be biased. */
    static Results ofSeeds(Set<Long> seeds, Results all) {
        List<TrialRow> trials =
                all.trials().stream().filter(trial -> seeds.contains(trial.seed())).toList();
        return trials.size() == all.trials().size()
                ? all
                : new Results(
                        trials,
                        trials.stream().flatMap(trial -> all.metrics(trial).stream()).toList());
    }

    /** Returns the experiment's answers; a failure is noted and does not affect the verdicts. */
    private List<String> answers(Results results) {
        try {
            return experiment.answers(results);
        } catch (MissingEvidenceException e) {
            return List.of();
        } catch (RuntimeException e) {
            notes.accept("%s cannot be answered: %s".formatted(experiment.id(), e));
            return List.of();
        }
    }
}
