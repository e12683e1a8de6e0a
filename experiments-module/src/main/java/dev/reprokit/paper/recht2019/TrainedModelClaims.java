package dev.reprokit.paper.recht2019;

import dev.reprokit.assertion.Finding;
import dev.reprokit.assertion.RankCorrelation;
import dev.reprokit.assertion.SeedValues;
import dev.reprokit.experiment.Arm;
import dev.reprokit.experiment.Claim;
import dev.reprokit.experiment.Floor;
import dev.reprokit.experiment.Measure;
import dev.reprokit.experiment.Quantity;
import dev.reprokit.record.result.Results;
import dev.reprokit.record.result.Scale;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * The claims of part two: models trained here, on all test sets that the data set has. They are
 * about all models of a run, of which those of every scale are known before.
 */
final class TrainedModelClaims {
    private static final String[] SHIFTED = {"synthetic-shifted", "cifar10.1"};

    private static final Quantity ORIGINAL = mean("test");

    /** A model that guesses, which is right in 10 %, loses nothing on any images. */
    private static final Floor LEARNED =
            ofModels(
                            "least train accuracy of any model",
                            "%",
                            fits -> Arrays.stream(fits).min().orElseThrow(),
                            "train")
                    .atLeast(12);

    private TrainedModelClaims() {}

    static List<Claim> all() {
        return List.of(
                Claim.of("trained-lose", "All models trained here do worse on the new test set.")
                        .from("Recht et al. 2018 and 2019; research log, L24")
                        .published("all models lose 3 to 15 points")
                        .logged("all models do worse (L24)")
                        .onlyOn(SHIFTED)
                        .holdsIf(
                                "'new accuracy' of every model to be lower than its 'test accuracy'",
                                5,
                                TrainedModelClaims::allLose,
                                ModelSetup.AT_EVERY_SCALE.toArray(Arm[]::new))
                        .showing(ORIGINAL.minus(mean("new")))
                        .given(LEARNED)
                        .decidableAt(Scale.SMOKE),
                Claim.of(
                                "trained-order",
                                "Their order stays, nearly: Spearman's rho is 0.9 or more.")
                        .from("Recht et al. 2019; research log, L24")
                        .published("0.98 over the 30 released models")
                        .logged("the rank order stays (L24)")
                        .onlyOn(SHIFTED)
                        .that(
                                ofModels(
                                        "Spearman's rho of the models' accuracies",
                                        "",
                                        TrainedModelClaims::correlationOfHalves,
                                        "test",
                                        "new"))
                        .hasMeanAbove(0.9)
                        .given(LEARNED)
                        .notApplicableAt(Scale.SMOKE, "three models have too few orders to tell"),
                Claim.of(
                                "control-fresh",
                                "On fresh images that nothing has shifted they lose less than the"
                                        + " least published loss, 4.14 points, either way.")
                        .from("a control of ours; the margin is that of the released models on v4")
                        .that(ORIGINAL)
                        .isEquivalentTo(mean("fresh"), 4.14)
                        .given(LEARNED)
                        .decidableAt(Scale.SMOKE));
    }

    private static void allLose(Results results) {
        Finding.requireAll(
                models(results).stream()
                        .flatMap(model -> losing(model, results).stream())
                        .toList());
    }

    private static List<Finding> losing(String model, Results results) {
        SeedValues test = accuracy("test", model, results);
        return Finding.of(accuracy("new", model, results), lost -> lost.isLowerThan(test));
    }

    private static Quantity mean(String set) {
        return ofModels(
                "mean %s accuracy of the models".formatted(set),
                "points",
                accuracies -> Arrays.stream(accuracies).average().orElseThrow(),
                set);
    }

    private static double correlationOfHalves(double[] values) {
        int half = values.length / 2;
        return RankCorrelation.spearman(
                Arrays.copyOf(values, half), Arrays.copyOfRange(values, half, 2 * half));
    }

    /** Creates a quantity of the accuracies that all models of a run have on some sets. */
    private static Quantity ofModels(
            String name, String unit, ToDoubleFunction<double[]> value, String... sets) {
        return Quantity.of(
                name,
                unit,
                results -> SeedValues.combining(name, unit, accuracies(results, sets), value),
                ModelSetup.AT_EVERY_SCALE);
    }

    private static List<SeedValues> accuracies(Results results, String... sets) {
        return Stream.of(sets)
                .flatMap(set -> models(results).stream().map(m -> accuracy(set, m, results)))
                .toList();
    }

    private static List<String> models(Results results) {
        return Stream.concat(
                        Stream.of(Model.values())
                                .map(Arm::id)
                                .filter(model -> !results.trials(model).isEmpty()),
                        ModelSetup.AT_EVERY_SCALE.stream().map(Arm::id))
                .distinct()
                .toList();
    }

    private static SeedValues accuracy(String set, String model, Results results) {
        return Measure.points(set + "_accuracy", set + " accuracy").in(model).of(results);
    }
}
