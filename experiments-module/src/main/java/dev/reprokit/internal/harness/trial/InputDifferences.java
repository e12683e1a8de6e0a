package dev.reprokit.internal.harness.trial;

import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeSet;

/** Describes differences between two sets of inputs in words. */
public final class InputDifferences {
    private static final int MOST = 5;

    private InputDifferences() {}

    /**
     * Describes the first inputs that differ, with both values.
     *
     * @param ones owner of the first inputs, e.g. {@code the driver's}
     * @param others owner of the second inputs
     */
    public static String between(
            String ones,
            SortedMap<String, String> one,
            String others,
            SortedMap<String, String> other) {
        TreeSet<String> names = new TreeSet<>(one.keySet());
        names.addAll(other.keySet());
        List<String> differing =
                names.stream()
                        .filter(name -> !Objects.equals(one.get(name), other.get(name)))
                        .toList();
        String first =
                String.join(
                        "; ",
                        differing.stream()
                                .limit(MOST)
                                .map(
                                        name ->
                                                "%s '%s' is '%s', %s is '%s'"
                                                        .formatted(
                                                                ones,
                                                                name,
                                                                one.get(name),
                                                                others,
                                                                other.get(name)))
                                .toList());
        return differing.size() > MOST
                ? "%s; and %d more".formatted(first, differing.size() - MOST)
                : first;
    }
}
