package dev.reprokit.internal.harness.trial;

import dev.reprokit.experiment.Claim;
import dev.reprokit.experiment.Condition;
import dev.reprokit.experiment.Criterion;
import dev.reprokit.experiment.Design;
import dev.reprokit.experiment.Experiment;
import dev.reprokit.record.result.Numbers;
import dev.reprokit.record.result.Scale;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Examines the claims of an experiment before anything has run: a claim that is not finished, or
 * that no outcome of its designs can decide, is a fault of the experiment and not of its results.
 */
final class ClaimExamination {
    /**
     * The share of images on which two networks are taken to disagree: little, so that only margins
     * are refused that are hopeless.
     */
    private static final double DISAGREEMENT = 0.01;

    private final Experiment experiment;
    private final Set<String> faults = new LinkedHashSet<>();

    private ClaimExamination(Experiment experiment) {
        this.experiment = experiment;
    }

    /**
     * Examines all claims at every scale at which they apply.
     *
     * @param experiment the experiment
     * @return one sentence per fault; empty if there is none
     */
    static List<String> faults(Experiment experiment) {
        ClaimExamination examination = new ClaimExamination(experiment);
        Map<Scale, Design> designs = new EnumMap<>(Scale.class);
        for (Scale scale : Scale.values()) {
            designs.put(scale, experiment.design(scale));
        }
        Set<String> ids = new HashSet<>();
        for (Claim claim : experiment.claims()) {
            if (!ids.add(claim.id())) {
                examination.fault(
                        claim,
                        "is there twice; %s must tell the two apart",
                        experiment.getClass().getName());
            }
            examination.finished(claim);
            designs.forEach((scale, design) -> examination.decidable(claim, scale, design));
        }
        return new ArrayList<>(examination.faults);
    }

    private void finished(Claim claim) {
        if (claim.source().isBlank()) {
            fault(claim, "has no source; say with from(...) who claims it");
        }
        if (claim.criteria().isEmpty()) {
            fault(claim, "has no assertion; say with that(...) what it is held to");
        }
        if (claim.isHalfWritten()) {
            fault(claim, "begins an assertion with that(...) and does not end it");
        }
        Set<String> compared = new LinkedHashSet<>();
        // Two bounds on two arms compare them as well as one sentence about both does.
        if (claim.conditions().size() > 1) {
            compared.addAll(claim.conditions());
        }
        compared.removeAll(claim.conditionsWithFloor());
        if (!compared.isEmpty() && claim.noFloor().isEmpty()) {
            fault(
                    claim,
                    "compares arms, but does not say what %s must have reached for that to mean"
                            + " anything; say it with given(...), or with givenNothing(...) why it"
                            + " needs nothing",
                    String.join(" and ", compared));
        }
    }

    private void decidable(Claim claim, Scale scale, Design design) {
        if (claim.notApplicableReason(scale, design.dataset()).isPresent()) {
            return;
        }
        Set<String> conditions = new LinkedHashSet<>();
        design.conditions().stream().map(Condition::id).forEach(conditions::add);
        Set<String> unknown = new LinkedHashSet<>(claim.conditions());
        unknown.addAll(claim.conditionsWithFloor());
        unknown.removeAll(conditions);
        if (!unknown.isEmpty()) {
            fault(
                    claim,
                    "is about '%s', which the design at scale %s does not have; it has %s",
                    String.join("', '", unknown),
                    scale.id(),
                    String.join(", ", conditions));
        }
        for (Criterion criterion : claim.criteria()) {
            boolean unsaid = criterion.conditions().isEmpty() && conditions.size() > 1;
            if (unsaid && claim.noFloor().isEmpty()) {
                fault(
                        claim,
                        "does not say which arms '%s' reads; name them, or say with"
                                + " givenNothing(...) why it needs no floor",
                        criterion.words());
            }
            if (design.seeds() < criterion.seeds()) {
                fault(
                        claim,
                        "cannot be decided at scale %s by %d seeds: %s takes %d or more",
                        scale.id(),
                        design.seeds(),
                        criterion.words(),
                        criterion.seeds());
            }
            marginOutsideNoise(claim, criterion, scale, design);
        }
    }

    /**
     * Refuses a region that is narrower than chance. Two networks that disagree on a share d of k
     * images, each as often right as the other, differ by sqrt(d / k) of them: the standard error
     * of McNemar's paired comparison (Psychometrika 12, 1947).
     */
    private void marginOutsideNoise(Claim claim, Criterion criterion, Scale scale, Design design) {
        int images = criterion.set().equals("train") ? design.trainImages() : design.testImages();
        double noise = 100 * Math.max(1.0 / images, Math.sqrt(DISAGREEMENT / images));
        if (design.dataset() == null || criterion.margin() >= noise) {
            return;
        }
        fault(
                claim,
                "has a margin inside the noise at scale %s: %s points, where chance makes a"
                        + " difference of %s points between two networks that disagree on 1 %% of"
                        + " %d %s images",
                scale.id(),
                Numbers.number(criterion.margin()),
                Numbers.number(Math.round(100 * noise) / 100.0),
                images,
                criterion.set());
    }

    private void fault(Claim claim, String sentence, Object... words) {
        faults.add(
                "claim %s of %s %s"
                        .formatted(claim.id(), experiment.id(), sentence.formatted(words)));
    }
}
