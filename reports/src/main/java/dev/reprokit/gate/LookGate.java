package dev.reprokit.gate;

import dev.reprokit.record.result.TrialRow;
import dev.reprokit.record.result.TrialStatus;
import dev.reprokit.record.run.Run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Decides whether a build passes, by its looks: their claims need not apply, so that a trial that
 * failed would go unnoticed.
 *
 * @param looks the runs that depart from their designs
 */
record LookGate(List<Run> looks) {

    static LookGate of(List<Run> runs) {
        return new LookGate(runs.stream().filter(run -> !run.plan().look().isEmpty()).toList());
    }

    boolean isEmpty() {
        return looks.isEmpty();
    }

    /** {@return the trials that failed, with their reasons; empty if there are none} */
    Optional<String> failure() {
        List<String> failed = new ArrayList<>();
        int trials = 0;
        for (Run run : looks) {
            for (TrialRow trial : run.results().trials()) {
                trials++;
                if (trial.status() == TrialStatus.FAILED) {
                    failed.add(
                            "%s %s: %s"
                                    .formatted(run.experiment(), trial.trial(), trial.failure()));
                }
            }
        }
        return failed.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "%s of %s trials failed\n%s"
                                .formatted(failed.size(), trials, String.join("\n", failed)));
    }

    /** {@return what the looks are, and that they are no evidence; empty if there are none} */
    Optional<String> warning() {
        return looks.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        looks.stream()
                                .map(
                                        run ->
                                                "%s (%s)"
                                                        .formatted(
                                                                run.experiment(),
                                                                run.plan().look().inWords()))
                                .collect(
                                        Collectors.joining(
                                                ", ",
                                                "Only a look, no evidence: ",
                                                ". It was not compared with a baseline. For"
                                                        + " evidence leave out -Drepro.conditions"
                                                        + " and -Drepro.override.*")));
    }
}
