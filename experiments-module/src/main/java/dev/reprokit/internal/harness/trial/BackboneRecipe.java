package dev.reprokit.internal.harness.trial;

import dev.reprokit.internal.file.Sha256;
import dev.reprokit.nn.Network;
import dev.reprokit.training.ClassificationRun;

import java.lang.reflect.RecordComponent;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * The recipe of a backbone's training.
 *
 * @param run network and protocol
 * @param labels the labels to fit
 * @param seed draws initial weights and sample order
 * @param epochs the epochs after which parameters are kept; the last of them ends the training
 */
record BackboneRecipe(ClassificationRun run, int[] labels, long seed, SortedSet<Integer> epochs) {

    /**
     * Checks a trial's request.
     *
     * @param epochs in any order, with or without 0
     * @throws IllegalArgumentException if an epoch is negative, all are 0, or the network is not a
     *     record
     */
    static BackboneRecipe of(ClassificationRun run, int[] labels, long seed, int... epochs) {
        SortedSet<Integer> trained =
                Arrays.stream(epochs)
                        .boxed()
                        .filter(epoch -> epoch != 0)
                        .collect(Collectors.toCollection(TreeSet::new));
        if (trained.isEmpty() || trained.first() < 0) {
            throw new IllegalArgumentException(
                    "expected epochs of a backbone that are 0 or more, at least one of them above 0, but got %s"
                            .formatted(Arrays.toString(epochs)));
        }
        Network network = run.network();
        if (!(network instanceof Record)) {
            throw new IllegalArgumentException(
                    ("the network %s cannot be a backbone: its class %s must be a record, whose"
                                    + " components identify it")
                            .formatted(network.name(), network.getClass().getName()));
        }
        return new BackboneRecipe(run, labels.clone(), seed, trained);
    }

    /** Returns everything that can change the result, except data, machine and code. */
    SortedMap<String, String> inputs() {
        SortedMap<String, String> inputs = new TreeMap<>();
        inputs.put("network", described(run.network()));
        inputs.put("crop", String.valueOf(run.crop()));
        inputs.put("protocol", run.protocol().toString());
        inputs.put("evaluates training", String.valueOf(run.evaluatesTraining()));
        inputs.put("labels", digest(labels));
        inputs.put("seed", String.valueOf(seed));
        inputs.put("kept epochs", epochs.toString());
        return inputs;
    }

    /**
     * Formats a record with all its components; its author may have replaced {@code toString} by
     * less.
     */
    private static String described(Object value) {
        if (!(value instanceof Record)) {
            return value instanceof Iterable<?> values
                    ? StreamSupport.stream(values.spliterator(), false)
                            .map(BackboneRecipe::described)
                            .toList()
                            .toString()
                    : String.valueOf(value);
        }
        return Arrays.stream(value.getClass().getRecordComponents())
                .map(part -> part.getName() + "=" + described(value(part, value)))
                .collect(Collectors.joining(", ", value.getClass().getSimpleName() + "[", "]"));
    }

    private static String digest(int[] labels) {
        ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES * labels.length);
        bytes.asIntBuffer().put(labels);
        return Sha256.of(bytes.array());
    }

    /**
     * Returns the classes of the network and of all records and enums in it: references through an
     * interface are not found in its code.
     */
    SortedSet<String> classes() {
        SortedSet<String> classes = new TreeSet<>();
        addClasses(run.network(), classes);
        return classes;
    }

    private static void addClasses(Object value, SortedSet<String> classes) {
        if (value instanceof Record) {
            classes.add(value.getClass().getName());
            for (RecordComponent component : value.getClass().getRecordComponents()) {
                addClasses(value(component, value), classes);
            }
        } else if (value instanceof Enum<?> constant) {
            classes.add(constant.getDeclaringClass().getName());
        } else if (value instanceof Iterable<?> values) {
            values.forEach(element -> addClasses(element, classes));
        }
    }

    private static Object value(RecordComponent component, Object owner) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(owner);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(
                    "the component %s of %s cannot be read".formatted(component.getName(), owner),
                    e);
        }
    }

    int lastEpoch() {
        return epochs.last();
    }

    /** {@return a name for files and metrics, different for each network and seed} */
    String id() {
        return "%s-seed-%d".formatted(fileName(run.network().name()), seed);
    }

    /** {@return the name in the log} */
    String title() {
        return "backbone %s of seed %d".formatted(run.network().name(), seed);
    }

    /**
     * Returns the subject under which the cache stores it.
     *
     * @param dataset the data set's id
     */
    String subject(String dataset) {
        return String.join(
                "/",
                "backbones",
                fileName(run.network().name()),
                fileName(dataset),
                "seed-" + seed);
    }

    private static String fileName(String name) {
        return name.replaceAll("[^A-Za-z0-9-]", "-");
    }
}
