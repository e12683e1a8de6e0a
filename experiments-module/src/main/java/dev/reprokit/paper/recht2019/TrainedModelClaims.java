package dev.reprokit.paper.recht2019;

import static dev.reprokit.assertion.ReproAssertions.assertThat;

import dev.reprokit.assertion.RankCorrelation;
import dev.reprokit.assertion.SeedValues;
import dev.reprokit.experiment.Claim;
import dev.reprokit.experiment.Measure;
import dev.reprokit.record.result.Results;
import dev.reprokit.record.result.Scale;
import dev.reprokit.record.result.TrialRow;

import java.util.List;
import java.util.TreeMap;

/** The claims of part two: models trained here, on all test sets that the data set has. */
final class TrainedModelClaims {
    private static final String[] SHIFTED = {"synthetic-shifted", "cifar10.1"};

    /**
     * The smallest loss of any published model on v4, in points: a smaller one counts as no loss.
     */
    private static final double LEAST_PUBLISHED_LOSS = 4.14;

    private static final double SAME_ORDER = 0.9;

    private TrainedModelClaims() {}

    static List<Claim> all() {
        return List.of(
                Claim.of("trained-lose", "All models trained here do worse on the new test set.")
                        .from("Recht et al. 2018 and 2019; research log, L24")
                        .published("all models lose 3 to 15 points")
                        .logged("all models do worse (L24)")
                        .onlyOn(SHIFTED)
                        .observing(r -> meanLoss(r, "new").estimate())
                        .holdsIf(
                                r -> {
                                    for (String model : models(r)) {
                                        assertThat(accuracy("new").of(r, model))
                                                .isLowerThan(accuracy("test").of(r, model));
                                    }
                                })
                        .decidableAt(Scale.SMOKE),
                Claim.of(
                                "trained-order",
                                "Their order stays, nearly: Spearman's rho is 0.9 or more.")
                        .from("Recht et al. 2019; research log, L24")
                        .published("0.98 over the 30 released models")
                        .logged("the rank order stays (L24)")
                        .onlyOn(SHIFTED)
                        .observing(r -> rankCorrelation(r).estimate())
                        .holdsIf(r -> assertThat(rankCorrelation(r)).hasMeanAbove(SAME_ORDER))
                        .notApplicableAt(Scale.SMOKE, "three models have too few orders to tell"),
                Claim.of(
                                "control-fresh",
                                "On fresh images that nothing has shifted they lose less than the"
                                        + " least published loss, 4.14 points, either way.")
                        .from("a control of ours; the margin is that of the released models on v4")
                        .observing(r -> meanLoss(r, "fresh").estimate())
                        .holdsIf(
                                r ->
                                        assertThat(meanAccuracy(r, "fresh"))
                                                .isEquivalentTo(
                                                        meanAccuracy(r, "test"),
                                                        LEAST_PUBLISHED_LOSS))
                        .decidableAt(Scale.SMOKE));
    }

    private static List<String> models(Results results) {
        return results.trials().stream()
                .map(TrialRow::condition)
                .filter(id -> !id.equals(NewTestSet.V4) && !id.equals(NewTestSet.V6))
                .distinct()
                .toList();
    }

    private static Measure accuracy(String set) {
        return new Measure(
                set + "_accuracy", set + " accuracy", "points", curve -> 100 * curve.last());
    }

    /** Returns the mean accuracy of the models, by seed. */
    private static SeedValues meanAccuracy(Results results, String set) {
        List<SeedValues> values =
                models(results).stream().map(model -> accuracy(set).of(results, model)).toList();
        if (values.isEmpty()) {
            // Throws the exception that names what is missing.
            return accuracy(set).of(results, Model.LOG_SMALL_ALEXNET.id());
        }
        TreeMap<Long, Double> means = new TreeMap<>();
        for (long seed : values.get(0).bySeed().keySet()) {
            means.put(
                    seed,
                    values.stream()
                            .mapToDouble(each -> each.bySeed().get(seed))
                            .average()
                            .orElseThrow());
        }
        return new SeedValues(set + " accuracy, mean of the models", "points", means);
    }

    private static SeedValues meanLoss(Results results, String set) {
        return meanAccuracy(results, "test").minus(meanAccuracy(results, set));
    }

    private static SeedValues rankCorrelation(Results results) {
        List<String> models = models(results);
        TreeMap<Long, Double> rho = new TreeMap<>();
        for (long seed : meanAccuracy(results, "new").bySeed().keySet()) {
            rho.put(
                    seed,
                    RankCorrelation.spearman(
                            accuracies(results, models, "test", seed),
                            accuracies(results, models, "new", seed)));
        }
        return new SeedValues("Spearman's rho of the models' accuracies", "", rho);
    }

    private static double[] accuracies(
            Results results, List<String> models, String set, long seed) {
        return models.stream()
                .mapToDouble(model -> accuracy(set).of(results, model).bySeed().get(seed))
                .toArray();
    }
}
