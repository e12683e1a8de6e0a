package dev.reprokit.baseline;

import dev.reprokit.baseline.SimulatedGates.Break;
import dev.reprokit.baseline.SimulatedGates.Gate;
import dev.reprokit.baseline.SimulatedGates.Value;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * How often simulated gates fail. The same number of gates has the same seeds, whichever thread
 * computes them.
 *
 * @param alarms the share of gates that fail, in percent
 * @param further the further trials on average, in percent of those of the run
 */
record SimulatedRates(double alarms, double further) {
    static final Predicate<Value> NONE = value -> false;
    static final Predicate<Value> ALL = value -> true;

    /** Values of the condition fall by so many of their deviations over seeds. */
    static Break loss(double deviations) {
        return (value, seed, drawn, random) -> drawn - deviations * value.deviation();
    }

    /** So many of five seeds learn nothing: they are right in one of ten classes. */
    static Break atChance(int seeds) {
        return (value, seed, drawn, random) ->
                seed % SimulatedGates.SEEDS < seeds ? 0.1 + 0.02 * random.nextGaussian() : drawn;
    }

    /** {@return the rates of an unchanged project} */
    static SimulatedRates unchanged(SimulatedGates gates, Predicate<Value> redrawn, int n) {
        return of(n, i -> gates.unchanged(new SplittableRandom(i), redrawn));
    }

    /** {@return the rates of an unchanged project, one of whose experiments is drawn anew} */
    static SimulatedRates oneRedrawn(SimulatedGates gates, int n) {
        List<String> experiments = gates.experiments();
        return of(
                n,
                i -> {
                    String redrawn = experiments.get(i % experiments.size());
                    return gates.unchanged(
                            new SplittableRandom(i), value -> value.experiment().equals(redrawn));
                });
    }

    /** {@return the rates of a project with one broken condition, each so many times} */
    static SimulatedRates broken(
            SimulatedGates gates, Predicate<Value> others, Break how, int each) {
        List<Value> conditions = gates.accurate();
        return of(
                conditions.size() * each,
                i -> gates.broken(new SplittableRandom(i), conditions.get(i / each), others, how));
    }

    private static SimulatedRates of(int n, IntFunction<Gate> gate) {
        List<Gate> gates = IntStream.range(0, n).parallel().mapToObj(gate).toList();
        return new SimulatedRates(
                100.0 * gates.stream().filter(Gate::alarm).count() / n,
                100 * gates.stream().mapToDouble(Gate::further).average().orElseThrow());
    }
}
