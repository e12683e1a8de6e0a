package dev.reprokit.record.run;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/**
 * The origin of results: everything that is needed to repeat a run, or to see why another run
 * differs. The contents of {@code provenance.json}.
 *
 * @param runId the run's id
 * @param command the command that the user typed
 * @param startedAt the start of the run, in ISO-8601 and UTC
 * @param wallSeconds the wall time of the whole run in seconds
 * @param gitCommit the commit of the project, or {@code unknown}; of imported runs, which somebody
 *     has made before, it is {@link #IMPORTED}, as are device and CPU
 * @param gitDirty true if files differed from that commit; null if unknown
 * @param versions the versions by name: ReproKit, DJL, PyTorch, JDK, OS
 * @param device the device's name
 * @param cpuCapability the CPU and the widest instruction set that PyTorch uses on it
 * @param numerics the device's floating-point settings
 * @param threadsPerTrial the number of threads on which PyTorch computes one operation of a trial;
 *     results depend on it; 0 for imported runs, of which it is unknown
 * @param trialsAtOnce the number of trials that ran at once; results do not depend on it
 * @param seeds all seeds
 * @param reused the number of trials (settings run with one seed) whose results were taken from
 *     each earlier run, by that run's id
 * @param otherMachines the number of reused trials that other machines computed, by machine in
 *     words; empty if all trials are of machines like this one
 * @param dataset the data set's id
 * @param dataDigests SHA-256 digests by file name, or the digest of the generated images, with
 *     those of the experiment's own files and folders; for imported runs their folder, with the
 *     digest of all files that were read there. Runs on the same data have the same
 * @param dataNotes remarks on these files, e.g. that they are the official ones, or their sizes
 * @param dependencies the coordinates of the libraries on the class path
 * @param codeDigest the SHA-256 over the contents of the class path; runs of the same code have the
 *     same
 */
public record Provenance(
        String runId,
        String command,
        String startedAt,
        double wallSeconds,
        String gitCommit,
        @Nullable Boolean gitDirty,
        Map<String, String> versions,
        String device,
        String cpuCapability,
        Numerics numerics,
        int threadsPerTrial,
        int trialsAtOnce,
        List<Long> seeds,
        Map<String, Integer> reused,
        Map<String, Integer> otherMachines,
        String dataset,
        Map<String, String> dataDigests,
        List<String> dataNotes,
        List<String> dependencies,
        String codeDigest) {

    /** What is said of a machine that nobody knows, since runs were imported, not run. */
    public static final String IMPORTED = "unknown: imported";

    /**
     * {@return the number of trials (settings run with one seed) whose results were taken from
     * earlier runs}
     */
    public int reusedTrials() {
        return reused.values().stream().mapToInt(Integer::intValue).sum();
    }
}
