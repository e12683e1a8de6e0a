package dev.reprokit.baseline;

import dev.reprokit.baseline.Candidate.Held;
import dev.reprokit.baseline.Snapshot.ConditionSnapshot;
import dev.reprokit.baseline.Snapshot.TrialSnapshot;
import dev.reprokit.record.result.DeclaredMetric;
import dev.reprokit.record.result.Scale;

import org.apache.commons.statistics.descriptive.Mean;
import org.apache.commons.statistics.descriptive.StandardDeviation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Gates over made-up runs with the means, the spreads over seeds and the tolerances of this
 * project's own baselines: what the gate says of an unchanged project, and of one broken condition.
 * Values of one condition and seed have a correlation of 0.6.
 */
final class SimulatedGates {
    private static final Path BASELINES = Path.of("../experiments-module/src/repro/baseline");
    private static final double COMMON = Math.sqrt(0.6);
    private static final double OWN = Math.sqrt(0.4);

    /** The seeds of a run. */
    static final int SEEDS = 5;

    /** A value of a condition, with its distribution over seeds. */
    record Value(
            String experiment,
            String condition,
            MetricValue quantity,
            double mean,
            double deviation,
            double tolerance) {
        boolean isIn(Value other) {
            return experiment.equals(other.experiment) && condition.equals(other.condition);
        }
    }

    /** Distributions of mean 0 and variance 1. */
    enum Tails {
        NORMAL {
            @Override
            double next(SplittableRandom random) {
                return random.nextGaussian();
            }
        },
        /** Student's t with 3 degrees of freedom. */
        HEAVY {
            @Override
            double next(SplittableRandom random) {
                double squares = 0;
                for (int i = 0; i < 3; i++) {
                    double normal = random.nextGaussian();
                    squares += normal * normal;
                }
                return random.nextGaussian() / Math.sqrt(squares / 3) / Math.sqrt(3);
            }
        };

        abstract double next(SplittableRandom random);
    }

    /** Changes one seed's value of the broken condition. */
    interface Break {
        double of(Value value, int seed, double drawn, SplittableRandom random);
    }

    /** What came of one gate. */
    record Gate(boolean alarm, double further) {}

    private final List<Value> values;
    private final int held;
    private final Tails tails;

    /** Whether seeds drew other numbers than in the baseline, as on another CPU. */
    private final boolean otherArithmetic;

    private SimulatedGates(List<Value> values, int held, Tails tails, boolean otherArithmetic) {
        this.otherArithmetic = otherArithmetic;
        this.values = values;
        this.held = held;
        this.tails = tails;
    }

    /**
     * Prepares gates.
     *
     * @param held the number of seeds that the baselines hold back
     */
    static SimulatedGates of(int held, Tails tails, boolean otherArithmetic) throws IOException {
        List<Value> values = new ArrayList<>();
        BaselineFolder folder = new BaselineFolder(BASELINES);
        for (String experiment : folder.experiments(Scale.SMOKE)) {
            Baseline baseline = folder.find(Scale.SMOKE, experiment).orElseThrow();
            baseline.run()
                    .conditions()
                    .forEach((id, condition) -> add(experiment, baseline, id, condition, values));
        }
        return new SimulatedGates(values, held, tails, otherArithmetic);
    }

    private static void add(
            String experiment,
            Baseline baseline,
            String id,
            ConditionSnapshot condition,
            List<Value> values) {
        Map<MetricValue, List<Double>> seeds = new TreeMap<>();
        for (TrialSnapshot trial : condition.trials().values()) {
            trial.values()
                    .forEach(
                            (quantity, value) ->
                                    seeds.computeIfAbsent(quantity, none -> new ArrayList<>())
                                            .add(value));
        }
        seeds.forEach(
                (quantity, all) -> {
                    double[] drawn = all.stream().mapToDouble(Double::doubleValue).toArray();
                    double mean = Mean.of(drawn).getAsDouble();
                    values.add(
                            new Value(
                                    experiment,
                                    id,
                                    quantity,
                                    mean,
                                    StandardDeviation.of(drawn).getAsDouble(),
                                    baseline.tolerance(quantity.metric()).around(mean)));
                });
    }

    /** {@return gates of a project that has one of the experiments only} */
    SimulatedGates only(String experiment) {
        List<Value> own =
                values.stream().filter(value -> value.experiment().equals(experiment)).toList();
        return new SimulatedGates(own, held, tails, otherArithmetic);
    }

    /** {@return the conditions with a final test accuracy of at least 20 %, by that value} */
    List<Value> accurate() {
        return values.stream()
                .filter(value -> value.quantity().equals(finalAccuracy()))
                .filter(value -> value.mean() >= 0.2)
                .toList();
    }

    static MetricValue finalAccuracy() {
        return new MetricValue("test_accuracy", MetricValue.Kind.FINAL);
    }

    List<String> experiments() {
        return values.stream().map(Value::experiment).distinct().toList();
    }

    /** {@return the number of values that a check compares} */
    int size() {
        return values.size();
    }

