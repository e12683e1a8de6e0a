package dev.reprokit.paper.recht2019;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.reprokit.random.RandomStream;
import dev.reprokit.record.verdict.Verdict;
import dev.reprokit.testing.MadeResults;
import dev.reprokit.testing.TestedClaims;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Figures of the release against those that SciPy gives, and the claims on them. */
class ReleasedModelsTest {
    @RegisterExtension
    static final TestedClaims CLAIMS = new TestedClaims(ReleasedModelClaims.all());

    private static final Map<String, Double> V4 = measured(ReleasedModels.V4, 1);
    private static final Map<String, Double> V6 = measured(ReleasedModels.V6, 1);

    @Test
    void hasThirtyModelsTheBestFirst() {
        List<PublishedModel> models = PublishedModel.ofRecht2018();

        assertThat(models).hasSize(30);
        assertThat(models).extracting(PublishedModel::name).doesNotHaveDuplicates();
        assertThat(models).extracting(PublishedModel::source).noneMatch(String::isBlank);
        assertThat(models)
                .isSortedAccordingTo((a, b) -> Integer.compare(b.original(), a.original()));
        assertThat(models.get(0).original()).isEqualTo(9711);
    }

    @Test
    void fitsTheLine() {
        assertThat(V4.get("slope")).isCloseTo(1.617, within(0.0005));
        assertThat(V4.get("offset")).isCloseTo(-65.51, within(0.005));
        assertThat(V6.get("slope")).isCloseTo(1.595, within(0.0005));
        assertThat(V6.get("offset")).isCloseTo(-63.18, within(0.005));
        assertThat(V4.get("pearson")).isCloseTo(0.9943, within(0.00005));
        assertThat(V6.get("pearson")).isCloseTo(0.9949, within(0.00005));
        assertThat(Math.pow(V4.get("pearson"), 2)).isCloseTo(0.9887, within(0.00005));
        assertThat(Math.pow(V6.get("pearson"), 2)).isCloseTo(0.9897, within(0.00005));
    }

    /** SciPy's resampling, with another generator, ends within a hundredth. */
    @Test
    void resamplesModels() {
        assertThat(V4.get("slope_low")).isCloseTo(1.53, within(0.01));
        assertThat(V4.get("slope_high")).isCloseTo(1.70, within(0.01));
        assertThat(V6.get("slope_low")).isCloseTo(1.52, within(0.01));
        assertThat(V6.get("slope_high")).isCloseTo(1.67, within(0.01));
        assertThat(V4.get("probit_slope_low")).isCloseTo(0.900, within(0.005));
        assertThat(V4.get("probit_slope_high")).isCloseTo(0.993, within(0.005));
    }

    @Test
    void correlatesRanks() {
        assertThat(V4.get("spearman")).isCloseTo(0.978, within(0.0005));
        assertThat(V6.get("spearman")).isCloseTo(0.971, within(0.0005));
        assertThat(V4.get("kendall")).isCloseTo(0.888, within(0.0005));
        assertThat(V6.get("kendall")).isCloseTo(0.861, within(0.0005));
        assertThat(V4.get("largest_rank_change")).isEqualTo(4);
        assertThat(V6.get("largest_rank_change")).isEqualTo(4);
    }

    /** To four digits by SciPy, from the exact counts. */
    @Test
    void fitsLinesInProbitAndLogitSpace() {
        assertThat(V4.get("probit_slope")).isCloseTo(0.9515, within(0.00005));
        assertThat(V4.get("probit_offset")).isCloseTo(-0.399, within(0.0005));
        assertThat(V6.get("probit_slope")).isCloseTo(0.950, within(0.0005));
        assertThat(V6.get("probit_offset")).isCloseTo(-0.381, within(0.0005));
        assertThat(V4.get("logit_slope")).isCloseTo(0.839, within(0.0005));
        assertThat(V6.get("logit_slope")).isCloseTo(0.839, within(0.0005));
        assertThat(r2(ReleasedModels.V4)).isCloseTo(0.983, within(0.0005));
        assertThat(r2(ReleasedModels.V6)).isCloseTo(0.984, within(0.0005));
    }

