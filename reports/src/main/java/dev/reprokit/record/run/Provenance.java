package dev.reprokit.record.run;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/**
 * Where results come from: enough to run them again, and to see why another run differs.
 *
 * @param runId the run
 * @param command what the user typed
 * @param startedAt when, as ISO-8601 in UTC
 * @param wallSeconds how long the whole run took
 * @param gitCommit the commit of the project, or {@code unknown}
 * @param gitDirty whether files differed from that commit; null where unknown
 * @param versions by name: ReproKit, DJL, PyTorch, JDK, OS
 * @param device the device by name
 * @param cpuCapability the CPU and the widest instruction set that PyTorch uses on it
 * @param numerics how exactly the device was told to compute
 * @param threadsPerTrial intra-operation threads of one trial; results depend on it
 * @param trialsAtOnce how many trials ran side by side; results do not depend on it
 * @param seeds all seeds
 * @param reused how many trials were not computed by this run, by the id of the run that computed
 *     them
 * @param dataset the data set's id
 * @param dataDigests SHA-256 by file, or of the generated images
 * @param dataNotes what is known of these files, e.g. that they are the official ones
 * @param dependencies the resolved class path
 * @param codeDigest SHA-256 over the class path's contents
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
        String dataset,
        Map<String, String> dataDigests,
        List<String> dataNotes,
        List<String> dependencies,
        String codeDigest) {

    /** {@return how many trials were reused from earlier runs} */
    public int reusedTrials() {
        return reused.values().stream().mapToInt(Integer::intValue).sum();
    }
}
