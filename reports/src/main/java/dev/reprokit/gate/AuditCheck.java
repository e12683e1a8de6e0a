package dev.reprokit.gate;

import dev.reprokit.gate.GateResult.Lines;

import java.util.List;

/**
 * Judges audits. An audit runs an experiment's first trial (a setting run with one seed) several
 * times, alone and beside others; all its metrics must be the same to the last bit.
 */
public final class AuditCheck {
    private AuditCheck() {}

    /**
     * Judges the audits of a build, which test that repeated runs of one trial (a setting with one
     * seed) give the same metrics to the last bit.
     *
     * @param experiments the number of experiments that should be audited
     * @param audited the results of the audits
     * @param problems the reasons why experiments could not be audited, in words
     * @return failed if results differ, unknown if an experiment could not be audited; the message
     *     lists the differences, and there are no lines to log
     */
    public static GateResult of(int experiments, List<AuditResult> audited, List<String> problems) {
        List<String> different =
                audited.stream()
                        .filter(result -> !result.repeats())
                        .map(AuditResult::inWords)
                        .toList();
        String differences =
                different.isEmpty()
                        ? ""
                        : "%s of %s experiments do not repeat their results\n%s"
                                .formatted(
                                        different.size(),
                                        experiments,
                                        String.join("\n", different));
        if (!problems.isEmpty()) {
            return new Lines()
                    .unknown(
                            "%s of %s experiments could not be audited\n%s%s"
                                    .formatted(
                                            problems.size(),
                                            experiments,
                                            String.join("\n\n", problems),
                                            different.isEmpty() ? "" : "\nAnd " + differences));
        }
        return different.isEmpty() ? new Lines().passed() : new Lines().failed(differences);
    }
}
