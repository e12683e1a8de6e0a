package dev.reprokit.plugin.bisect;

/**
 * What a search leaves: the change lies after one commit and at another one or before it.
 *
 * @param good the last commit that belongs to the good side
 * @param bad the first commit that belongs to the bad side
 * @param probes the number of commits between the two ends of the history that were probed
 * @param error the chance that this is wrong, between 0 and 1
 */
record Suspects(ProbedCommit good, ProbedCommit bad, int probes, double error) {

    /** {@return true if a single commit is left} */
    boolean isNamed() {
        return bad.commit() - good.commit() == 1;
    }
}
