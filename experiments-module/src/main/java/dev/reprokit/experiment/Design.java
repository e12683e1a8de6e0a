package dev.reprokit.experiment;

import org.jspecify.annotations.Nullable;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What an experiment runs at one scale: every condition with every seed.
 *
 * @param conditions what the trials vary, in the order of the report
 * @param seeds how many seeds a condition has unless the user asks for another number
 * @param dataset the data set unless the user asks for another one; null where the experiment
 *     brings its own data
 * @param trainImages how many training images, the first of the set
 * @param testImages how many test images, the first of the set
 * @param reductions what this scale reduces against the published protocol, a sentence each
 * @param expectedMinutes about how long it takes on two CPU cores; 0 where nobody has measured it
 * @param bytesPerTrial memory that one trial takes beside the data; what is not there is refused
 *     before anything runs
 * @param allCores whether a trial computes on all cores, whose number its bits then depend on, and
 *     not, as others, on one
 */
public record Design(
        List<Condition> conditions,
        int seeds,
        @Nullable String dataset,
        int trainImages,
        int testImages,
        List<String> reductions,
        int expectedMinutes,
        long bytesPerTrial,
        boolean allCores) {

    /** What the full AlexNet takes at batch 128 with its evaluation, rounded up. */
    public static final long USUAL_BYTES = 1L << 30;

    /**
     * Checks that there is something to run and that the conditions can be told apart.
     *
     * @throws IllegalArgumentException if there is no condition or no seed, a data set without
     *     images to train or to test on, no memory for a trial, or two conditions share an id
     */
    public Design {
        conditions = List.copyOf(conditions);
        reductions = List.copyOf(reductions);
        if (conditions.isEmpty()) {
            throw new IllegalArgumentException("a design needs at least one condition");
        }
        if (seeds < 1) {
            throw new IllegalArgumentException(
                    "a design with %d seeds runs nothing; at least 1 is needed".formatted(seeds));
        }
        if (dataset != null && (trainImages < 1 || testImages < 1)) {
            throw new IllegalArgumentException(
                    "a design on %s needs images to train and to test on, not %d and %d"
                            .formatted(dataset, trainImages, testImages));
        }
        if (bytesPerTrial < 1) {
            throw new IllegalArgumentException(
                    "a trial needs some memory, not %d bytes".formatted(bytesPerTrial));
        }
        Set<String> ids = new HashSet<>();
        for (Condition condition : conditions) {
            if (!ids.add(condition.id())) {
                throw new IllegalArgumentException(
                        "two conditions have the id '" + condition.id() + "'");
            }
        }
    }

    /**
     * A design of five seeds that brings its own data.
     *
     * @param conditions what the trials vary
     * @return the design
     */
    public static Design of(List<Condition> conditions) {
        return new Design(conditions, 5, null, 0, 0, List.of(), 0, USUAL_BYTES, false);
    }

    /**
     * The same with another number of seeds.
     *
     * @param number seeds a condition; a directional claim can hold from 5 on
     * @return a new design
     */
    public Design withSeeds(int number) {
        return new Design(
                conditions,
                number,
                dataset,
                trainImages,
                testImages,
                reductions,
                expectedMinutes,
                bytesPerTrial,
                allCores);
    }

    /**
     * The same on a data set of ReproKit's.
     *
     * @param id the data set's id, e.g. {@code cifar10}
     * @param train how many training images
     * @param test how many test images
     * @return a new design
     */
    public Design on(String id, int train, int test) {
        return new Design(
                conditions,
                seeds,
                id,
                train,
                test,
                reductions,
                expectedMinutes,
                bytesPerTrial,
                allCores);
    }

    /**
     * The same, saying what else it leaves out.
     *
     * @param sentences what this scale reduces against the published protocol
     * @return a new design
     */
    public Design reducing(String... sentences) {
        return new Design(
                conditions,
                seeds,
                dataset,
                trainImages,
                testImages,
                Stream.concat(reductions.stream(), Stream.of(sentences)).toList(),
                expectedMinutes,
                bytesPerTrial,
                allCores);
    }

    /**
     * The same, saying how long it takes.
     *
     * @param minutes measured on two CPU cores, rounded up
     * @return a new design
     */
    public Design takingAbout(int minutes) {
        return new Design(
                conditions,
                seeds,
                dataset,
                trainImages,
                testImages,
                reductions,
                minutes,
                bytesPerTrial,
                allCores);
    }

    /**
     * The same with trials of another size.
     *
     * @param bytes memory that one trial takes beside the data, at least 1
     * @return a new design
     * @throws IllegalArgumentException if there are none
     */
    public Design needing(long bytes) {
        return new Design(
                conditions,
                seeds,
                dataset,
                trainImages,
                testImages,
                reductions,
                expectedMinutes,
                bytes,
                allCores);
    }

    /**
     * The same with trials that compute on all cores. Their results are those of a machine with as
     * many: elsewhere they are not reused.
     *
     * @return a new design
     */
    public Design onAllCores() {
        return new Design(
                conditions,
                seeds,
                dataset,
                trainImages,
                testImages,
                reductions,
                expectedMinutes,
                bytesPerTrial,
                true);
    }
}
