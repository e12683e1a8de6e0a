package dev.reprokit.record.run;

import com.fasterxml.jackson.annotation.JsonIgnore;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The ways in which a user lets a run depart from its experiment's design: some conditions
 * (settings of what the experiment varies) only, or other numbers of epochs and images. Such a run
 * is for a look. It is no evidence of a claim (a sentence that a run confirms or contradicts) that
 * it does not test as designed, and it is never compared with a baseline, an accepted run, nor
 * becomes one.
 *
 * @param conditions the ids of the conditions that run; empty if all do
 * @param overrides numbers by name, one of {@link #NAMES}, that replace those of the design; empty
 *     if none is replaced
 */
public record Look(List<String> conditions, SortedMap<String, Integer> overrides) {
    /** The name of the number of epochs of every condition, which is a setting. */
    public static final String EPOCHS = "epochs";

    /** The name of the number of training images. */
    public static final String TRAIN_IMAGES = "trainImages";

    /** The name of the number of test images. */
    public static final String TEST_IMAGES = "testImages";

    /** All names of numbers that can be overridden. */
    public static final List<String> NAMES = List.of(EPOCHS, TRAIN_IMAGES, TEST_IMAGES);

    /** The absence of departures: a run as designed. */
    public static final Look NONE = new Look(List.of(), Collections.emptySortedMap());

    /** Keeps copies. */
    public Look {
        conditions = List.copyOf(conditions);
        overrides = Collections.unmodifiableSortedMap(new TreeMap<>(overrides));
    }

    /** {@return true if the run is as designed, so that it is no look} */
    @JsonIgnore
    public boolean isEmpty() {
        return conditions.isEmpty() && overrides.isEmpty();
    }

    /**
     * Says how the run departs from the design.
     *
     * @return e.g. {@code limited to the condition with-lrn, epochs overridden to 3}; empty if it
     *     does not
     */
    public String inWords() {
        List<String> parts = new ArrayList<>();
        if (!conditions.isEmpty()) {
            parts.add(limit());
        }
        if (!overrides.isEmpty()) {
            parts.add(overridden());
        }
        return String.join(", ", parts);
    }

    private String limit() {
        return "limited to the %s %s"
                .formatted(conditions.size() == 1 ? "condition" : "conditions", words(conditions));
    }

    /**
     * Says which numbers of the design are overridden.
     *
     * @return e.g. {@code epochs overridden to 3 and testImages overridden to 100}
     */
    public String overridden() {
        List<String> parts = new ArrayList<>();
        for (Map.Entry<String, Integer> number : overrides.entrySet()) {
            parts.add("%s overridden to %s".formatted(number.getKey(), number.getValue()));
        }
        return words(parts);
    }

    private static String words(List<String> parts) {
        int last = parts.size() - 1;
        return last < 1
                ? String.join("", parts)
                : String.join(", ", parts.subList(0, last)) + " and " + parts.get(last);
    }
}
