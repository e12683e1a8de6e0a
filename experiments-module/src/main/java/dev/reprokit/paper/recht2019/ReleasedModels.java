package dev.reprokit.paper.recht2019;

import dev.reprokit.assertion.RankCorrelation;
import dev.reprokit.experiment.Arm;

import org.apache.commons.statistics.distribution.BetaDistribution;

import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** The released predictions of the published models, on a version of the new test set. */
enum ReleasedModels implements Arm {
    V4(model -> (double) model.v4() / PublishedModel.V4_IMAGES),
    V6(model -> (double) model.v6() / PublishedModel.V6_IMAGES);

    /** The models, the best on the original test set first. */
    static final List<PublishedModel> ALL = PublishedModel.ofRecht2018();

    private final ToDoubleFunction<PublishedModel> onNew;

    ReleasedModels(ToDoubleFunction<PublishedModel> onNew) {
        this.onNew = onNew;
    }

    @Override
    public String label() {
        return "Published models, CIFAR-10.1 " + id();
    }

    static double onOriginal(PublishedModel model) {
        return (double) model.original() / PublishedModel.ORIGINAL_IMAGES;
    }

    /** Returns a model's accuracy on this new test set, a fraction of 1. */
    double onNew(PublishedModel model) {
        return onNew.applyAsDouble(model);
    }

    AccuracyPairs pairs() {
        return new AccuracyPairs(
                ALL.stream().mapToDouble(ReleasedModels::onOriginal).toArray(),
                ALL.stream().mapToDouble(onNew).toArray());
    }

    /**
     * Computes all values by name; accuracies and differences are in per cent.
     *
     * @param random draws models for the intervals of the slopes
     */
    Map<String, Double> measure(RandomGenerator random) {
        AccuracyPairs pairs = pairs();
        Map<String, Double> metrics = new LinkedHashMap<>();
        AccuracyPairs.LineFit line = pairs.fit(AccuracyPairs.PER_CENT);
        metrics.put("slope", line.slope());
        metrics.put("offset", line.offset());
        metrics.put("pearson", line.correlation());
        double[] interval = pairs.slopeInterval(AccuracyPairs.PER_CENT, random);
        metrics.put("slope_low", interval[0]);
        metrics.put("slope_high", interval[1]);
        metrics.put("spearman", RankCorrelation.spearman(pairs.original(), pairs.fresh()));
        metrics.put("kendall", RankCorrelation.kendall(pairs.original(), pairs.fresh()));
        metrics.put("largest_rank_change", pairs.largestRankChange());
        AccuracyPairs.LineFit probit = pairs.fit(AccuracyPairs.PROBIT);
        metrics.put("probit_slope", probit.slope());
        metrics.put("probit_offset", probit.offset());
        double[] probitInterval = pairs.slopeInterval(AccuracyPairs.PROBIT, random);
        metrics.put("probit_slope_low", probitInterval[0]);
        metrics.put("probit_slope_high", probitInterval[1]);
        metrics.put("logit_slope", pairs.fit(AccuracyPairs.LOGIT).slope());
        double[] gaps = pairs.gaps();
        metrics.put("models", (double) gaps.length);
        metrics.put(
                "models_that_lose", (double) Arrays.stream(gaps).filter(gap -> gap > 0).count());
        metrics.put("smallest_gap", Arrays.stream(gaps).min().orElseThrow());
        metrics.put("mean_gap", Arrays.stream(gaps).average().orElseThrow());
        metrics.put("largest_gap", Arrays.stream(gaps).max().orElseThrow());
        addErrorRatios("best", metrics, "darc", "shake_shake_26_2x32d_SSI", "resnext_29_4x64d");
        addErrorRatios("older", metrics, "vgg", "alexnet", "resnet_basic");
        addCutout("shake_shake", "shake_shake_26_2x64d_SSI", metrics);
        addCutout("wide_resnet", "wrn_28_10", metrics);
        PublishedModel best = ALL.get(0);
        PublishedModel standard = model("resnet_basic_110");
        metrics.put("lead_original", 100 * (onOriginal(best) - onOriginal(standard)));
        metrics.put("lead_new", 100 * (onNew(best) - onNew(standard)));
        // Clopper and Pearson's exact 95 % interval of 90 % correct answers.
        metrics.put(
                "noise_low",
                100 * BetaDistribution.of(1800, 201).inverseCumulativeProbability(0.025));
        metrics.put(
                "noise_high",
                100 * BetaDistribution.of(1801, 200).inverseCumulativeProbability(0.975));
        return metrics;
    }

    /** Adds the range of some models' ratios of errors, those on the new set to the original's. */
    private void addErrorRatios(String id, Map<String, Double> metrics, String... names) {
        DoubleSummaryStatistics ratios =
                ALL.stream()
                        .filter(model -> Stream.of(names).anyMatch(model.name()::startsWith))
                        .mapToDouble(model -> (1 - onNew(model)) / (1 - onOriginal(model)))
                        .summaryStatistics();
        metrics.put(id + "_error_ratio_low", ratios.getMin());
        metrics.put(id + "_error_ratio_high", ratios.getMax());
    }

    private void addCutout(String id, String name, Map<String, Double> metrics) {
        PublishedModel with = model(name + "_cutout16");
        PublishedModel without = model(name);
        metrics.put(id + "_cutout_gain_original", 100 * (onOriginal(with) - onOriginal(without)));
        metrics.put(id + "_cutout_gain_new", 100 * (onNew(with) - onNew(without)));
    }

    private PublishedModel model(String name) {
        return ALL.stream().filter(model -> model.name().equals(name)).findFirst().orElseThrow();
    }
}
