package dev.reprokit.gate;

import dev.reprokit.baseline.Disagreements;
import dev.reprokit.internal.file.ShellQuoting;
import dev.reprokit.record.verdict.Judgement;
import dev.reprokit.record.verdict.Verdict;
import dev.reprokit.record.verdict.Verdicts;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Decides whether a build passes, by the verdicts on its claims.
 *
 * @param experiments the verdicts of every selected experiment
 * @param failOnInconclusive whether an inconclusive claim fails the build
 * @param disagreements the accepted disagreements: claims that may be not reproduced
 * @param accept the beginning of the command that makes a run the baseline
 */
record ClaimGate(
        List<Verdicts> experiments,
        boolean failOnInconclusive,
        Disagreements disagreements,
        String accept) {

    /** {@return whether no claim was asked at all} */
    boolean judgedNothing() {
        return all().noneMatch(Judgement::isAsked);
    }

    /** {@return the claims that fail the build, with their values; empty if there are none} */
    Optional<String> failure() {
        Set<Verdict> broken = broken();
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
                "%s\n%s%s"
                        .formatted(String.join(", ", counts), String.join("\n", claims), offers()));
    }

    private Set<Verdict> broken() {
        Set<Verdict> broken = EnumSet.of(Verdict.NOT_REPRODUCED, Verdict.INVALID);
        if (failOnInconclusive) {
            broken.add(Verdict.INCONCLUSIVE);
        }
        return broken;
    }

    /** {@return the claims of an experiment that fail the build} */
    List<Judgement> failing(Verdicts experiment) {
        return claims(experiment, broken()).toList();
    }

    /** {@return whether a claim is not reproduced, and that is accepted} */
    boolean accepts() {
        return experiments.stream().anyMatch(each -> !disagreements.in(each).isEmpty());
    }

    /**
     * {@return the commands that would accept the refuted claims, a line per experiment; none for a
     * look or imported runs, which never become a baseline}
     */
    private String offers() {
        return experiments.stream()
                .filter(each -> each.look() == null && each.imported() == null)
                .map(this::offer)
                .collect(Collectors.joining());
    }

    private String offer(Verdicts experiment) {
        List<String> refuted =
                claims(experiment, EnumSet.of(Verdict.NOT_REPRODUCED)).map(Judgement::id).toList();
        return refuted.isEmpty()
                ? ""
                : "\nIf it is known why %s %s cannot be reproduced at scale %s, accept it: %s -Drepro.experiments=%s %s -Drepro.baseline.reason='WHY'"
                        .formatted(
                                experiment.experiment(),
                                String.join(", ", refuted),
                                experiment.scale().id(),
                                accept,
                                experiment.experiment(),
                                ShellQuoting.quoted(
                                        "-Drepro.baseline.accept=" + String.join(",", refuted)));
    }

    private String count(int count, boolean first, Verdict verdict) {
        String number =
                first
                        ? "%s of %s claims that were asked"
                                .formatted(count, all().filter(Judgement::isAsked).count())
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

    private Stream<Judgement> all() {
        return experiments.stream().flatMap(experiment -> experiment.claims().stream());
    }

    private List<String> claims(Set<Verdict> verdicts) {
        List<String> claims = new ArrayList<>();
        for (Verdicts experiment : experiments) {
            claims(experiment, verdicts)
                    .forEach(claim -> claims.add(inWords(experiment.experiment(), claim)));
        }
        return claims;
    }

    /** {@return the claims of an experiment with some verdicts, without accepted disagreements} */
    private Stream<Judgement> claims(Verdicts experiment, Set<Verdict> verdicts) {
        return experiment.claims().stream()
                .filter(claim -> verdicts.contains(claim.verdict()))
                .filter(claim -> disagreements.reason(experiment.experiment(), claim).isEmpty());
    }

    private static String inWords(String experiment, Judgement claim) {
        String promise =
                claim.verdict() == Verdict.INCONCLUSIVE && claim.decidable()
                        ? ", though this scale promises a decision"
                        : "";
        return """
                %s %s, %s%s: %s
                  expected: %s
                  observed: %s%s
                %s"""
                .formatted(
                        experiment,
                        claim.id(),
                        claim.verdictInWords(),
                        promise,
                        claim.sentence(),
                        claim.expectedInWords(),
                        claim.observedInWords(),
                        claim.furtherRun() == null
                                ? ""
                                : "\n  would have to run: " + claim.furtherRun(),
                        Objects.requireNonNullElse(claim.message(), "no message")
                                .strip()
                                .indent(4)
                                .stripTrailing());
    }
}
