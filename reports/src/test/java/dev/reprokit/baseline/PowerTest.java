package dev.reprokit.baseline;

import dev.reprokit.baseline.SimulatedGates.Break;
import dev.reprokit.baseline.SimulatedGates.Gate;
import dev.reprokit.baseline.SimulatedGates.Tails;
import dev.reprokit.baseline.SimulatedGates.Value;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * What the gate sees and what it cries wolf at, on the spreads of this project's own baselines, if
 * these hold back 15 of 20 seeds.
 */
class PowerTest {
    private static final int HELD = 15;
    private static final int UNCHANGED = 3000;
    private static final int EACH = 30;
    private static final Predicate<Value> NONE = value -> false;
    private static final Predicate<Value> ALL = value -> true;

    @Test
    void look() throws IOException {
        for (int held : new int[] {15, 0}) {
            SimulatedGates normal = SimulatedGates.of(held, Tails.NORMAL, false);
            SimulatedGates anew = SimulatedGates.of(held, Tails.NORMAL, true);
            SimulatedGates heavy = SimulatedGates.of(held, Tails.HEAVY, true);
            long start = System.nanoTime();
            print("unchanged, all redrawn", unchanged(anew, ALL));
            print("heavy", unchanged(heavy, ALL));
            List<String> experiments = normal.experiments();
            List<Gate> one =
                    IntStream.range(0, UNCHANGED)
                            .parallel()
                            .mapToObj(
                                    i -> {
                                        String e = experiments.get(i % experiments.size());
                                        return normal.unchanged(
                                                new SplittableRandom(i),
                                                value -> value.experiment().equals(e));
                                    })
                            .toList();
            print("one experiment", one);
            System.out.println((System.nanoTime() - start) / 1e9 + " s");
            for (Predicate<Value> others : List.of(NONE, ALL)) {
                for (double loss : new double[] {1.3, 2.2, 4.4}) {
                    Break how = (value, seed, drawn, random) -> drawn - loss * value.deviation();
                    print(
                            loss + " " + (others == ALL),
                            broken(others == ALL ? anew : normal, others, how, EACH));
                }
                for (int bad : new int[] {2}) {
                    Break how =
                            (value, seed, drawn, random) ->
                                    seed % 5 < bad ? 0.1 + 0.02 * random.nextGaussian() : drawn;
                    print(
                            bad + " at chance " + (others == ALL),
                            broken(others == ALL ? anew : normal, others, how, 2));
                }
            }
        }
    }

    private static List<Gate> unchanged(SimulatedGates gates, Predicate<Value> redrawn) {
        return IntStream.range(0, UNCHANGED)
                .parallel()
                .mapToObj(i -> gates.unchanged(new SplittableRandom(i), redrawn))
                .toList();
    }

    private static List<Gate> broken(
            SimulatedGates gates, Predicate<Value> others, Break how, int each) {
        List<Value> conditions = gates.accurate();
        return IntStream.range(0, conditions.size() * each)
                .parallel()
                .mapToObj(
                        i ->
                                gates.broken(
                                        new SplittableRandom(i),
                                        conditions.get(i / each),
                                        others,
                                        how))
                .toList();
    }

    private static void print(String what, List<Gate> gates) {
        System.out.printf(
                "%s: %.1f %%, further trials %.1f %%, n = %d%n",
                what,
                100 * gates.stream().filter(Gate::alarm).count() / (double) gates.size(),
                100 * gates.stream().mapToDouble(Gate::further).average().orElseThrow(),
                gates.size());
    }
}
