package dev.reprokit.paper.researchlog;

import static dev.reprokit.assertion.ReproAssertions.assertThat;

import dev.reprokit.assertion.SeedValues;
import dev.reprokit.experiment.Claim;
import dev.reprokit.experiment.Measure;
import dev.reprokit.record.result.Numbers;
import dev.reprokit.record.result.Results;
import dev.reprokit.record.result.Scale;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** The research log's suppositions L22 and L23, as claims. */
final class AutoLabelProbeClaims {
    private static final String SOURCE = "research log, open question ";
    private static final String UNTRIED = "a supposition, without a value";
    private static final String SMALL = RandomLabelProbes.SMALL;
    private static final String FULL = RandomLabelProbes.FULL;
    private static final String NO_FULL = "the full AlexNet is not trained here";

    /** Percentage of true labels at which L23 is judged: few, but some of each class. */
    private static final int FEW = 10;

    private static final Measure EPOCHS_TO_FIT =
            new Measure(
                    "train_accuracy",
                    "epochs to 95 % train accuracy",
                    "epochs",
                    curve -> curve.epochsToReach(RandomLabelProbeClaims.MEMORISED / 100));
    private static final ProbeValue BEST_IN_THE_END =
            new ProbeValue(
                    "most separable layer in the end",
                    "points",
                    table ->
                            table.layers().stream()
                                    .mapToDouble(layer -> table.at(layer, table.last()))
                                    .max()
                                    .orElseThrow());

    private AutoLabelProbeClaims() {}

    static List<Claim> all() {
        List<Claim> claims = new ArrayList<>();
        claims.add(fitsAll());
        for (String labels : AutoLabelProbes.automatic()) {
            claims.add(separatesBetter(SMALL, labels));
            claims.add(fittedSooner(SMALL, labels));
        }
        for (String labels : AutoLabelProbes.automatic()) {
            claims.add(separatesBetter(FULL, labels).notApplicableAt(Scale.REDUCED, NO_FULL));
            claims.add(fittedSooner(FULL, labels).notApplicableAt(Scale.REDUCED, NO_FULL));
        }
        claims.add(trueLabelsSeparateBest());
        for (String labels : AutoLabelProbes.automatic()) {
            claims.add(betterBeginning(labels));
        }
        claims.add(betterBeginning(AutoLabelProbes.RANDOM));
        return claims;
    }

    /** Answers L22 and L23 in one sentence each, with means over seeds. */
    static List<String> answers(Results r) {
        List<String> labels = new ArrayList<>(AutoLabelProbes.automatic());
        labels.add(AutoLabelProbes.RANDOM);
        List<String> separability = new ArrayList<>();
        List<String> beginnings = new ArrayList<>();
        for (String kind : labels) {
            separability.add(
                    "%s after %s (%s epochs to 95 %%)"
                            .formatted(
                                    percent(best(r, SMALL, kind)),
                                    inWords(kind),
                                    mean(
                                            EPOCHS_TO_FIT.of(
                                                    r, AutoLabelProbes.condition(SMALL, kind)))));
            beginnings.add("%s after %s".formatted(percent(tuned(r, kind)), inWords(kind)));
        }
        separability.add(
                "%s after true labels".formatted(percent(best(r, SMALL, AutoLabelProbes.TRUE))));
        beginnings.add("%s from scratch".formatted(percent(scratch(r))));
        return List.of(
                "Separability of the true classes at the best layer in the end: "
                        + String.join(", ", separability)
                        + ".",
                "Test accuracy with the true labels of one image in ten: "
                        + String.join(", ", beginnings)
                        + ".");
    }

    private static String percent(SeedValues values) {
        return mean(values) + " %";
    }

    private static String mean(SeedValues values) {
        return Numbers.number(values.estimate().value());
    }

    /** Returns the suffix that distinguishes the full network's claims from the small one's. */
    private static String mark(String network) {
        return network.equals(FULL) ? "full-" : "";
    }

    private static Claim separatesBetter(String network, String labels) {
        return Claim.of(
                        "L22-separability-" + mark(network) + labels,
                        "The most separable layer of %s separates the true classes better after %s than after random ones."
                                .formatted(network, inWords(labels)))
                .from(SOURCE + "L22")
                .logged(UNTRIED)
                .observing(
                        r ->
                                best(r, network, labels)
                                        .minus(best(r, network, AutoLabelProbes.RANDOM))
                                        .estimate())
                .holdsIf(
                        r ->
                                assertThat(best(r, network, labels))
                                        .isHigherThan(best(r, network, AutoLabelProbes.RANDOM)))
                .notApplicableAt(Scale.SMOKE, RandomLabelProbeClaims.TOO_FEW_IMAGES);
    }

