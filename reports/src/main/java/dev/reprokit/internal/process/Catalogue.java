package dev.reprokit.internal.process;

import dev.reprokit.record.chart.ReachedTrap;
import dev.reprokit.record.result.Scale;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The experiments on a class path, with their questions, claims and scales. The harness writes it,
 * the plugin reads it.
 *
 * @param experiments the experiments that can be described, sorted by id
 * @param broken the others
 */
public record Catalogue(List<Entry> experiments, List<Broken> broken) {

    /**
     * One experiment.
     *
     * @param id its id, which is also its goal's name
     * @param implementation the name of its class, as a service file declares it
     * @param title its title
     * @param question the question that it asks, in one sentence
     * @param source who asked it first: paper and section, or the research log
     * @param protocol sentences on the published protocol and on what the source leaves open
     * @param claims the claims that it checks
     * @param scales the work at each scale, smallest scale first
     * @param sources SHA-256 over the files that decide what a program computes; null for a class,
     *     which the class path holds
     * @param traps the calls in its code that walk into traps of libraries
     */
    public record Entry(
            String id,
            String implementation,
            String title,
            String question,
            String source,
            List<String> protocol,
            List<ClaimEntry> claims,
            List<ScaleEntry> scales,
            @Nullable String sources,
            List<ReachedTrap> traps) {

        /**
         * Counts the claims that a scale asks on its own data set.
         *
         * @param scale the scale
         */
        public long asked(Scale scale) {
            return claims.stream()
                    .filter(claim -> !claim.notApplicable().containsKey(scale))
                    .count();
        }
    }

    /**
     * One experiment that cannot be created or described.
     *
     * @param id its id; the name of its class if it cannot even say that
     * @param implementation the name of its class, as a service file declares it
     * @param reason what is wrong, in one sentence
     */
    public record Broken(String id, String implementation, String reason) {

        /**
         * Names the experiment and says what is wrong with it.
         *
         * @return one line
         */
        public String inWords() {
            return "%s is broken: %s".formatted(id, reason);
        }
    }

    /**
     * One claim. Absent values are empty.
     *
     * @param id its id
     * @param sentence the claim in one sentence
     * @param source the paper or log that makes the claim
     * @param published the paper's value, in words
     * @param log the research log's value, in words
     * @param elsewhere the values of other people's reproductions, in words
     * @param criteria what it is held to, in words, one sentence per assertion and floor
     * @param notApplicable for each scale that cannot check the claim on its own data set, the
     *     reason
     */
    public record ClaimEntry(
            String id,
            String sentence,
            String source,
            String published,
            String log,
            String elsewhere,
            List<String> criteria,
            Map<Scale, String> notApplicable) {}

    /**
     * The work of an experiment at one scale.
     *
     * @param scale the scale
     * @param dataset the data set's id; null if the experiment brings its own data
     * @param trainImages the number of training images
     * @param testImages the number of test images
     * @param conditions the ids of the conditions
     * @param seeds the number of seeds per condition
     * @param reductions the differences from the published protocol, one sentence per difference
     * @param bytesPerTrial the memory in bytes that one trial needs beside the data
     */
    public record ScaleEntry(
            Scale scale,
            @Nullable String dataset,
            int trainImages,
            int testImages,
            List<String> conditions,
            int seeds,
            List<String> reductions,
            long bytesPerTrial) {

        /**
         * Returns the number of trials.
         *
         * @return the number of conditions times the number of seeds
         */
        public int trials() {
            return conditions.size() * seeds;
        }
    }

    /**
     * Returns the ids of all experiments, the broken ones included.
     *
     * @return the ids, sorted
     */
    public List<String> ids() {
        return Stream.concat(experiments.stream().map(Entry::id), broken.stream().map(Broken::id))
                .sorted()
                .toList();
    }

    /**
     * Returns the ids of experiments by their classes, the broken ones included.
     *
     * @param implementations the names of classes
     * @return the ids of those that are in the catalogue, sorted
     */
    public List<String> ids(Set<String> implementations) {
        return Stream.concat(
                        experiments.stream()
                                .filter(entry -> implementations.contains(entry.implementation()))
                                .map(Entry::id),
                        broken.stream()
                                .filter(entry -> implementations.contains(entry.implementation()))
                                .map(Broken::id))
                .sorted()
                .toList();
    }
}
