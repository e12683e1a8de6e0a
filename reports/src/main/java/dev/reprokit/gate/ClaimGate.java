package dev.reprokit.gate;

import dev.reprokit.record.verdict.Judgement;
import dev.reprokit.record.verdict.Verdict;
import dev.reprokit.record.verdict.Verdicts;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Decides whether a build passes, by the verdicts on its claims.
 *
 * @param experiments the verdicts of every selected experiment
 * @param failOnInconclusive whether an inconclusive claim fails the build
 */
record ClaimGate(List<Verdicts> experiments, boolean failOnInconclusive) {

    /** {@return whether no claim was checked at all} */
    boolean judgedNothing() {
        return claims(EnumSet.complementOf(EnumSet.of(Verdict.NOT_APPLICABLE))).isEmpty();
    }

    /** {@return the claims that fail the build, with their values; empty if there are none} */
    Optional<String> failure() {
        Set<Verdict> broken = EnumSet.of(Verdict.NOT_REPRODUCED, Verdict.INVALID);
        if (failOnInconclusive) {
            broken.add(Verdict.INCONCLUSIVE);
        }
        List<String> claims = claims(broken);
        return claims.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "%d of %d claims do not hold\n%s"
                                .formatted(
                                        claims.size(),
                                        claims(EnumSet.allOf(Verdict.class)).size(),
                                        String.join("\n", claims)));
    }

    /** {@return the claims that are inconclusive and do not fail the build} */
    List<String> warnings() {
        return failOnInconclusive ? List.of() : claims(EnumSet.of(Verdict.INCONCLUSIVE));
    }

    private List<String> claims(Set<Verdict> verdicts) {
        List<String> claims = new ArrayList<>();
        for (Verdicts experiment : experiments) {
            experiment.claims().stream()
                    .filter(claim -> verdicts.contains(claim.verdict()))
                    .forEach(claim -> claims.add(inWords(experiment.experiment(), claim)));
        }
        return claims;
    }

    private static String inWords(String experiment, Judgement claim) {
        String promise =
                claim.verdict() == Verdict.INCONCLUSIVE && claim.decidable()
                        ? ", though this scale promises a decision"
                        : "";
        return """
                %s %s, %s%s: %s
                  expected: %s
                  observed: %s
                %s"""
                .formatted(
                        experiment,
                        claim.id(),
                        claim.verdict().words(),
                        promise,
                        claim.sentence(),
                        claim.expectedInWords(),
                        claim.observedInWords(),
                        Objects.requireNonNullElse(claim.message(), "no message")
                                .strip()
                                .indent(4)
                                .stripTrailing());
    }
}
