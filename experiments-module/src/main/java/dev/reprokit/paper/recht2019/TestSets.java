package dev.reprokit.paper.recht2019;

import dev.reprokit.data.Dataset;
import dev.reprokit.data.LabelledImages;
import dev.reprokit.random.RandomStream;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * The sets on which a trained model is tested.
 *
 * @param byName {@code test}, the original set; {@code fresh}, more images of the same kind, the
 *     control; and {@code new}, if the data set has a new test set
 */
record TestSets(Map<String, LabelledImages> byName) {

    /**
     * Divides the data set's test images at random: one half is the original set, the other the
     * fresh one.
     */
    static TestSets of(Dataset data, long seed) {
        int size = data.test().size();
        int[] order = new int[size];
        Arrays.setAll(order, image -> image);
        RandomStream.shuffle(order, RandomStream.of(seed, "two halves of the test images"));
        Map<String, LabelledImages> sets = new LinkedHashMap<>();
        sets.put("test", data.test().select(Arrays.copyOf(order, size / 2)));
        sets.put("fresh", data.test().select(Arrays.copyOfRange(order, size / 2, size)));
        if (data.newTest() != null) {
            sets.put("new", data.newTest());
        }
        return new TestSets(sets);
    }

    /**
     * Computes the metrics by name: {@code test_accuracy}, {@code fresh_accuracy}, {@code
     * new_accuracy}.
     */
    Map<String, Double> accuracies(ToDoubleFunction<LabelledImages> accuracy) {
        Map<String, Double> metrics = new LinkedHashMap<>();
        byName.forEach(
                (name, images) -> metrics.put(name + "_accuracy", accuracy.applyAsDouble(images)));
        return metrics;
    }
}
