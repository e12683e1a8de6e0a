package dev.reprokit.record;

import java.util.List;

/**
 * The experiments of a class path and what they claim.
 *
 * @param experiments all of them, by id
 */
public record Catalogue(List<Entry> experiments) {

    /**
     * One experiment.
     *
     * @param id its id, which is also its goal's name
     * @param title its title
     * @param question what it asks, in a sentence
     * @param claims what it judges
     */
    public record Entry(String id, String title, String question, List<ClaimEntry> claims) {}

    /**
     * One claim.
     *
     * @param id its id
     * @param sentence what is claimed
     * @param source who claims it
     */
    public record ClaimEntry(String id, String sentence, String source) {}

    /**
     * The ids of all experiments.
     *
     * @return sorted as the experiments are
     */
    public List<String> ids() {
        return experiments.stream().map(Entry::id).toList();
    }
}
