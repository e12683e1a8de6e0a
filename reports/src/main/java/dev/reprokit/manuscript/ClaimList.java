package dev.reprokit.manuscript;

import dev.reprokit.record.run.Run;

import java.util.List;

/**
 * The claims of all runs of a run folder with their numbers: the contents of {@code claims.json}.
 *
 * @param claims the claims, by experiment, then in the order in which the experiment declares them
 */
public record ClaimList(List<ClaimNumbers> claims) {

    /** Keeps a copy of the list. */
    public ClaimList {
        claims = List.copyOf(claims);
    }

    /**
     * Lists the claims of runs.
     *
     * @param runs whole runs
     * @return their claims
     */
    public static ClaimList of(List<Run> runs) {
        return new ClaimList(
                runs.stream()
                        .flatMap(
                                run ->
                                        run.verdicts().claims().stream()
                                                .map(claim -> ClaimNumbers.of(run, claim)))
                        .toList());
    }
}