    private static Claim fittedSooner(String network, String labels) {
        String computed = AutoLabelProbes.condition(network, labels);
        String random = AutoLabelProbes.condition(network, AutoLabelProbes.RANDOM);
        return Claim.of(
                        "L22-epochs-" + mark(network) + labels,
                        "%s fits %s in fewer epochs than random ones."
                                .formatted(network, inWords(labels)))
                .from(SOURCE + "L22")
                .logged(UNTRIED)
                .observing(r -> EPOCHS_TO_FIT.difference(r, computed, random))
                .holdsIf(
                        r ->
                                assertThat(EPOCHS_TO_FIT.of(r, computed))
                                        .isFasterThan(EPOCHS_TO_FIT.of(r, random)))
                .notApplicableAt(
                        Scale.SMOKE,
                        "100 images of whatever labels are fitted in a few dozen epochs, give or"
                                + " take some; this scale asks only whether they are");
    }

    private static Claim fitsAll() {
        return Claim.of("L22-control-fitted", "Labels of every kind are fitted.")
                .from(SOURCE + "L22")
                .observing(r -> worstFit(r).estimate())
                .holdsIf(
                        r -> assertThat(worstFit(r)).hasMeanAbove(RandomLabelProbeClaims.MEMORISED))
                .decidableAt(Scale.SMOKE);
    }

    /** Returns, for each seed, the condition of the small network that is fitted worst. */
    private static SeedValues worstFit(Results r) {
        List<String> labels = new ArrayList<>(AutoLabelProbes.automatic());
        labels.add(AutoLabelProbes.RANDOM);
        TreeMap<Long, Double> worst = new TreeMap<>();
        for (String kind : labels) {
            RandomLabelProbeClaims.FINAL_FIT
                    .of(r, AutoLabelProbes.condition(SMALL, kind))
                    .bySeed()
                    .forEach((seed, fit) -> worst.merge(seed, fit, Math::min));
        }
        return new SeedValues("final train accuracy on the worst fitted labels", "%", worst);
    }

    private static Claim trueLabelsSeparateBest() {
        return Claim.of(
                        "L22-control-true-labels",
                        "True labels separate the true classes better than random ones do.")
                .from(SOURCE + "L22")
                .observing(
                        r ->
                                best(r, SMALL, AutoLabelProbes.TRUE)
                                        .minus(best(r, SMALL, AutoLabelProbes.RANDOM))
                                        .estimate())
                .holdsIf(
                        r ->
                                assertThat(best(r, SMALL, AutoLabelProbes.TRUE))
                                        .isHigherThan(best(r, SMALL, AutoLabelProbes.RANDOM)))
                .notApplicableAt(Scale.SMOKE, RandomLabelProbeClaims.TOO_FEW_IMAGES);
    }

    private static Claim betterBeginning(String labels) {
        return Claim.of(
                        "L23-" + labels,
                        "With true labels of one image in ten, a network that has fitted %s is better in the end than one from scratch."
                                .formatted(inWords(labels)))
                .from(SOURCE + "L23")
                .logged(UNTRIED)
                .observing(r -> tuned(r, labels).minus(scratch(r)).estimate())
                .holdsIf(r -> assertThat(tuned(r, labels)).isHigherThan(scratch(r)))
                .notApplicableAt(
                        Scale.SMOKE,
                        "one image in ten of 100 is one per class, which teaches nothing");
    }

    private static SeedValues best(Results r, String network, String labels) {
        return BEST_IN_THE_END.of(
                r,
                AutoLabelProbes.condition(network, labels),
                network.equals(FULL) ? ProbedLayers.FULL : ProbedLayers.SMALL);
    }

    private static SeedValues tuned(Results r, String labels) {
        return accuracy(AutoLabelProbes.fineTuned(FEW))
                .of(r, AutoLabelProbes.condition(SMALL, labels));
    }

    private static SeedValues scratch(Results r) {
        return accuracy(AutoLabelProbes.fromScratch(FEW))
                .of(r, AutoLabelProbes.condition(SMALL, AutoLabelProbes.TRUE));
    }

    private static Measure accuracy(String metric) {
        return new Measure(
                metric,
                "test accuracy with %d %% of the true labels".formatted(FEW),
                "points",
                curve -> 100 * curve.last());
    }

    private static String inWords(String labels) {
        return labels.equals(AutoLabelProbes.RANDOM)
                ? "random labels"
                : "labels of the " + labels.replace('-', ' ');
    }
}
