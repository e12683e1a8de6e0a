package dev.reprokit.internal.harness.trial;

import dev.reprokit.experiment.Condition;

import java.util.Optional;

/** Keeps the paces of conditions for later runs. */
public interface PaceStore {
    /** A store that keeps nothing. */
    PaceStore NONE =
            new PaceStore() {
                @Override
                public Optional<Pace> find(Condition condition) {
                    return Optional.empty();
                }

                @Override
                public void keep(Condition condition, Pace pace) {
                    // Nobody asks for it.
                }
            };

    /** {@return the pace of a condition; empty if it is unknown} */
    Optional<Pace> find(Condition condition);

    /** Keeps the pace of a condition, if it can: without it, a later run measures anew. */
    void keep(Condition condition, Pace pace);
}
