package dev.reprokit.internal.harness.machine;

import dev.reprokit.data.Dataset;
import dev.reprokit.experiment.Design;
import dev.reprokit.record.result.Numbers;
import dev.reprokit.record.result.Scale;

import java.util.Objects;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * The memory that a design asks for, held against what is free.
 *
 * @param trialBytes what one trial takes beside the data
 * @param dataBytes what the trials share; 0 where the experiment brings its own, of which nothing
 *     is known
 * @param free free bytes on the device; empty where it is unknown
 */
public record NeededMemory(long trialBytes, long dataBytes, OptionalLong free) {

    /**
     * What a design needs.
     *
     * @param dataset the data; null where the experiment brings its own
     */
    public static NeededMemory of(Design design, Dataset dataset, OptionalLong free) {
        return new NeededMemory(design.bytesPerTrial(), asFloats(dataset), free);
    }

    /** Every pixel as a float. */
    private static long asFloats(Dataset dataset) {
        return dataset == null
                ? 0
                : Stream.of(dataset.train(), dataset.test(), dataset.newTest())
                        .filter(Objects::nonNull)
                        .mapToLong(images -> (long) Float.BYTES * images.pixels().length)
                        .sum();
    }

    public NeededMemory withFree(OptionalLong bytes) {
        return new NeededMemory(trialBytes, dataBytes, bytes);
    }

    /** What the first trial takes, its data included. */
    public long bytes() {
        return trialBytes + dataBytes;
    }

    /**
     * Refuses a run whose first trial would not fit: it would end in the middle, or drag the
     * machine down with it.
     */
    public void check(Scale scale) throws RefusedException {
        if (free.isPresent() && bytes() > free.getAsLong()) {
            throw new RefusedException(
                    ("a trial at scale %s needs %s of memory beside %s of data, and %s are free."
                                    + " Choose a smaller scale with -Drepro.scale=, or free memory.")
                            .formatted(
                                    scale.id(),
                                    Numbers.gibibytes(trialBytes),
                                    Numbers.gibibytes(dataBytes),
                                    Numbers.gibibytes(free.getAsLong())));
        }
    }

    /** How many trials fit side by side, at least 1. */
    public int trials() {
        if (free.isEmpty()) {
            return Integer.MAX_VALUE;
        }
        long trials = (free.getAsLong() - dataBytes) / trialBytes;
        return (int) Math.min(Integer.MAX_VALUE, Math.max(1, trials));
    }
}
