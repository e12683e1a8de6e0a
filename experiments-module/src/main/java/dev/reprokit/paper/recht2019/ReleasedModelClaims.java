package dev.reprokit.paper.recht2019;

import static dev.reprokit.paper.recht2019.ReleasedModels.V4;
import static dev.reprokit.paper.recht2019.ReleasedModels.V6;

import dev.reprokit.experiment.Claim;
import dev.reprokit.experiment.Measure;
import dev.reprokit.experiment.Quantity;
import dev.reprokit.record.result.Scale;

import java.util.List;
import java.util.stream.Stream;

/**
 * The claims of part one: the papers' statements on the published models, compared with the
 * predictions that their authors released. Only the resampling of models is random.
 */
final class ReleasedModelClaims {
    private static final String PAPER_2018 = "Recht et al. 2018";
    private static final String PAPER_2019 = "Recht et al. 2019";
    private static final String RELEASE = "released predictions of 30 models, computed here";

    /** Half of the last digit that the papers print, in points. */
    private static final double HALF_A_TENTH = 0.05;

    private static final double HALF_A_POINT = 0.5;

    private ReleasedModelClaims() {}

    static List<Claim> all() {
        return Stream.of(onEach(V4), onEach(V6), onV4())
                .flatMap(List::stream)
                .map(claim -> claim.decidableAt(Scale.values()))
                .toList();
    }

    private static List<Claim> onEach(ReleasedModels version) {
        String v = version.id();
        return List.of(
                Claim.of(
                                "all-lose-" + v,
                                "Every published model does worse on CIFAR-10.1 %s.".formatted(v))
                        .from(PAPER_2018)
                        .published("all models lose 4 to 15 points")
                        .logged("all models do worse on the new test set (L24)")
                        .that(value("models_that_lose", "models", version))
                        .areAllAtLeast(30),
                Claim.of(
                                "slope-" + v,
                                "In accuracy, a point more on the original test set is worth more than a"
                                        + " point on CIFAR-10.1 %s.".formatted(v))
                        .from(PAPER_2019)
                        .published("slope 1.69, 95 % interval [1.63, 1.76], of 34 models")
                        .that(value("slope_low", "", version))
                        .areAllAtLeast(1)
                        .showing(value("slope", "", version)),
                Claim.of(
                                "probit-" + v,
                                "In probit space the slope is below 1 (%s): that progress is worth more than"
                                                .formatted(v)
                                        + " itself is true of raw accuracy only.")
                        .from(RELEASE)
                        .published("the papers give the slope in accuracy")
                        .that(value("probit_slope_high", "", version))
                        .areAllAtMost(1)
                        .showing(value("probit_slope", "", version)),
                Claim.of(
                                "order-" + v,
                                "The models keep their order on CIFAR-10.1 %s, nearly: Spearman's rho is 0.9 or more."
                                        .formatted(v))
                        .from(PAPER_2019)
                        .published("ranks change little, by 3 places at times")
                        .logged("the rank order stays (L24)")
                        .that(value("spearman", "Spearman's rho", version))
                        .areAllAtLeast(0.9),
                Claim.of(
                                "order-not-exact-" + v,
                                "The order on %s is not exactly the same: some model moves, none by more than 4 places."
                                        .formatted(v))
                        .from(RELEASE)
                        .published("ranks change little, by 3 places at times")
                        .that(value("largest_rank_change", "places", version))
                        .areAllWithin(1, 4));
    }

    private static List<Claim> onV4() {
        return List.of(
                Claim.of(
                                "slope-published",
                                "The published slope, of 34 models on v4, lies in the interval of the 30"
                                        + " released ones.")
                        .from(PAPER_2019)
                        .published("1.69, 95 % interval [1.63, 1.76]")
                        .that(value("slope_high", "upper end", V4))
                        .areAllAtLeast(1.69)
                        .and(value("slope_low", "lower end", V4))
                        .areAllAtMost(1.69),
                Claim.of(
                                "control-slope-v6",
                                "On v6, other images than the published fit's, the interval ends below"
                                        + " 1.69, but above 1.63.")
                        .from(RELEASE)
                        .published("1.69, 95 % interval [1.63, 1.76], of 34 models on v4")
                        .that(value("slope_high", "upper end", V6))
                        .areAllWithin(1.63, 1.69),
                Claim.of("gaps", "The models lose between 4 and 15 points (v4, in whole points).")
                        .from(PAPER_2018 + ", abstract")
                        .published("4 to 15 points")
                        .that(points("smallest_gap"))
                        .areAllAtLeast(4 - HALF_A_POINT)
                        .and(points("largest_gap"))
                        .areAllAtMost(15 + HALF_A_POINT)
                        .showing(points("mean_gap")),
                ratios("best", "DARC, shake_shake_32d and resnext_29_4x64d", "three", 2.5, 3.5),
                ratios(
                        "older",
                        "VGGs, AlexNet and plain ResNets",
                        "1.7 to 2.3",
                        1.7 - HALF_A_TENTH,
                        2.3 + HALF_A_TENTH),
                cutout("shake_shake", "shake_shake_64d", "+0.12 and about +1.5 points"),
                cutout("wide_resnet", "wide_resnet_28_10", "about +1 and +2.2 points"),
                Claim.of(
                                "lead",
                                "The best model's lead over a plain ResNet grows from about 4 to about 8"
                                        + " points on v4.")
                        .from(PAPER_2018)
                        .published("4 and 8 points")
                        .that(points("lead_new"))
                        .areAllWithin(8 - HALF_A_POINT, 8 + HALF_A_POINT)
                        .and(points("lead_original"))
                        .areAllWithin(4 - HALF_A_POINT, 4 + HALF_A_POINT),
                Claim.of(
                                "noise",
                                "Chance leaves 90 % right answers of 2,000 an interval of 88.6 to 91.3 %:"
                                        + " less than any loss.")
                        .from(PAPER_2018 + ", Clopper and Pearson's interval")
                        .published("[88.6, 91.3] %")
                        .that(value("noise_low", "%", V4))
                        .areAllWithin(88.6 - HALF_A_TENTH, 88.6 + HALF_A_TENTH)
                        .and(value("noise_high", "%", V4))
                        .areAllWithin(91.3 - HALF_A_TENTH, 91.3 + HALF_A_TENTH)
                        .and(points("smallest_gap"))
                        .areAllAtLeast(90 - 88.6));
    }

    private static Claim ratios(String id, String who, String times, double low, double high) {
        return Claim.of(
                        "error-ratio-" + id,
                        "%s make about %s times as many errors on v4.".formatted(who, times))
                .from(PAPER_2018)
                .published(times + " times")
                .that(value(id + "_error_ratio_high", "times", V4))
                .areAllAtMost(high)
                .and(value(id + "_error_ratio_low", "times", V4))
                .areAllAtLeast(low);
    }

    private static Claim cutout(String id, String name, String published) {
        Quantity before = points(id + "_cutout_gain_original");
        Quantity after = points(id + "_cutout_gain_new");
        return Claim.of(
                        "cutout-" + id.replace('_', '-'),
                        "Cutout gains %s more on v4 than on the original test set, and something on both."
                                .formatted(name))
                .from(PAPER_2018)
                .published(published)
                .that(before)
                // At least one test image.
                .areAllAtLeast(0.01)
                .and(after.minus(before))
                .areAllAtLeast(0.01)
                .showing(after);
    }

    private static Quantity points(String metric) {
        return value(metric, "points", V4);
    }

    private static Quantity value(String metric, String unit, ReleasedModels version) {
        return Measure.last(metric, metric.replace('_', ' '), unit).in(version);
    }
}
