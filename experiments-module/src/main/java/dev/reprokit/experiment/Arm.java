package dev.reprokit.experiment;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * An arm: one setting of what an experiment varies, as a constant of an enum. With a number of
 * epochs it is a {@link Condition}.
 *
 * <pre>{@code
 * enum Network implements Arm {
 *     WITH_LRN("with LRN"),       // its condition's id is with-lrn
 *     WITHOUT_LRN("without LRN");
 *
 *     private final String label;
 *
 *     Network(String label) {
 *         this.label = label;
 *     }
 *
 *     public String label() {
 *         return label;
 *     }
 * }
 * }</pre>
 *
 * <p>Where arms are combinations, e.g. of networks and training sets, a record implements it.
 */
public interface Arm {

    /**
     * Returns the name that {@link #id} is made of; an enum's constants have it.
     *
     * @return letters, digits, dots, underscores and hyphens, e.g. {@code WITH_LRN}
     */
    String name();

    /**
     * Returns the id of this arm's condition in files and messages.
     *
     * @return {@link #name} in lower case, with hyphens for underscores, e.g. {@code with-lrn}
     */
    default String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * Returns the name that readers of the report see.
     *
     * @return e.g. {@code with LRN}
     */
    String label();

    /**
     * Returns the ids of some arms, e.g. for a chart.
     *
     * @param arms the arms
     * @return their ids, in their order
     */
    static List<String> ids(Arm... arms) {
        return Stream.of(arms).map(Arm::id).toList();
    }

    /**
     * Returns the varied settings, which become columns of {@code trials.csv}.
     *
     * @return values by name, e.g. {@code lrn=yes}; empty by default
     */
    default Map<String, String> parameters() {
        return Map.of();
    }
}
