package dev.reprokit.internal.process;

import dev.reprokit.record.result.Scale;

import java.util.List;
import java.util.Map;

/**
 * The experiments of a class path: what they ask, how it was published, what they claim, and what
 * each scale runs.
 *
 * @param experiments all of them, by id
 */
public record Catalogue(List<Entry> experiments) {

    /**
     * One experiment.
     *
     * @param id its id, which is also its goal's name
     * @param implementation the name of its class, as a service file declares it
     * @param title its title
     * @param question what it asks, in a sentence
     * @param source who asked it first: paper and section, or the research log
     * @param protocol how it was published, and what the source leaves open, a sentence each
     * @param claims what it judges
     * @param scales what it runs at each scale, smallest first
     */
    public record Entry(
            String id,
            String implementation,
            String title,
            String question,
            String source,
            List<String> protocol,
            List<ClaimEntry> claims,
            List<ScaleEntry> scales) {}

    /**
     * One claim. Absent values are empty.
     *
     * @param id its id
     * @param sentence what is claimed
     * @param source who claims it
     * @param published the paper's value, in words
     * @param log the research log's value, in words
     * @param elsewhere the values of other people's reproductions, in words
     * @param notApplicable why a scale, with its own data set, cannot speak of it; without the
     *     scales that can
     */
    public record ClaimEntry(
            String id,
            String sentence,
            String source,
            String published,
            String log,
            String elsewhere,
            Map<Scale, String> notApplicable) {}

    /**
     * What one scale runs.
     *
     * @param scale which
     * @param dataset the data set's id; null where the experiment brings its own data
     * @param trainImages how many training images
     * @param testImages how many test images
     * @param conditions how many conditions
     * @param seeds how many seeds each of them is run with
     * @param reductions what is reduced against the published protocol, a sentence each
     * @param expectedMinutes about how long it takes on two CPU cores; 0 where nobody has measured
     *     it
     * @param bytesPerTrial memory that one trial takes beside the data
     */
    public record ScaleEntry(
            Scale scale,
            String dataset,
            int trainImages,
            int testImages,
            int conditions,
            int seeds,
            List<String> reductions,
            int expectedMinutes,
            long bytesPerTrial) {

        /**
         * How many trials there are.
         *
         * @return conditions times seeds
         */
        public int trials() {
            return conditions * seeds;
        }
    }

    /**
     * The ids of all experiments.
     *
     * @return sorted as the experiments are
     */
    public List<String> ids() {
        return experiments.stream().map(Entry::id).toList();
    }
}
