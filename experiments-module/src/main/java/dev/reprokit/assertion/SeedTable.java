package dev.reprokit.assertion;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

import dev.reprokit.internal.claim.Wording;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.function.DoubleFunction;
import java.util.stream.IntStream;

/** The table of values in a message: one row per seed, columns aligned to the right. */
final class SeedTable {
    private final List<Long> seeds;
    private final Map<String, List<String>> columns = new LinkedHashMap<>();

    private SeedTable(SeedValues values) {
        seeds = List.copyOf(values.bySeed().keySet());
        columns.put("seed", seeds.stream().map(String::valueOf).toList());
    }

    static String of(SeedValues values) {
        return new SeedTable(values)
                .add("this" + unit(values), values.bySeed(), SeedTable::value)
                .render();
    }

    /**
     * Formats two arms side by side, with their comparison in a third column, e.g. their
     * difference.
     */
    static String of(SeedValues values, SeedValues other, String comparison, SeedValues compared) {
        return new SeedTable(values)
                        .add("this" + unit(values), values.bySeed(), SeedTable::value)
                        .add("other" + unit(other), other.bySeed(), SeedTable::value)
                        .add(comparison, compared.bySeed(), SeedTable::comparison)
                        .render()
                + "%n  correlation between the arms: %s"
                        .formatted(comparison(Correlation.of(values.array(), other.array())));
    }

    private static String unit(SeedValues values) {
        return values.unit().isEmpty() ? "" : " (" + values.unit() + ")";
    }

    private static String value(double value) {
        return value == Double.POSITIVE_INFINITY ? "not reached" : Wording.number(value);
    }

    private static String comparison(double value) {
        return Double.isNaN(value) ? "undefined" : Wording.number(value);
    }

    private SeedTable add(
            String header, NavigableMap<Long, Double> values, DoubleFunction<String> text) {
        columns.put(
                header,
                seeds.stream().map(seed -> text.apply(requireNonNull(values.get(seed)))).toList());
        return this;
    }

    private String render() {
        List<List<String>> aligned = new ArrayList<>();
        columns.forEach((header, cells) -> aligned.add(align(header, cells)));
        return IntStream.rangeClosed(0, seeds.size())
                .mapToObj(row -> aligned.stream().map(column -> column.get(row)).collect(joining()))
                .collect(joining(System.lineSeparator()));
    }

    private static List<String> align(String header, List<String> cells) {
        List<String> column = new ArrayList<>(cells);
        column.add(0, header);
        int width = column.stream().map(String::length).max(Comparator.naturalOrder()).get();
        return column.stream()
                .map(cell -> "  " + " ".repeat(width - cell.length()) + cell)
                .toList();
    }
}
