package dev.reprokit.plugin.bisect;

import java.io.IOException;
import java.util.Optional;

/** Measures commits. */
interface Probe {

    /**
     * Measures a commit.
     *
     * @param commit its place in the history: 0 is the good one
     * @param seeds the number of seeds; those of an earlier call come first
     * @return as many trials; empty if the commit cannot be measured, e.g. does not compile
     * @throws BisectionException if no other commit could be measured, either
     * @throws IOException if a file cannot be read or written
     * @throws InterruptedException if the build is to end
     */
    Optional<Measurement> measure(int commit, int seeds)
            throws BisectionException, IOException, InterruptedException;
}
