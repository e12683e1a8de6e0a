package dev.reprokit.paper.recht2019;

import static dev.reprokit.assertion.ReproAssertions.assertThat;
import static dev.reprokit.paper.recht2019.NewTestSet.V4;
import static dev.reprokit.paper.recht2019.NewTestSet.V6;

import dev.reprokit.experiment.Claim;
import dev.reprokit.experiment.Measure;
import dev.reprokit.record.result.LearningCurve;
import dev.reprokit.record.result.Scale;

import java.util.ArrayList;
import java.util.List;

/**
 * The claims of part one: the papers' statements on the published models, compared with the
 * predictions that their authors released. Only the resampling of models is random.
 */
final class ReleasedModelClaims {
    private static final String PAPER_2018 = "Recht et al. 2018";
    private static final String PAPER_2019 = "Recht et al. 2019";
    private static final String RELEASE = "released predictions of 30 models, computed here";

    /** Rank correlation that counts as nearly the same order. */
    private static final double SAME_ORDER = 0.9;

    /** Half of the last digit that the papers print, in points. */
    private static final double HALF_A_TENTH = 0.05;

    private static final double HALF_A_POINT = 0.5;

    private static final double PUBLISHED_SLOPE = 1.69;
    private static final double PUBLISHED_SLOPE_LOW = 1.63;

    private ReleasedModelClaims() {}

    static List<Claim> all() {
        List<Claim> claims = new ArrayList<>();
        for (String version : List.of(V4, V6)) {
            claims.add(allLose(version));
            claims.add(moreThanAPoint(version));
            claims.add(probit(version));
            claims.add(nearlyTheSameOrder(version));
            claims.add(notExactly(version));
        }
        claims.add(publishedSlope());
        claims.add(slopeOfV6());
        claims.add(gaps());
        claims.add(ratios("best", "DARC, shake_shake_32d and resnext_29_4x64d", "three", 2.5, 3.5));
        claims.add(
                ratios(
                        "older",
                        "VGGs, AlexNet and plain ResNets",
                        "1.7 to 2.3",
                        1.7 - HALF_A_TENTH,
                        2.3 + HALF_A_TENTH));
        claims.add(cutout("shake_shake", "shake_shake_64d", "+0.12 and about +1.5 points"));
        claims.add(cutout("wide_resnet", "wide_resnet_28_10", "about +1 and +2.2 points"));
        claims.add(lead());
        claims.add(noise());
        return claims;
    }

    private static Claim allLose(String version) {
        return claim(
                        "all-lose-" + version,
                        "Every published model does worse on CIFAR-10.1 %s.".formatted(version))
                .from(PAPER_2018)
                .published("all models lose 4 to 15 points")
                .logged("all models do worse on the new test set (L24)")
                .observing(r -> last("models_that_lose", "models").of(r, version).estimate())
                .holdsIf(
                        r ->
                                assertThat(last("models_that_lose", "models").of(r, version))
                                        .areAllAtLeast(
                                                last("models", "models")
                                                        .of(r, version)
                                                        .bySeed()
                                                        .firstEntry()
                                                        .getValue()));
    }

    private static Claim moreThanAPoint(String version) {
        return claim(
                        "slope-" + version,
                        "In accuracy, a point more on the original test set is worth more than a"
                                + " point on CIFAR-10.1 %s.".formatted(version))
                .from(PAPER_2019)
                .published("slope 1.69, 95 % interval [1.63, 1.76], of 34 models")
                .observing(r -> last("slope", "").of(r, version).estimate())
                .holdsIf(r -> assertThat(last("slope_low", "").of(r, version)).areAllAtLeast(1));
    }

    private static Claim probit(String version) {
        return claim(
                        "probit-" + version,
                        "In probit space the slope is below 1 (%s): that progress is worth more than"
                                        .formatted(version)
                                + " itself is true of raw accuracy only.")
                .from(RELEASE)
                .published("the papers give the slope in accuracy")
                .observing(r -> last("probit_slope", "").of(r, version).estimate())
                .holdsIf(
                        r ->
                                assertThat(last("probit_slope_high", "").of(r, version))
                                        .areAllAtMost(1));
    }

    private static Claim nearlyTheSameOrder(String version) {
        return claim(
                        "order-" + version,
                        "The models keep their order on CIFAR-10.1 %s, nearly: Spearman's rho is 0.9 or more."
                                .formatted(version))
                .from(PAPER_2019)
                .published("ranks change little, by 3 places at times")
                .logged("the rank order stays (L24)")
                .observing(r -> last("spearman", "Spearman's rho").of(r, version).estimate())
                .holdsIf(
                        r ->
                                assertThat(last("spearman", "").of(r, version))
                                        .areAllAtLeast(SAME_ORDER));
    }

    private static Claim notExactly(String version) {
        return claim(
                        "order-not-exact-" + version,
                        "The order on %s is not exactly the same: some model moves, none by more than 4 places."
                                .formatted(version))
                .from(RELEASE)
                .published("ranks change little, by 3 places at times")
                .observing(r -> last("largest_rank_change", "places").of(r, version).estimate())
                .holdsIf(
                        r ->
                                assertThat(last("largest_rank_change", "places").of(r, version))
                                        .areAllWithin(1, 4));
    }

