package dev.reprokit.plugin;

import dev.reprokit.internal.process.Catalogue;

import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What becomes of calls in experiments' code that walk into traps: what libraries do with valid
 * input and one would not guess.
 */
enum TrapPolicy {
    /** The log names each call. */
    WARN,
    /** The build fails before anything is trained. */
    FAIL,
    /** Only the report names them. */
    OFF;

    static List<String> ids() {
        return Arrays.stream(values())
                .map(policy -> policy.name().toLowerCase(Locale.ROOT))
                .toList();
    }

    static TrapPolicy of(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT));
    }

    /**
     * Deals with the traps that some experiments walk into and do not accept.
     *
     * @param catalogue the experiments of the class path
     * @param ids those that are to run
     * @throws MojoFailureException if there is one and the policy is to fail
     */
    void apply(Catalogue catalogue, List<String> ids, Log log) throws MojoFailureException {
        List<String> traps =
                catalogue.experiments().stream()
                        .filter(experiment -> ids.contains(experiment.id()))
                        .flatMap(
                                experiment ->
                                        experiment.traps().stream()
                                                .filter(trap -> !trap.isAccepted())
                                                .map(
                                                        trap ->
                                                                experiment.id()
                                                                        + ": "
                                                                        + trap.inWords()))
                        .toList();
        if (this == WARN) {
            traps.forEach(log::warn);
        } else if (this == FAIL && !traps.isEmpty()) {
            throw new MojoFailureException(
                    "%s calls walk into traps of libraries\n%s\nUse what is named instead, or write @AcceptedTrap with a reason where the trap does no harm; -Drepro.traps=warn only warns"
                            .formatted(traps.size(), String.join("\n", traps)));
        }
    }
}
