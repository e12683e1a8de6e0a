package dev.reprokit.comparison;

import dev.reprokit.record.run.Run;

import java.util.Optional;

/**
 * An experiment of which the two sides are not held against each other.
 *
 * @param experiment the experiment's id
 * @param reason why not, in words
 */
public record NotCompared(String experiment, String reason) {

    /** {@return the reason why two runs answer two questions; empty if they can be compared} */
    static Optional<NotCompared> of(RunPair pair) {
        return reason(pair).map(reason -> new NotCompared(pair.experiment(), reason));
    }

    private static Optional<String> reason(RunPair pair) {
        Optional<String> left = incomparable(pair.left());
        Optional<String> right = incomparable(pair.right());
        if (left.isPresent()) {
            return left.map(reason -> "on the left, " + reason);
        }
        if (right.isPresent()) {
            return right.map(reason -> "on the right, " + reason);
        }
        String before = pair.left().plan().scale().id();
        String now = pair.right().plan().scale().id();
        return before.equals(now)
                ? Optional.empty()
                : Optional.of(
                        "scale %s against %s: another share of the published protocol, with other networks, images and epochs, answers another question"
                                .formatted(before, now));
    }

    private static Optional<String> incomparable(Run run) {
        if (!run.ended()) {
            return Optional.of("the run has not ended");
        }
        if (run.undecided() != null) {
            return Optional.of("not all trials have ended: " + run.undecided().inWords());
        }
        if (!run.plan().look().isEmpty()) {
            return Optional.of("the run is only a look, " + run.plan().look().inWords());
        }
        // The folder of imported runs may be anywhere on somebody's machine: it is not named.
        return run.plan().imported() == null
                ? Optional.empty()
                : Optional.of("the trials were imported, not run");
    }
}
