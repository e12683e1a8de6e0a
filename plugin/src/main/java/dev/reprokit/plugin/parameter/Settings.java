package dev.reprokit.plugin.parameter;

import dev.reprokit.internal.text.Secrets;
import dev.reprokit.record.result.Scale;
import dev.reprokit.record.run.CachePolicy;
import dev.reprokit.record.run.Numerics;
import dev.reprokit.record.run.Plan;
import dev.reprokit.record.run.Seeds;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.SortedMap;

/**
 * The request of a user: the parameters of one goal, read and checked.
 *
 * @param experiments ids or globs; empty if the user named none
 * @param scale the share of the protocol to repeat
 * @param dataset the data set's id; null for the choice of each experiment
 * @param dataDirectory an existing folder, absolute; null if none was given
 * @param download whether data may be fetched
 * @param device {@code auto}, {@code cpu}, {@code gpu} or {@code gpu:N}
 * @param seeds the seeds of each condition
 * @param conditions ids or globs of conditions; empty if the user named none
 * @param overrides numbers that replace those of the designs, by name
 * @param imported the folder of runs that are judged and not run, absolute; null if trials run
 * @param spark the cluster that runs trials; null if this machine does
 * @param parallel {@code auto} or a number of trials at once
 * @param numerics how exactly the device computes
 * @param cache the folder of finished trials, and its size
 * @param java the program that starts the forked JVM
 * @param inherited options that a forked JVM on this machine takes over from Maven
 * @param jvmArguments the user's options for the forked JVM
 * @param timeout the time limit for one experiment
 * @param outputDirectory the run folder, absolute
 */
public record Settings(
        List<String> experiments,
        Scale scale,
        String dataset,
        Path dataDirectory,
        boolean download,
        String device,
        Seeds seeds,
        List<String> conditions,
        SortedMap<String, Integer> overrides,
        Path imported,
        SparkSettings spark,
        String parallel,
        Numerics numerics,
        CachePolicy cache,
        Path java,
        List<String> inherited,
        List<String> jvmArguments,
        Duration timeout,
        Path outputDirectory) {

    /** {@return these settings with nothing that only their owner may read} */
    public Settings withoutSecrets() {
        return new Settings(
                experiments,
                scale,
                dataset,
                dataDirectory,
                download,
                device,
                seeds,
                conditions,
                overrides,
                imported,
                spark == null ? null : spark.withoutSecrets(),
                parallel,
                numerics,
                cache,
                java,
                inherited.stream().map(Secrets::ofOption).toList(),
                jvmArguments.stream().map(Secrets::ofOption).toList(),
                timeout,
                outputDirectory);
    }

    /** {@return the place where trials run: {@link Plan#LOCAL} or {@link Plan#SPARK}} */
    public String executor() {
        return spark == null ? Plan.LOCAL : Plan.SPARK;
    }
}
