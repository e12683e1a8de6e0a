package dev.reprokit.plugin.audit;

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
record AuditResult(
        String experiment,
        String trial,
        int values,
        boolean resumable,
        List<String> differences,
        Path files) {

    /**
     * Compares.
     *
     * @param ways the same trial as run in other ways, by their names; without {@code resumed}
     *     where it began anew
     */
    static AuditResult of(
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

    boolean repeats() {
        return differences.isEmpty();
    }

    /** {@return one line where nothing differs; else a line each way, and where the files are} */
    String inWords() {
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
