package dev.reprokit.comparison;

import dev.reprokit.baseline.Comparison;
import dev.reprokit.baseline.Difference;
import dev.reprokit.baseline.MetricComparison;
import dev.reprokit.record.verdict.Judgement;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Two runs of one experiment, held against each other.
 *
 * @param experiment the experiment's id
 * @param title the experiment's title
 * @param verdicts the number of claims that both sides have and that at least one of them asked
 * @param changed those of them whose verdicts differ
 * @param values the comparison of each value that both sides have: of each metric after the last
 *     epoch, and of its mean over epochs
 * @param structure what else differs: parameters, criteria, epochs, seeds, metrics
 * @param speed the speed of the right side relative to the left one; empty if no condition was
 *     timed on both sides
 */
public record PairComparison(
        String experiment,
        String title,
        int verdicts,
        List<ChangedVerdict> changed,
        List<MetricComparison> values,
        List<Difference> structure,
        Optional<SpeedRatio> speed) {

    static PairComparison of(RunPair pair, Comparison comparison) {
        Map<String, Judgement> left =
                pair.left().verdicts().claims().stream()
                        .collect(Collectors.toMap(Judgement::id, Function.identity()));
        List<ChangedVerdict> changed = new ArrayList<>();
        int verdicts = 0;
        for (Judgement now : pair.right().verdicts().claims()) {
            Judgement before = left.get(now.id());
            if (before != null && (before.isAsked() || now.isAsked())) {
                verdicts++;
                if (before.verdict() != now.verdict()) {
                    changed.add(new ChangedVerdict(pair.experiment(), before, now));
                }
            }
        }
        return new PairComparison(
                pair.experiment(),
                pair.right().description().title(),
                verdicts,
                changed,
                comparison.metricsOf(pair.experiment()),
                comparison.structureOf(pair.experiment()),
                SpeedRatio.of(pair));
    }

    /** {@return the number of values that are the same to the last bit, with the same seeds} */
    public int sameBits() {
        return (int) values.stream().filter(MetricComparison::sameBits).count();
    }

    /** {@return the values that changed beyond chance and tolerance} */
    public List<MetricComparison> beyond() {
        return values.stream().filter(value -> value.outcome().isChange()).toList();
    }

    /** {@return the values that changed beyond the tolerance, with too few seeds to test them} */
    public List<MetricComparison> undecided() {
        return values.stream()
                .filter(value -> value.outcome() == MetricComparison.Outcome.UNDECIDED)
                .toList();
    }

    /** {@return the number of values that chance or the tolerance explains} */
    public int within() {
        return (int)
                values.stream()
                        .filter(value -> value.outcome() == MetricComparison.Outcome.SAME)
                        .count();
    }
}
