package dev.reprokit.baseline;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How large a change of a value has to be for a check to notice it with a probability of 80 %, if
 * it moves alone. It follows from the spread over the baseline's seeds, the number of seeds and the
 * number of tests of the check. The 80 % are those of all values together: the spread is shrunk
 * towards that of others, so that less is noticed of a value that spreads uncommonly much.
 */
final class Sensitivity {
    /** The probability that one test notices the change. */
    private static final double POWER = 0.8;

    /** The probability that each of two steps does, which makes 81 % for both. */
    private static final double EACH_POWER = 0.9;

    private final double level;
    private final Set<Candidate> tested;
    private final Map<List<Object>, Set<String>> experiments = new HashMap<>();
    private final Map<List<Object>, Integer> tests = new HashMap<>();
    private final Map<List<Object>, Integer> looked = new HashMap<>();
    private final boolean hasOthers;

    /** Standard errors by freedom, level and power: quantiles take long, and few differ. */
    private final Map<List<Double>, Double> errors = new HashMap<>();

    private Sensitivity(List<Ruling> rulings, double level) {
        this.level = level;
        tested =
                rulings.stream()
                        .filter(ruling -> ruling.p() != null)
                        .map(Ruling::candidate)
                        .collect(Collectors.toCollection(HashSet::new));
        for (Candidate candidate : tested) {
            experiments
                    .computeIfAbsent(family(candidate), none -> new HashSet<>())
                    .add(candidate.experiment());
            tests.merge(experiment(candidate), 1, Integer::sum);
        }
        for (Ruling ruling : rulings) {
            looked.merge(condition(ruling.candidate()), 1, Integer::sum);
        }
        hasOthers =
                rulings.stream().map(ruling -> ruling.candidate().isPrimary()).distinct().count()
                        > 1;
    }

    /**
     * Computes the noticeable change of each value.
     *
     * @param rulings those of one check
     * @param level the level of all its tests together
     * @return one change per ruling in their order, in the metric's unit; null if the spread is
     *     unknown or 0
     */
    static List<@Nullable Double> of(List<Ruling> rulings, double level) {
        Sensitivity sensitivity = new Sensitivity(rulings, level);
        List<@Nullable Double> changes = new ArrayList<>();
        rulings.forEach(ruling -> changes.add(sensitivity.noticeable(ruling)));
        return changes;
    }

    private @Nullable Double noticeable(Ruling ruling) {
        Candidate candidate = ruling.candidate();
        boolean twice = candidate.held().suffices();
        if (Stream.of(ruling.first(), twice ? ruling.held() : ruling.first())
                .anyMatch(spread -> spread == null || spread.deviation() == 0)) {
            return null;
        }
        return Math.max(
                candidate.tolerance(),
                twice
                        ? Math.max(suspected(ruling), confirmed(ruling))
                        : SingleTest.takesSpreadOfBaseline(candidate)
                                ? Math.min(bySpreadOfBaseline(ruling), byOwnSpread(ruling))
                                : byOwnSpread(ruling));
    }

    private double suspected(Ruling ruling) {
        Candidate candidate = ruling.candidate();
        return noticeable(
                ruling.first(),
                Screening.level(candidate) / looked.get(condition(candidate)) / 2,
                EACH_POWER,
                candidate.before().length,
                candidate.now().length);
    }

    private double confirmed(Ruling ruling) {
        Candidate candidate = ruling.candidate();
        int held = candidate.held().before().length;
        double level = corrected(candidate) / (candidate.sameDraw() ? 2 : 1);
        return noticeable(
                ruling.held(), Math.min(level, Confirmation.RANKS), EACH_POWER, held, held);
    }

    private double noticeable(SeedSpread spread, double level, double power, int before, int now) {
        return spread.error(before, now)
                * errors.computeIfAbsent(
                        List.of(spread.freedom(), level, power),
                        none -> SeedSpread.noticeableErrors(spread.freedom(), level, power));
    }

    private double bySpreadOfBaseline(Ruling ruling) {
        return once(ruling, ruling.first(), SingleTest.BASELINE_SPREAD);
    }

    private double byOwnSpread(Ruling ruling) {
        Candidate candidate = ruling.candidate();
        int seeds = candidate.now().length;
        int freedom = candidate.paired() ? seeds - 1 : candidate.before().length + seeds - 2;
        return freedom < 1
                ? Double.POSITIVE_INFINITY
                : once(
                        ruling,
                        new SeedSpread(ruling.first().deviation(), freedom),
                        SingleTest.OWN_SPREAD);
    }

    private double once(Ruling ruling, SeedSpread spread, double share) {
        Candidate candidate = ruling.candidate();
        return noticeable(
                spread,
                corrected(candidate) * share / 2,
                POWER,
                candidate.before().length,
                candidate.now().length);
    }

    /** {@return the level at which this value's p is significant, if its is the smallest} */
    private double corrected(Candidate candidate) {
        Set<String> others = experiments.getOrDefault(family(candidate), Set.of());
        int all = others.size() + (others.contains(candidate.experiment()) ? 0 : 1);
        int own =
                tests.getOrDefault(experiment(candidate), 0) + (tested.contains(candidate) ? 0 : 1);
        return level * (hasOthers ? Correction.share(candidate) : 1) / (all * own);
    }

    private static List<Object> family(Candidate candidate) {
        return List.of(candidate.isPrimary());
    }

    private static List<Object> experiment(Candidate candidate) {
        return List.of(candidate.isPrimary(), candidate.experiment());
    }

    private static List<Object> condition(Candidate candidate) {
        return List.of(candidate.isPrimary(), candidate.experiment(), candidate.condition());
    }
}
