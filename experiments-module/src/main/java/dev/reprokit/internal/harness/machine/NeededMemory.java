package dev.reprokit.internal.harness.machine;

import dev.reprokit.data.Dataset;
import dev.reprokit.experiment.Design;
import dev.reprokit.record.result.Numbers;
import dev.reprokit.record.result.Scale;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * The memory that a design needs, compared with the free memory.
 *
 * @param trialBytes bytes that one trial takes beside the data
 * @param dataBytes bytes that the trials share; 0 if the experiment brings its own data, whose size
 *     is unknown
 * @param free free bytes on the device; empty if unknown
 */
public record NeededMemory(long trialBytes, long dataBytes, OptionalLong free) {

    /**
     * Computes the memory that a design needs.
     *
     * @param dataset the data; null if the experiment brings its own
     */
    public static NeededMemory of(Design design, Dataset dataset, OptionalLong free) {
        return new NeededMemory(design.bytesPerTrial(), asFloats(dataset), free);
    }

    /** Returns the bytes of all pixels as floats. */
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

    /** Returns the bytes that the first trial takes, including its data. */
    public long bytes() {
        return trialBytes + dataBytes;
    }

    /**
     * Refuses a run whose first trial would not fit: it would fail on the way, or slow down the
     * whole machine.
     *
     * @param limit the limit of a control group in words, if it decides what is free
     */
    public void check(Scale scale, Optional<String> limit) throws RefusedException {
        if (free.isPresent() && bytes() > free.getAsLong()) {
            throw new RefusedException(
                    "a trial at scale %s needs %s of memory beside %s of data, and %s are free%s Choose a smaller scale with -Drepro.scale=."
                            .formatted(
                                    scale.id(),
                                    Numbers.gibibytes(trialBytes),
                                    Numbers.gibibytes(dataBytes),
                                    Numbers.gibibytes(free.getAsLong()),
                                    limit.map(
                                                    " of %s. Let it have more, e.g. by docker run --memory=8g or sbatch --mem=8G."
                                                            ::formatted)
                                            .orElse(". Free memory.")));
        }
    }

    /** Returns the number of trials that fit side by side, at least 1. */
    public int trials() {
        if (free.isEmpty()) {
            return Integer.MAX_VALUE;
        }
        long trials = (free.getAsLong() - dataBytes) / trialBytes;
        return (int) Math.min(Integer.MAX_VALUE, Math.max(1, trials));
    }
}
