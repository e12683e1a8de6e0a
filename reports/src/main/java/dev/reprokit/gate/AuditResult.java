package dev.reprokit.gate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What an audit of one experiment came to.
 *
 * @param experiment its id
 * @param trial the trial's id
 * @param values how many values of it were compared in each way
 * @param resumable whether it went on after it had been stopped
 * @param differences the first one of each way that has one, in words
 * @param files where the runs are
 */
public record AuditResult(
        String experiment,
        String trial,
        int values,
        boolean resumable,
        List<String> differences,
        Path files) {

    /**
     * Compares a trial with itself.
     *
     * @param experiment the experiment's id
     * @param alone the trial as it ran alone
     * @param ways the same trial as run in other ways, by their names; without {@code resumed}
     *     where it began anew
     * @param files where the runs are
     * @return what differs
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

    /** {@return whether the trial came out the same in every way} */
    public boolean repeats() {
        return differences.isEmpty();
    }

    /** {@return one line where nothing differs; else one line per way, and where the files are} */
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
