package dev.reprokit.baseline;

import dev.reprokit.internal.file.Repeated;

import org.jspecify.annotations.Nullable;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.IntStream;

/**
 * The values of one trial, unmodifiable and in the order of their quantities. All trials of a
 * condition share one list of quantities, which leaves eight bytes per value: a hundred thousand
 * trials fit into memory.
 */
final class MetricValues extends AbstractMap<MetricValue, Double> {
    private final List<MetricValue> quantities;
    private final double[] numbers;

    private MetricValues(List<MetricValue> quantities, double[] numbers) {
        this.quantities = quantities;
        this.numbers = numbers;
    }

    /**
     * Packs values.
     *
     * @param values the values of one trial
     * @param lists the lists of quantities that other trials have
     */
    static MetricValues of(
            SortedMap<MetricValue, Double> values, Repeated<List<MetricValue>> lists) {
        return new MetricValues(
                lists.first(List.copyOf(values.keySet())),
                values.values().stream().mapToDouble(Double::doubleValue).toArray());
    }

    @Override
    public @Nullable Double get(Object quantity) {
        int index = index(quantity);
        return index < 0 ? null : numbers[index];
    }

    @Override
    public boolean containsKey(Object quantity) {
        return index(quantity) >= 0;
    }

    private int index(Object quantity) {
        return quantity instanceof MetricValue wanted
                ? Collections.binarySearch(quantities, wanted)
                : -1;
    }

    @Override
    public Set<Map.Entry<MetricValue, Double>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public Iterator<Map.Entry<MetricValue, Double>> iterator() {
                return IntStream.range(0, numbers.length)
                        .mapToObj(index -> Map.entry(quantities.get(index), numbers[index]))
                        .iterator();
            }

            @Override
            public int size() {
                return numbers.length;
            }
        };
    }
}