    private static double r2(ReleasedModels models) {
        return Math.pow(models.pairs().fit(AccuracyPairs.PROBIT).correlation(), 2);
    }

    @Test
    void measuresGaps() {
        assertThat(V4.get("smallest_gap")).isCloseTo(4.14, within(0.005));
        assertThat(V4.get("mean_gap")).isCloseTo(8.11, within(0.005));
        assertThat(V4.get("largest_gap")).isCloseTo(15.37, within(0.005));
        assertThat(V6.get("smallest_gap")).isCloseTo(4.01, within(0.005));
        assertThat(V6.get("mean_gap")).isCloseTo(7.78, within(0.005));
        assertThat(V6.get("largest_gap")).isCloseTo(14.61, within(0.005));
    }

    @Test
    void comparesModels() {
        assertThat(V4.get("shake_shake_cutout_gain_original")).isCloseTo(0.12, within(0.005));
        assertThat(V4.get("shake_shake_cutout_gain_new")).isCloseTo(1.53, within(0.005));
        assertThat(V4.get("wide_resnet_cutout_gain_original")).isCloseTo(1.03, within(0.005));
        assertThat(V4.get("wide_resnet_cutout_gain_new")).isCloseTo(2.276, within(0.0005));
        assertThat(V4.get("lead_original")).isCloseTo(3.65, within(0.005));
        assertThat(V4.get("lead_new")).isCloseTo(7.81, within(0.01));
        assertThat(V4.get("noise_low")).isCloseTo(88.60, within(0.005));
        assertThat(V4.get("noise_high")).isCloseTo(91.28, within(0.005));
    }

    @Test
    void everyClaimIsReproduced() {
        assertThat(verdicts(V4, V6).values()).containsOnly(Verdict.REPRODUCED);
    }

    @Test
    void otherValuesAreFoundOut() {
        Map<String, Double> other = new HashMap<>(V4);
        other.put("models_that_lose", 29.0);
        other.put("slope_low", 0.99);
        other.put("slope_high", 1.6);
        other.put("probit_slope_high", 1.01);
        other.put("spearman", 0.89);
        other.put("largest_rank_change", 0.0);
        other.put("smallest_gap", 1.0);
        other.put("best_error_ratio_high", 3.6);
        other.put("older_error_ratio_low", 1.6);
        other.put("shake_shake_cutout_gain_new", 0.1);
        other.put("wide_resnet_cutout_gain_original", -1.0);
        other.put("lead_new", 4.0);
        other.put("noise_low", 85.0);

        Map<String, Verdict> verdicts = verdicts(other, V6);

        verdicts.keySet().removeIf(id -> id.endsWith("v6"));
        assertThat(verdicts.values()).containsOnly(Verdict.NOT_REPRODUCED);
        assertThat(verdicts(V4, V4))
                .containsEntry("control-slope-v6", Verdict.NOT_REPRODUCED)
                .containsEntry("all-lose-v6", Verdict.REPRODUCED);
        assertThat(verdicts(other, other).values()).containsOnly(Verdict.NOT_REPRODUCED);
    }

    private static Map<String, Double> measured(ReleasedModels models, long seed) {
        return models.measure(RandomStream.of(seed, "resampled models"));
    }

    private static Map<String, Verdict> verdicts(Map<String, Double> v4, Map<String, Double> v6) {
        MadeResults made = new MadeResults();
        for (long seed = 1; seed <= 5; seed++) {
            for (String metric : v4.keySet()) {
                made.with(ReleasedModels.V4.id(), seed, metric, v4.get(metric));
                made.with(ReleasedModels.V6.id(), seed, metric, v6.get(metric));
            }
        }
        return new HashMap<>(CLAIMS.verdicts(made.results()));
    }
}
