package dev.reprokit.internal.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A division of a processor's cores, or of a GPU, between trials.
 *
 * @param threads intra-operation threads of each trial
 * @param trials trials at once, each on a thread of its own
 */
record Layout(int threads, int trials) {
    private static final int MOST_TRIALS_ON_GPU = 8;

    /**
     * Returns layouts of one trial on more and more threads, then of more and more trials of one
     * thread: the powers of two, and all processors.
     */
    static List<Layout> onCpu(int processors) {
        List<Layout> layouts = new ArrayList<>();
        steps(processors).forEach(threads -> layouts.add(new Layout(threads, 1)));
        steps(processors).skip(1).forEach(trials -> layouts.add(new Layout(1, trials)));
        return layouts;
    }

    /** Returns layouts of more and more trials: the threads of the processor have little to do. */
    static List<Layout> onGpu() {
        return steps(MOST_TRIALS_ON_GPU).mapToObj(trials -> new Layout(1, trials)).toList();
    }

    boolean isOneTrialOnOneThread() {
        return threads == 1 && trials == 1;
    }

    private static IntStream steps(int most) {
        return IntStream.concat(
                IntStream.iterate(1, n -> n < most, n -> 2 * n), IntStream.of(most));
    }

    @Override
    public String toString() {
        return "%d %s of %d %s"
                .formatted(
                        trials,
                        trials == 1 ? "trial" : "trials",
                        threads,
                        threads == 1 ? "thread" : "threads");
    }
}
