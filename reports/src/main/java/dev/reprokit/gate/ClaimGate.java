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

    private static final Set<Verdict> ALL = EnumSet.allOf(Verdict.class);

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
        if (claims.isEmpty()) {
            return Optional.empty();
        }
        List<String> counts = new ArrayList<>();
        for (Verdict verdict : broken) {
            int count = claims(EnumSet.of(verdict)).size();
            if (count > 0) {
                counts.add(count(count, counts.isEmpty(), verdict));
            }
        }
        return Optional.of(
                "%s\n%s".formatted(String.join(", ", counts), String.join("\n", claims)));
    }

    private String count(int count, boolean first, Verdict verdict) {
        String number =
                first
                        ? "%d of %d claims".formatted(count, claims(ALL).size())
                        : String.valueOf(count);
        String words =
                switch (verdict) {
                    case INVALID -> "could not be judged";
                    case INCONCLUSIVE -> "stayed undecided";
                    default -> "do not hold";
                };
        return "%s %s".formatted(number, words);
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
