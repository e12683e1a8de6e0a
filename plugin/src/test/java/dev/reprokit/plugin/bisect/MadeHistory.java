package dev.reprokit.plugin.bisect;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/** A made-up history in which one commit hurts: commits that change the code draw values anew. */
final class MadeHistory implements Probe {
    private final int culprit;
    private final double harm;
    private final long[] code;
    private final ToDoubleFunction<Random> noise;
    private final Set<Integer> broken = new HashSet<>();
    private final List<Integer> probed = new ArrayList<>();
    private int trials;

    /**
     * Makes a history.
     *
     * @param commits the place of the last commit
     * @param culprit the place of the commit that hurts
     * @param harm what it takes off the value
     * @param random makes the code of the commits
     * @param changing the share of the other commits that change the experiment's code
     * @param noise draws what a seed adds to a value
     */
    MadeHistory(
            int commits,
            int culprit,
            double harm,
            Random random,
            double changing,
            ToDoubleFunction<Random> noise) {
        this.culprit = culprit;
        this.harm = harm;
        this.noise = noise;
        code = new long[commits + 1];
        for (int i = 0; i <= commits; i++) {
            boolean changes = i == 0 || i == culprit || random.nextDouble() < changing;
            code[i] = changes ? random.nextLong() : code[i - 1];
        }
    }

    MadeHistory breaking(Integer... commits) {
        broken.addAll(List.of(commits));
        return this;
    }

    @Override
    public Optional<Measurement> measure(int commit, int seeds) {
        if (!probed.contains(commit)) {
            probed.add(commit);
        }
        if (broken.contains(commit)) {
            return Optional.empty();
        }
        List<SeedValue> values = new ArrayList<>();
        for (int seed = 1; seed <= seeds; seed++) {
            double drawn = noise.applyAsDouble(new Random(code[commit] + 7919L * seed));
            values.add(
                    new SeedValue(
                            seed,
                            drawn - (commit >= culprit ? harm : 0),
                            code[commit] + "/" + seed));
        }
        trials += seeds;
        return Optional.of(new Measurement(values));
    }

    /** {@return the commits that were asked for, each once, the two ends included} */
    List<Integer> probed() {
        return probed;
    }

    /** {@return how many trials were asked for} */
    int trials() {
        return trials;
    }
}
