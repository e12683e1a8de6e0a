package dev.reprokit.internal.harness;

import dev.reprokit.experiment.Claim;
import dev.reprokit.experiment.Design;
import dev.reprokit.experiment.Experiment;
import dev.reprokit.record.result.Scale;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The runs that would have to follow a run that cannot ask a claim, or contradicts it at a scale
 * that is only a share of the published protocol.
 */
final class FurtherRuns {
    private final Map<Scale, Design> designs;
    private final Scale scale;
    private final @Nullable String dataset;

    private FurtherRuns(Map<Scale, Design> designs, Scale scale, @Nullable String dataset) {
        this.designs = designs;
        this.scale = scale;
        this.dataset = dataset;
    }

    /**
     * Finds the runs that may follow.
     *
     * @param scale the scale of the run
     * @param dataset the id of its data set; null if the experiment brings its own
     */
    static FurtherRuns of(Experiment experiment, Scale scale, @Nullable String dataset) {
        Map<Scale, Design> designs = new EnumMap<>(Scale.class);
        Arrays.stream(Scale.values()).forEach(each -> designs.put(each, experiment.design(each)));
        return new FurtherRuns(designs, scale, dataset);
    }

    /** {@return no further run, for results of which it is unknown what else can run} */
    static FurtherRuns none(Scale scale, @Nullable String dataset) {
        return new FurtherRuns(Map.of(), scale, dataset);
    }

    /**
     * Finds the least run that asks a claim which this run cannot ask.
     *
     * @return its options, e.g. {@code -Drepro.scale=reduced on cifar10}; empty if no scale asks it
     */
    Optional<String> asking(Claim claim) {
        List<Scale> nearest = new ArrayList<>(List.of(scale));
        nearest.addAll(larger());
        List<Scale> smaller = new ArrayList<>(List.of(Scale.values()).subList(0, scale.ordinal()));
        Collections.reverse(smaller);
        nearest.addAll(smaller);
        return nearest.stream()
                .filter(each -> isAsked(claim, each))
                .findFirst()
                .map(each -> options(claim, each));
    }

    /**
     * Finds the run that repeats most of the published protocol, where a claim is asked of more
     * than in this run.
     *
     * @return its options, e.g. {@code -Drepro.scale=paper on cifar10}; empty if no larger scale
     *     asks it, or all that do run what this run did
     */
    Optional<String> larger(Claim claim) {
        List<Scale> largest = new ArrayList<>(larger());
        Collections.reverse(largest);
        return largest.stream()
                .filter(each -> isAsked(claim, each))
                .filter(each -> !designs.get(each).equals(designs.get(scale)))
                .findFirst()
                .map(each -> options(claim, each));
    }

    private List<Scale> larger() {
        return List.of(Scale.values()).subList(scale.ordinal() + 1, Scale.values().length);
    }

    private boolean isAsked(Claim claim, Scale other) {
        return designs.containsKey(other) && claim.notApplicableReason(other).isEmpty();
    }

    private String options(Claim claim, Scale other) {
        String wanted = other == scale ? "" : "-Drepro.scale=" + other.id();
        String usual = other == scale ? dataset : designs.get(other).dataset();
        if (claim.notApplicableReason(other, usual).isPresent()) {
            String named = "-Drepro.dataset=" + String.join(" or ", claim.datasets());
            return wanted.isEmpty() ? named : wanted + " " + named;
        }
        return usual == null || usual.equals(dataset) ? wanted : wanted + " on " + usual;
    }
}
