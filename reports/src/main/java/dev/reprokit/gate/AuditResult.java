package dev.reprokit.gate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The result of auditing one experiment: its first trial (a setting run with one seed) was run in
 * several ways, each in a JVM of its own, and all recorded metrics must agree to the last bit. The
 * ways are {@code alone}, {@code again} (alone once more), {@code after} (after other trials in the
 * same JVM), {@code packed} (beside other trials) and {@code resumed} (stopped halfway and
 * continued from its checkpoint).
 *
 * @param experiment the experiment's id
 * @param trial the trial's id
 * @param values the number of recorded metrics, over all epochs, that were compared per way
 * @param resumable true if the trial went on from its checkpoint after it was stopped; false if it
 *     began anew, so that {@code resumed} was not compared
 * @param differences the first difference of each way that differs, in words
 * @param files the folder with one folder of results and logs per way, which the message names for
 *     readers who look for the cause
 */
public record AuditResult(
        String experiment,
        String trial,
        int values,
        boolean resumable,
        List<String> differences,
        Path files) {

    /**
     * Compares the metrics that one trial (a setting run with one seed) recorded alone with those
     * it recorded in each other way, row by row and bit for bit.
     *
     * @param experiment the experiment's id
     * @param alone the trial as it ran by itself
     * @param ways the same trial as run in other ways, by the ways' names: {@code again}, {@code
     *     after} and {@code packed} (after and beside other trials in the same JVM), and {@code
     *     resumed} (stopped halfway and continued), which is left out if the trial began anew
     *     instead of continuing
     * @param files the folder with the runs; not read here, only named in messages
     * @return the result
     */
    public static AuditResult of(
            String experiment, AuditedTrial alone, Map<String, AuditedTrial> ways, Path files) {
        List<String> differences = new ArrayList<>();
        ways.forEach((way, other) -> alone.firstDifference(other, way).ifPresent(differences::add));
        return new AuditResult(
                experiment,
                alone.id(),
                alone.metrics().size(),
                ways.containsKey("resumed"),
                differences,
                files);
    }

    /**
     * {@return true if the audited trial (a setting run with one seed) had the same results in
     * every way in which it was run}
     */
    public boolean repeats() {
        return differences.isEmpty();
    }

    /**
     * {@return one line if nothing differs; else one line per way of running the trial whose
     * results differ, and the folder with the runs}
     */
    public String inWords() {
        if (repeats()) {
            return "%s: %s values of %s are the same again%s"
                    .formatted(
                            experiment,
                            values,
                            trial,
                            resumable
                                    ? ", after others, packed and resumed"
                                    : ", after others and packed; not resumable, it does not go on where it was"
                                            + " stopped");
        }
        return "%s, trial %s\n  %s\n  Files: %s"
                .formatted(experiment, trial, String.join("\n  ", differences), files);
    }
}