    /**
     * Simulates a gate over a run of an unchanged project.
     *
     * @param redrawn the values that are drawn anew; all others are the same to the last bit
     */
    Gate unchanged(SplittableRandom random, Predicate<Value> redrawn) {
        return gate(random, redrawn, value -> false, null);
    }

    /**
     * Simulates a gate over a run with one broken condition.
     *
     * @param broken the condition, which is drawn anew
     * @param redrawn the other values that are
     * @return whether the gate fails for this condition
     */
    Gate broken(SplittableRandom random, Value broken, Predicate<Value> redrawn, Break how) {
        return gate(random, value -> value.isIn(broken) || redrawn.test(value), broken::isIn, how);
    }

    private Gate gate(
            SplittableRandom random, Predicate<Value> redrawn, Predicate<Value> hit, Break how) {
        List<Ruling> rulings = Ruling.of(candidates(random, redrawn, hit, how));
        List<MetricComparison> metrics =
                Comparison.judged(rulings, Collections.nCopies(values.size(), null));
        Set<List<String>> suspicious = new HashSet<>();
        boolean alarm = false;
        for (int i = 0; i < values.size(); i++) {
            Value value = values.get(i);
            if (rulings.get(i).way() == Ruling.Way.CONFIRMATION) {
                suspicious.add(List.of(value.experiment(), value.condition()));
            }
            alarm |= metrics.get(i).outcome().isChange() && (how == null || hit.test(value));
        }
        long conditions =
                values.stream()
                        .map(value -> List.of(value.experiment(), value.condition()))
                        .distinct()
                        .count();
        return new Gate(alarm, (double) suspicious.size() * held / (conditions * SEEDS));
    }

    /** {@return the changes, by value, that a check of the same bits calls noticeable} */
    Map<Value, Double> noticeable(SplittableRandom random) {
        List<Ruling> rulings = Ruling.of(candidates(random, any -> false, any -> false, null));
        List<Double> changes = Sensitivity.of(rulings, Comparison.LEVEL);
        Map<Value, Double> noticeable = new HashMap<>();
        for (int i = 0; i < values.size(); i++) {
            noticeable.put(values.get(i), changes.get(i));
        }
        return noticeable;
    }

    private List<Candidate> candidates(
            SplittableRandom random, Predicate<Value> redrawn, Predicate<Value> hit, Break how) {
        Map<List<String>, double[][]> common = new TreeMap<>(SimulatedGates::compare);
        List<Candidate> candidates = new ArrayList<>();
        for (Value value : values) {
            double[][] shared =
                    common.computeIfAbsent(
                            List.of(value.experiment(), value.condition()),
                            none ->
                                    new double[][] {
                                        draws(random, SEEDS),
                                        draws(random, SEEDS),
                                        draws(random, held),
                                        draws(random, held)
                                    });
            boolean moves = value.deviation() > 0;
            double[] before = moves ? drawn(random, value, shared[0]) : still(value, SEEDS);
            double[] heldBefore = moves ? drawn(random, value, shared[2]) : still(value, held);
            boolean anew = moves && redrawn.test(value);
            double[] now = anew ? drawn(random, value, shared[1]) : before.clone();
            double[] fresh = anew ? drawn(random, value, shared[3]) : heldBefore.clone();
            if (how != null
                    && hit.test(value)
                    && value.quantity().metric().equals("test_accuracy")) {
                now = broken(random, value, now, how);
                fresh = broken(random, value, fresh, how);
            }
            candidates.add(
                    new Candidate(
                            value.experiment(),
                            value.condition(),
                            value.quantity(),
                            DeclaredMetric.find(List.of(), value.quantity().metric()),
                            value.quantity().equals(finalAccuracy()),
                            before,
                            now,
                            true,
                            held == 0 ? Held.NONE : new Held(heldBefore, fresh, true),
                            !otherArithmetic,
                            value.tolerance(),
                            null));
        }
        return candidates;
    }

    private static int compare(List<String> one, List<String> other) {
        int experiment = one.get(0).compareTo(other.get(0));
        return experiment != 0 ? experiment : one.get(1).compareTo(other.get(1));
    }

    private double[] draws(SplittableRandom random, int n) {
        double[] draws = new double[n];
        for (int i = 0; i < n; i++) {
            draws[i] = tails.next(random);
        }
        return draws;
    }

    private double[] drawn(SplittableRandom random, Value value, double[] shared) {
        double[] drawn = new double[shared.length];
        for (int i = 0; i < drawn.length; i++) {
            drawn[i] =
                    value.mean()
                            + value.deviation() * (COMMON * shared[i] + OWN * tails.next(random));
        }
        return drawn;
    }

    private static double[] still(Value value, int n) {
        double[] same = new double[n];
        Arrays.fill(same, value.mean());
        return same;
    }

    private static double[] broken(
            SplittableRandom random, Value value, double[] drawn, Break how) {
        double[] broken = new double[drawn.length];
        for (int i = 0; i < broken.length; i++) {
            broken[i] = how.of(value, i, drawn[i], random);
        }
        return broken;
    }
}
