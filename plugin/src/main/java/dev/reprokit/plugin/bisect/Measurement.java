package dev.reprokit.plugin.bisect;

import java.util.List;

/**
 * The trials of one commit.
 *
 * @param trials at least one, in the order in which the search uses their seeds
 */
public record Measurement(List<SeedValue> trials) {

    /** Keeps a copy of the list. */
    public Measurement {
        trials = List.copyOf(trials);
    }

    /** {@return the values in the order of the trials, in the metric's unit} */
    double[] values() {
        return trials.stream().mapToDouble(SeedValue::value).toArray();
    }

    /** {@return the mean of the values, in the metric's unit} */
    double mean() {
        return trials.stream().mapToDouble(SeedValue::value).average().orElseThrow();
    }

    /** {@return the number of trials} */
    int size() {
        return trials.size();
    }

    /** {@return the first trials} */
    Measurement first(int number) {
        return new Measurement(trials.subList(0, number));
    }

    /** {@return whether these trials begin with those of some seeds} */
    boolean startsWith(List<Long> seeds) {
        return size() >= seeds.size()
                && first(seeds.size()).trials().stream()
                        .map(SeedValue::seed)
                        .toList()
                        .equals(seeds);
    }

    /**
     * Tests whether another commit computes the same, bit for bit, with all seeds that both have.
     * It is then no second draw: it says nothing about chance.
     */
    boolean isSameAs(Measurement other) {
        int common = Math.min(size(), other.size());
        return first(common).digests().equals(other.first(common).digests());
    }

    private List<String> digests() {
        return trials.stream().map(SeedValue::digest).toList();
    }
}
