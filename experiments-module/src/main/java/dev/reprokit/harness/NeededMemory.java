package dev.reprokit.harness;

import dev.reprokit.data.Dataset;
import dev.reprokit.experiment.Design;
import dev.reprokit.record.Scale;

import java.util.Locale;
import java.util.OptionalLong;

/**
 * The memory that a design asks for, held against what is free.
 *
 * @param design says what one trial takes
 * @param dataset what the trials share; null where the experiment brings its own, of which nothing
 *     is known
 * @param free free bytes on the device; empty where it is unknown
 */
record NeededMemory(Design design, Dataset dataset, OptionalLong free) {

    /**
     * Refuses a run whose first trial would not fit: it would end in the middle, or drag the
     * machine down with it.
     */
    void check(Scale scale) throws RefusedException {
        if (free.isPresent() && data() + design.bytesPerTrial() > free.getAsLong()) {
            throw new RefusedException(
                    ("a trial at scale %s needs %s of memory beside %s of data, and %s are free."
                                    + " Choose a smaller scale with -Drepro.scale=, or free memory.")
                            .formatted(
                                    scale.name().toLowerCase(Locale.ROOT),
                                    gibibytes(design.bytesPerTrial()),
                                    gibibytes(data()),
                                    gibibytes(free.getAsLong())));
        }
    }

    /** How many trials fit side by side, at least 1. */
    int trials() {
        if (free.isEmpty()) {
            return Integer.MAX_VALUE;
        }
        long trials = (free.getAsLong() - data()) / design.bytesPerTrial();
        return (int) Math.min(Integer.MAX_VALUE, Math.max(1, trials));
    }

    /** Every pixel as a float. */
    private long data() {
        return dataset == null
                ? 0
                : (long) Float.BYTES
                        * (dataset.train().pixels().length + dataset.test().pixels().length);
    }

    private static String gibibytes(long bytes) {
        return "%.1f GiB".formatted((double) bytes / (1L << 30));
    }
}
