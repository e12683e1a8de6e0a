package dev.reprokit.internal.definition;

import dev.reprokit.experiment.About;
import dev.reprokit.experiment.Claim;
import dev.reprokit.experiment.Condition;
import dev.reprokit.experiment.Design;
import dev.reprokit.record.result.DeclaredMetric;
import dev.reprokit.record.result.Scale;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * An experiment that a YAML file defines.
 *
 * @param about what it is
 * @param run the program's words, with placeholders
 * @param versions commands whose output tells a version, by name
 * @param inputs names and globs of the files that decide what is computed; null for all that git
 *     tracks
 * @param data SHA-256 digests of the files in the data directory, by name; an empty one if the file
 *     does not say
 * @param conditions what is compared
 * @param scales how much is run, by scale; at least one
 * @param metrics the metrics that are recorded
 * @param source where they are found
 * @param imports where runs are found that exist already
 * @param firstEpoch the number of the first epoch as the program counts
 * @param resumes whether the program goes on from what it left in {@code REPRO_RESUME}
 * @param threads the threads that a trial computes on
 * @param memory the bytes that a trial needs
 * @param claims its claims
 * @param claimsClass the name of a class that makes further claims; null if there is none
 */
public record Definition(
        About about,
        List<String> run,
        Map<String, List<String>> versions,
        @Nullable List<String> inputs,
        Map<String, String> data,
        List<DefinedCondition> conditions,
        Map<Scale, DefinedScale> scales,
        List<DefinedMetric> metrics,
        MetricsSource source,
        ImportSource imports,
        int firstEpoch,
        boolean resumes,
        int threads,
        long memory,
        List<Claim> claims,
        @Nullable String claimsClass) {

    /** {@return the words of the program for a trial} */
    public List<String> argv(Map<String, String> placeholders) {
        return run.stream().map(word -> Placeholders.fill(word, placeholders)).toList();
    }

    /** {@return whether the program is told the number of its epochs} */
    public boolean tellsEpochs() {
        return run.stream().anyMatch(word -> Placeholders.in(word).contains(Placeholders.EPOCHS));
    }

    /** {@return this definition of a program of which nobody knows yet what it reports} */
    public Definition withoutMetrics() {
        return new Definition(
                about,
                run,
                versions,
                inputs,
                data,
                conditions,
                scales,
                List.of(),
                new MetricsSource.JsonLines(""),
                imports,
                firstEpoch,
                resumes,
                threads,
                memory,
                claims,
                claimsClass);
    }

    /** {@return whether the program asks for the device} */
    public boolean asksForDevice() {
        return run.stream().anyMatch(word -> Placeholders.in(word).contains(Placeholders.DEVICE));
    }

    /**
     * Fills in placeholders.
     *
     * @param text may have some
     * @param values by name
     */
    public static String fill(String text, Map<String, String> values) {
        return Placeholders.fill(text, values);
    }

    /**
     * Returns the design at a scale. A scale that the file does not name is run as the next smaller
     * one that it names, or else as the smallest.
     */
    public Design design(Scale scale) {
        DefinedScale found = named(scale);
        Design design =
                Design.of(
                                conditions.stream()
                                        .map(
                                                each ->
                                                        new Condition(
                                                                each.id(),
                                                                each.label(),
                                                                found.epochs(),
                                                                each.values()))
                                        .toList())
                        .withSeeds(found.seeds())
                        .needing(memory)
                        .reading(
                                data.entrySet().stream()
                                        .map(
                                                file ->
                                                        new CheckedFile(
                                                                file.getKey(), file.getValue()))
                                        .toArray(CheckedFile[]::new));
        return found.reduces().isEmpty() ? design : design.reducing(found.reduces());
    }

    private DefinedScale named(Scale scale) {
        Comparator<Map.Entry<Scale, DefinedScale>> bySize = Map.Entry.comparingByKey();
        return scales.entrySet().stream()
                .filter(each -> each.getKey().compareTo(scale) <= 0)
                .max(bySize)
                .or(() -> scales.entrySet().stream().min(bySize))
                .orElseThrow()
                .getValue();
    }

    /** {@return the metrics as experiments declare them} */
    public List<DeclaredMetric> declaredMetrics() {
        return metrics.stream()
                .map(
                        metric ->
                                new DeclaredMetric(
                                        metric.name(), metric.label(), metric.direction()))
                .toList();
    }

    /**
     * Reads a definition.
     *
     * @param file the file; its name without the extension is the experiment's id
     * @param shown the file's name for messages
     * @throws DefinitionException if it is none; the message has one line per fault
     */
    public static Definition read(Path file, String shown) throws DefinitionException {
        return new DefinitionReader(file, shown).read();
    }
}
