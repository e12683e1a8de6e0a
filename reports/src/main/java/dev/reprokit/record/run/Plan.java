package dev.reprokit.record.run;

import com.fasterxml.jackson.annotation.JsonIgnore;

import dev.reprokit.record.result.Scale;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The settings of one run of one experiment: the contents of {@code plan.json}, which the Maven
 * plugin hands to the JVM that trains.
 *
 * @param runId the run's id, unique to this run; files with another id belong to another run
 * @param experiment the experiment's id
 * @param scale the share of the published protocol to repeat: its images, networks and epochs
 * @param dataset the data set's id; null for the experiment's own choice at this scale
 * @param dataDirectory the folder that holds the data set's files and the experiment's own; null if
 *     the user named none
 * @param download true if missing data files may be downloaded from the data set's official address
 * @param device {@code auto}, {@code cpu}, {@code gpu} or {@code gpu:N}
 * @param seeds the seeds with which each condition (one setting of what the experiment varies) runs
 * @param look the departures from the experiment's design, if the run is for a look only
 * @param imported the folder of runs that somebody has made before, which are judged and not run;
 *     null if the trials run
 * @param executor the place where trials (each is a condition run with one seed) run: {@link
 *     #LOCAL} or {@link #SPARK}; results do not depend on it
 * @param parallel the number of trials that run at once, or {@code auto} for a number that suits
 *     the machine's cores and memory
 * @param numerics the device's floating-point settings
 * @param cache the place and use of the cache of finished trials, which later runs reuse
 * @param projectDirectory the folder whose git commit is recorded
 * @param command the command that the user typed, as far as it is known
 * @param codeDigest the SHA-256 over the contents of the class path, in lower-case hexadecimal; it
 *     identifies the code that computed the results
 * @param dependencies the libraries on the class path; everything else there is code of the project
 */
public record Plan(
        String runId,
        String experiment,
        Scale scale,
        @Nullable String dataset,
        @Nullable String dataDirectory,
        boolean download,
        String device,
        Seeds seeds,
        Look look,
        @Nullable String imported,
        String executor,
        String parallel,
        Numerics numerics,
        CachePolicy cache,
        String projectDirectory,
        String command,
        String codeDigest,
        List<Dependency> dependencies) {
    /**
     * The value of {@link #executor} with which trials (each is a setting run with one seed) run on
     * this machine.
     */
    public static final String LOCAL = "local";

    /**
     * The value of {@link #executor} with which trials (each is a setting run with one seed) run on
     * an Apache Spark cluster.
     */
    public static final String SPARK = "spark";

    /**
     * Lists the settings that differ from another plan and that can change results. If there are
     * any, results of this plan do not answer the other one.
     *
     * @param wanted the plan that results are wanted for
     * @return one phrase per difference, e.g. {@code scale is smoke, wanted reduced}; empty if the
     *     results of this plan serve
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
     * Returns a copy of this plan that runs on this machine ({@link #LOCAL}) with other resources.
     *
     * @param enoughSeeds the number of seeds that are needed per condition, which is one setting of
     *     what the experiment varies: see {@link Seeds#enoughFor}
     * @param trialsAtOnce the number of trials that run at once, or {@code auto} for a number that
     *     suits the machine's cores and memory
     * @param finishedTrials the cache of finished trials
     * @return the new plan, with the same run id
     */
    public Plan with(int enoughSeeds, String trialsAtOnce, CachePolicy finishedTrials) {
        return with(seeds.enoughFor(enoughSeeds), look, LOCAL, trialsAtOnce, finishedTrials);
    }

    /**
     * Returns a copy of this plan that runs other seeds. Its results belong to the run of this plan
     * and carry its run id.
     *
     * @param otherSeeds the seeds with which each condition (one setting of what the experiment
     *     varies) runs
     * @param departures the departures from the design, e.g. some conditions only
     * @return the new plan, with the same run id
     */
    public Plan with(Seeds otherSeeds, Look departures) {
        return with(otherSeeds, departures, executor, parallel, cache);
    }

    /**
     * Returns a copy of this plan that asks what another plan asks, of this code and on this
     * machine.
     *
     * @param other the plan of somebody's run
     * @param finishedTrials the cache of finished trials
     * @return the new plan, with the run id of this one
     */
    public Plan asking(Plan other, CachePolicy finishedTrials) {
        return new Plan(
                runId,
                other.experiment,
                other.scale,
                other.dataset,
                dataDirectory,
                download,
                device,
                other.seeds,
                other.look,
                other.imported,
                LOCAL,
                parallel,
                other.numerics,
                finishedTrials,
                projectDirectory,
                command,
                codeDigest,
                dependencies);
    }

    private Plan with(
            Seeds otherSeeds,
            Look departures,
            String place,
            String trialsAtOnce,
            CachePolicy finishedTrials) {
        return new Plan(
                runId,
                experiment,
                scale,
                dataset,
                dataDirectory,
                download,
                device,
                otherSeeds,
                departures,
                imported,
                place,
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
        question.put("number of seeds", Objects.toString(seeds.number(), "the experiment's own"));
        question.put("first seed", String.valueOf(seeds.first()));
        question.put("list of seeds", seeds.listed().isEmpty() ? "not given" : seeds.list());
        question.put("departure from the design", look.isEmpty() ? "none" : look.inWords());
        question.put("folder of imported runs", Objects.requireNonNullElse(imported, "none"));
        question.put("numerics", numerics.description());
        question.put("SHA-256 of the class path", codeDigest);
        return question;
    }
}
