package dev.reprokit.record.run;

import com.fasterxml.jackson.annotation.JsonIgnore;

import dev.reprokit.record.result.Scale;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What one run of one experiment is to do: the file that the forked JVM is given.
 *
 * @param runId unique to this run; evidence that carries another is not this run's
 * @param experiment the experiment's id
 * @param scale how much of the protocol to repeat
 * @param dataset the data set's id; null for the experiment's own choice at this scale
 * @param dataDirectory the folder that holds the data set's files; null if none was given
 * @param download whether missing data files may be fetched from the data set's official address
 * @param device {@code auto}, {@code cpu}, {@code gpu} or {@code gpu:N}
 * @param seeds how many seeds a condition; null for the experiment's own choice at this scale
 * @param firstSeed the first seed; the others follow it one by one
 * @param executor what runs the trials: {@link #LOCAL} or {@link #SPARK}; results do not depend on
 *     it
 * @param parallel trials at once: {@code auto} or a number
 * @param numerics how exactly the device computes
 * @param cache where finished trials are kept, and whether they are used
 * @param projectDirectory the folder whose git commit is recorded
 * @param command what the user typed, as far as it is known
 * @param codeDigest SHA-256 over the class path's contents
 * @param dependencies the libraries on the class path; everything else there is code
 */
public record Plan(
        String runId,
        String experiment,
        Scale scale,
        @Nullable String dataset,
        @Nullable String dataDirectory,
        boolean download,
        String device,
        @Nullable Integer seeds,
        long firstSeed,
        String executor,
        String parallel,
        Numerics numerics,
        CachePolicy cache,
        String projectDirectory,
        String command,
        String codeDigest,
        List<Dependency> dependencies) {
    /** The executor that runs trials on this machine. */
    public static final String LOCAL = "local";

    /** The executor that runs trials on an Apache Spark cluster. */
    public static final String SPARK = "spark";

    /**
     * Why results of this plan do not answer another one: everything that can change a result and
     * differs, in words.
     *
     * @param wanted the plan that results are wanted for
     * @return one phrase a difference, e.g. {@code scale is smoke, wanted reduced}; empty where the
     *     results serve
     */
    @JsonIgnore
    public List<String> differencesFrom(Plan wanted) {
        Map<String, String> theirs = wanted.question();
        return question().entrySet().stream()
                .filter(mine -> !Objects.equals(mine.getValue(), theirs.get(mine.getKey())))
                .map(
                        mine ->
                                "%s is %s, wanted %s"
                                        .formatted(
                                                mine.getKey(),
                                                mine.getValue(),
                                                theirs.get(mine.getKey())))
                .toList();
    }

    /**
     * The same experiment on this machine, with other means.
     *
     * @param seedsPerCondition how many seeds a condition
     * @param trialsAtOnce {@code auto} or a number
     * @param finishedTrials where finished trials are kept
     * @return a new plan, of the same run
     */
    public Plan with(int seedsPerCondition, String trialsAtOnce, CachePolicy finishedTrials) {
        return new Plan(
                runId,
                experiment,
                scale,
                dataset,
                dataDirectory,
                download,
                device,
                seedsPerCondition,
                firstSeed,
                LOCAL,
                trialsAtOnce,
                numerics,
                finishedTrials,
                projectDirectory,
                command,
                codeDigest,
                dependencies);
    }

    private Map<String, String> question() {
        Map<String, String> question = new LinkedHashMap<>();
        question.put("experiment", experiment);
        question.put("scale", scale.id());
        question.put("dataset", Objects.requireNonNullElse(dataset, "the experiment's own"));
        question.put("data directory", Objects.requireNonNullElse(dataDirectory, "none"));
        question.put("device", device);
        question.put("number of seeds", Objects.toString(seeds, "the experiment's own"));
        question.put("first seed", String.valueOf(firstSeed));
        question.put("numerics", numerics.description());
        question.put("SHA-256 of the class path", codeDigest);
        return question;
    }
}