    private static Claim publishedSlope() {
        return claim(
                        "slope-published",
                        "The published slope, of 34 models on v4, lies in the interval of the 30"
                                + " released ones.")
                .from(PAPER_2019)
                .published("1.69, 95 % interval [1.63, 1.76]")
                .observing(r -> last("slope_high", "upper end").of(r, V4).estimate())
                .holdsIf(
                        r -> {
                            assertThat(last("slope_low", "").of(r, V4))
                                    .areAllAtMost(PUBLISHED_SLOPE);
                            assertThat(last("slope_high", "").of(r, V4))
                                    .areAllAtLeast(PUBLISHED_SLOPE);
                        });
    }

    private static Claim slopeOfV6() {
        return claim(
                        "control-slope-v6",
                        "On v6, other images than the published fit's, the interval ends below"
                                + " 1.69, but above 1.63.")
                .from(RELEASE)
                .published("1.69, 95 % interval [1.63, 1.76], of 34 models on v4")
                .observing(r -> last("slope_high", "upper end").of(r, V6).estimate())
                .holdsIf(
                        r ->
                                assertThat(last("slope_high", "").of(r, V6))
                                        .areAllWithin(PUBLISHED_SLOPE_LOW, PUBLISHED_SLOPE));
    }

    private static Claim gaps() {
        return claim("gaps", "The models lose between 4 and 15 points (v4, in whole points).")
                .from(PAPER_2018 + ", abstract")
                .published("4 to 15 points")
                .observing(r -> last("mean_gap", "points, mean of the models").of(r, V4).estimate())
                .holdsIf(
                        r -> {
                            assertThat(last("smallest_gap", "points").of(r, V4))
                                    .areAllAtLeast(4 - HALF_A_POINT);
                            assertThat(last("largest_gap", "points").of(r, V4))
                                    .areAllAtMost(15 + HALF_A_POINT);
                        });
    }

    private static Claim ratios(String id, String who, String times, double low, double high) {
        Measure least = last(id + "_error_ratio_low", "times");
        Measure most = last(id + "_error_ratio_high", "times");
        return claim(
                        "error-ratio-" + id,
                        "%s make about %s times as many errors on v4.".formatted(who, times))
                .from(PAPER_2018)
                .published(times + " times")
                .observing(r -> most.of(r, V4).estimate())
                .holdsIf(
                        r -> {
                            assertThat(least.of(r, V4)).areAllAtLeast(low);
                            assertThat(most.of(r, V4)).areAllAtMost(high);
                        });
    }

    private static Claim cutout(String id, String name, String published) {
        Measure before = last(id + "_cutout_gain_original", "points");
        Measure after = last(id + "_cutout_gain_new", "points");
        return claim(
                        "cutout-" + id.replace('_', '-'),
                        "Cutout gains %s more on v4 than on the original test set, and something on both."
                                .formatted(name))
                .from(PAPER_2018)
                .published(published)
                .observing(r -> after.of(r, V4).estimate())
                .holdsIf(
                        r -> {
                            assertThat(before.of(r, V4)).areAllAtLeast(0.01);
                            assertThat(after.of(r, V4).minus(before.of(r, V4))).areAllAtLeast(0.01);
                        });
    }

    private static Claim lead() {
        return claim(
                        "lead",
                        "The best model's lead over a plain ResNet grows from about 4 to about 8"
                                + " points on v4.")
                .from(PAPER_2018)
                .published("4 and 8 points")
                .observing(r -> last("lead_new", "points").of(r, V4).estimate())
                .holdsIf(
                        r -> {
                            assertThat(last("lead_original", "points").of(r, V4))
                                    .areAllWithin(4 - HALF_A_POINT, 4 + HALF_A_POINT);
                            assertThat(last("lead_new", "points").of(r, V4))
                                    .areAllWithin(8 - HALF_A_POINT, 8 + HALF_A_POINT);
                        });
    }

    private static Claim noise() {
        return claim(
                        "noise",
                        "Chance leaves 90 % right answers of 2,000 an interval of 88.6 to 91.3 %:"
                                + " less than any loss.")
                .from(PAPER_2018 + ", Clopper and Pearson's interval")
                .published("[88.6, 91.3] %")
                .observing(r -> last("noise_low", "%").of(r, V4).estimate())
                .holdsIf(
                        r -> {
                            assertThat(last("noise_low", "%").of(r, V4))
                                    .areAllWithin(88.6 - HALF_A_TENTH, 88.6 + HALF_A_TENTH);
                            assertThat(last("noise_high", "%").of(r, V4))
                                    .areAllWithin(91.3 - HALF_A_TENTH, 91.3 + HALF_A_TENTH);
                            assertThat(last("smallest_gap", "points").of(r, V4))
                                    .areAllAtLeast(90 - 88.6);
                        });
    }

    private static Claim claim(String id, String sentence) {
        return Claim.of(id, sentence).decidableAt(Scale.values());
    }

    private static Measure last(String metric, String unit) {
        return new Measure(metric, metric.replace('_', ' '), unit, LearningCurve::last);
    }
}
