package dev.reprokit.gate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The result of auditing one experiment: its first trial was run in several ways, which must agree
 * to the last bit.
 *
 * @param experiment the experiment's id
 * @param trial the trial's id
 * @param values the number of values that were compared per way
 * @param resumable whether the trial went on from its checkpoint after it was stopped
 * @param differences the first difference of each way that differs, in words
 * @param files the folder with the runs
 */
public record AuditResult(
        String experiment,
        String trial,
        int values,
        boolean resumable,
        List<String> differences,
        Path files) {

    /**
     * Compares one trial that was run in several ways.
     *
     * @param experiment the experiment's id
     * @param alone the trial that ran alone
     * @param ways the same trial as run in other ways, by their names; without {@code resumed} if
     *     it began again instead of going on
     * @param files the folder with the runs
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

    /** {@return whether the trial had the same results in every way} */
    public boolean repeats() {
        return differences.isEmpty();
    }

    /**
     * {@return one line if nothing differs; else one line per way that differs, and the folder with
     * the runs}
     */
    public String inWords() {
        if (repeats()) {
            return "%s: %d values of %s are the same again%s"
                    .formatted(
                            experiment,
                            values,
                            trial,
                            resumable
                                    ? ", packed and resumed"
                                    : " and packed; not resumable, it does not go on where it was"
                                            + " stopped");
        }
        return "%s, trial %s\n  %s\n  Files: %s"
                .formatted(experiment, trial, String.join("\n  ", differences), files);
    }
}
