package dev.reprokit.experiment;

import static java.util.stream.Collectors.joining;

import dev.reprokit.record.result.Scale;

import org.jspecify.annotations.Nullable;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToIntFunction;

/**
 * A table of scales, one row per share of the published protocol that a run repeats. What a scale
 * reduces is the difference of its row from the published one, so that text and numbers cannot
 * disagree.
 *
 * <pre>{@code
 * private static final Scales<TrainingSetup<AlexNet>> SCALES =
 *         new Scales<>(
 *                 TrainingSetup.of(Images.synthetic(700, 500), AlexNet.LOG_SMALL, 16, 20),
 *                 TrainingSetup.of(Images.cifar10(800, 500), AlexNet.LOG_FULL, 8, 25),
 *                 TrainingSetup.of(Images.cifar10(50_000, 10_000), AlexNet.LOG_FULL, 128, 30));
 *
 * SCALES.reductions(Scale.REDUCED);
 * // Images: 800 training and 500 test images of cifar10 instead of 50,000 ... of cifar10.
 * // Batch size: 8 instead of 128.
 * // Epochs: 25 instead of 30.
 * }</pre>
 *
 * @param <S> the rows' record
 * @param smoke the row of a run in every build
 * @param reduced the row of a run of an hour
 * @param paper the published row
 */
public record Scales<S extends Record & Setup>(S smoke, S reduced, S paper) {

    /**
     * Creates a table for an experiment that runs the same at every scale.
     *
     * @param <S> the row's record
     * @param row the only row
     * @return the table
     */
    public static <S extends Record & Setup> Scales<S> same(S row) {
        return new Scales<>(row, row, row);
    }

    /**
     * Returns the row of a scale.
     *
     * @param scale the share of the published protocol
     * @return its row
     */
    public S at(Scale scale) {
        return switch (scale) {
            case SMOKE -> smoke;
            case REDUCED -> reduced;
            case PAPER -> paper;
        };
    }

    /**
     * Creates the design of a scale: images, seeds and reductions are those of its row.
     *
     * @param scale the share of the published protocol
     * @param conditions the conditions, in the order of the report
     * @return the design
     */
    public Design design(Scale scale, List<Condition> conditions) {
        S row = at(scale);
        Design design =
                Design.of(conditions)
                        .withSeeds(row.seeds())
                        .reducing(reductions(scale).toArray(String[]::new));
        Images images = row.images();
        return images == null ? design : design.on(images.dataset(), images.train(), images.test());
    }

    /**
     * Creates the design of a scale.
     *
     * @param <A> the arms' type
     * @param scale the share of the published protocol
     * @param arms the arms, in the order of the report
     * @param epochs returns the epochs of an arm's trials
     * @return the design
     */
    public <A extends Arm> Design design(Scale scale, List<A> arms, ToIntFunction<A> epochs) {
        return design(
                scale,
                arms.stream().map(arm -> Condition.of(arm, epochs.applyAsInt(arm))).toList());
    }

    /**
     * Creates the design of a scale in which all arms run the same number of epochs.
     *
     * @param scale the share of the published protocol
     * @param epochs epochs of each trial
     * @param arms the arms, in the order of the report
     * @return the design
     */
    public Design design(Scale scale, int epochs, Arm... arms) {
        return design(scale, List.of(arms), arm -> epochs);
    }

    /**
     * Returns what a scale reduces: one sentence per column in which its row differs from the
     * published one. Of a column that is itself a record, e.g. a network, the sentence names the
     * components that differ.
     *
     * @param scale the share of the published protocol
     * @return the sentences; empty for the published scale
     */
    public List<String> reductions(Scale scale) {
        return differences(at(scale), paper).entrySet().stream()
                .map(column -> "%s: %s.".formatted(heading(column.getKey()), column.getValue()))
                .toList();
    }

    /** Returns how a record's components differ from the published ones, by their names. */
    private static Map<String, String> differences(Record here, Record published) {
        Map<String, String> differences = new LinkedHashMap<>();
        for (RecordComponent column : published.getClass().getRecordComponents()) {
            Object value = value(column, here);
            Object other = value(column, published);
            if (!Objects.equals(value, other)) {
                differences.put(column.getName(), difference(value, other));
            }
        }
        return differences;
    }

    private static String difference(@Nullable Object here, @Nullable Object published) {
        boolean told = here instanceof Images || here instanceof Arm;
        if (!told
                && here instanceof Record row
                && published != null
                && here.getClass() == published.getClass()) {
            return differences(row, (Record) published).entrySet().stream()
                    .map(part -> words(part.getKey()) + " " + part.getValue())
                    .collect(joining(", "));
        }
        return "%s instead of %s".formatted(inWords(here), inWords(published));
    }

    private static @Nullable Object value(RecordComponent column, Record row) {
        try {
            column.getAccessor().setAccessible(true);
            return column.getAccessor().invoke(row);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("%s of %s".formatted(column, row), e);
        }
    }

    /** Returns a column's heading, e.g. {@code Batch size} of {@code batchSize}. */
    private static String heading(String column) {
        String words = words(column);
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    private static String words(String column) {
        return column.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
    }

    private static String inWords(@Nullable Object value) {
        if (value == null) {
            return "none";
        }
        if (value instanceof Integer || value instanceof Long) {
            return String.format(Locale.ROOT, "%,d", value);
        }
        if (value instanceof List<?> list) {
            return list.isEmpty()
                    ? "none"
                    : String.join(", ", list.stream().map(Scales::inWords).toList());
        }
        if (value instanceof Arm arm) {
            return arm.label();
        }
        return value.toString();
    }
}
