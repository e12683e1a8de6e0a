package dev.reprokit.gate;

import dev.reprokit.baseline.Difference;
import dev.reprokit.record.verdict.Judgement;
import dev.reprokit.record.verdict.Verdicts;
import dev.reprokit.report.Annotation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Annotates claims that fail the build, claims whose verdict is another one than in the baseline,
 * and then the other differences that fail the build.
 */
final class ClaimAnnotations {
    private ClaimAnnotations() {}

    /**
     * Makes the annotations.
     *
     * @param experiments the verdicts of every selected experiment
     * @param claims the gate that decides by them
     * @param differences what differs from the baselines
     * @return at most one annotation per claim, those of one experiment together
     */
    static List<Annotation> of(
            List<Verdicts> experiments, ClaimGate claims, List<Difference> differences) {
        List<Annotation> annotations = new ArrayList<>();
        for (Verdicts experiment : experiments) {
            List<Difference> own =
                    differences.stream()
                            .filter(each -> each.experiment().equals(experiment.experiment()))
                            .toList();
            List<Judgement> failing = claims.failing(experiment);
            for (Judgement claim : experiment.claims()) {
                of(experiment.experiment(), claim, failing.contains(claim), turn(claim, own))
                        .ifPresent(annotations::add);
            }
            own.stream()
                    .filter(each -> each.claim() == null && each.kind().isFailure())
                    .map(ClaimAnnotations::of)
                    .forEach(annotations::add);
        }
        return annotations;
    }

    private static Optional<Difference> turn(Judgement claim, List<Difference> differences) {
        return differences.stream().filter(each -> claim.id().equals(each.claim())).findFirst();
    }

    private static Optional<Annotation> of(
            String experiment, Judgement claim, boolean fails, Optional<Difference> turn) {
        if (!fails && turn.isEmpty()) {
            return Optional.empty();
        }
        List<String> text = new ArrayList<>();
        text.add(claim.sentence());
        text.add("expected: " + claim.expectedInWords());
        text.add("observed: " + claim.observedInWords());
        if (claim.message() != null) {
            claim.message().strip().lines().findFirst().ifPresent(text::add);
        }
        turn.map(Difference::inWords).ifPresent(text::add);
        return Optional.of(
                new Annotation(
                        experiment,
                        fails || turn.filter(each -> each.kind().isFailure()).isPresent(),
                        "%s %s: %s".formatted(experiment, claim.id(), claim.verdictInWords()),
                        String.join("\n", text)));
    }

    private static Annotation of(Difference difference) {
        return new Annotation(
                difference.experiment(),
                true,
                "%s: %s".formatted(difference.experiment(), difference.kind().words()),
                difference.message());
    }
}
