package dev.reprokit.internal.definition;

import dev.reprokit.internal.file.JsonFile;
import dev.reprokit.record.result.Direction;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The text of a definition that a goal writes: one condition, one scale, and a claim to be filled
 * in.
 *
 * @param id the experiment's id
 * @param run the program's words, with placeholders
 * @param inputs the files that decide what is computed; null for all that git tracks
 * @param epochs the number of epochs, at least 1
 * @param firstEpoch the number of the first one as the program counts, 0 or 1
 * @param source where metrics are found
 * @param metrics the metrics; at least one
 */
public record DefinitionText(
        String id,
        List<String> run,
        @Nullable List<String> inputs,
        int epochs,
        int firstEpoch,
        MetricsSource source,
        List<DefinedMetric> metrics) {
    private static final int SEEDS = 5;

    /** Words that are themselves in a line of YAML. */
    private static final String PLAIN = "[\\w./{}=@%+,-]+";

    /**
     * Writes the text.
     *
     * @param firstLine a comment
     */
    public String after(String firstLine) {
        List<String> lines = new ArrayList<>(List.of("# " + firstLine));
        lines.add("title: " + quoted(id));
        lines.add("source: ours");
        lines.add("run: " + words());
        if (inputs != null) {
            lines.add("inputs: " + list(inputs));
        }
        if (firstEpoch != 1) {
            lines.add("first-epoch: " + firstEpoch);
        }
        lines.addAll(
                List.of(
                        "",
                        "# Settings to compare; 'rate' becomes the placeholder {rate} of 'run'.",
                        "# conditions:",
                        "#   slow: {label: \"rate 0.01\", rate: 0.01}",
                        "#   fast: {label: \"rate 0.1\", rate: 0.1}",
                        "",
                        "scales:",
                        "  smoke: {epochs: %s, seeds: %s}".formatted(epochs, SEEDS),
                        ""));
        lines.addAll(read());
        lines.add("metrics:");
        metrics.forEach(metric -> lines.add("  " + line(metric)));
        DefinedMetric judged =
                metrics.stream()
                        .filter(metric -> metric.direction() != Direction.NEITHER)
                        .findFirst()
                        .orElse(metrics.get(0));
        lines.addAll(
                List.of(
                        "",
                        "# What should hold? A bound says where it comes from, and does not come from the seeds that judge it.",
                        "# claims:",
                        "#   - id: C1",
                        "#     claim: It reaches what the paper says.",
                        "#     source: ours",
                        "#     value: %s.%s".formatted(DefinedCondition.ONLY, judged.name()),
                        "#     near: FIGURE",
                        "#     within: MARGIN",
                        "#     because: the paper's figure, and half a unit of its last digit"));
        return String.join("\n", lines) + "\n";
    }

    /** {@return the words as one line if it means them, or else as a list} */
    private String words() {
        return run.stream().allMatch(word -> word.matches(PLAIN)) && run.get(0).matches("\\w.*")
                ? String.join(" ", run)
                : list(run);
    }

    private static String list(List<String> texts) {
        return texts.stream()
                .map(DefinitionText::quoted)
                .collect(Collectors.joining(", ", "[", "]"));
    }

    private List<String> read() {
        if (source instanceof MetricsSource.JsonLines lines) {
            return lines.file().isEmpty()
                    ? List.of()
                    : List.of("read: {json-lines: %s}".formatted(quoted(lines.file())));
        }
        if (source instanceof MetricsSource.TensorBoard board) {
            return List.of("read: {tensorboard: %s}".formatted(quoted(board.folder())));
        }
        if (source instanceof MetricsSource.Csv csv) {
            return List.of(
                    "read: {csv: %s%s%s}"
                            .formatted(
                                    quoted(csv.file()),
                                    csv.epoch().isEmpty() ? "" : ", epoch: " + quoted(csv.epoch()),
                                    csv.separator() == '\t' ? ", separator: tab" : ""));
        }
        List<String> lines = new ArrayList<>(List.of("read:", "  output:"));
        for (Map.Entry<String, Pattern> pattern :
                ((MetricsSource.Output) source).patterns().entrySet()) {
            lines.add(
                    "    %s: '%s'"
                            .formatted(
                                    pattern.getKey(),
                                    pattern.getValue().pattern().replace("'", "''")));
        }
        return lines;
    }

    private String line(DefinedMetric metric) {
        List<String> known = new ArrayList<>();
        if (!metric.label().equals(metric.name())) {
            known.add("label: " + quoted(metric.label()));
        }
        if (!metric.from().equals(metric.name()) && !(source instanceof MetricsSource.Output)) {
            known.add("from: " + quoted(metric.from()));
        }
        if (metric.direction() != Direction.NEITHER) {
            known.add(
                    "better: "
                            + (metric.direction() == Direction.HIGHER_IS_BETTER
                                    ? "higher"
                                    : "lower"));
        }
        return "%s: {%s}".formatted(metric.name(), String.join(", ", known));
    }

    /** JSON is YAML, and leaves nothing to guess. */
    private static String quoted(Object value) {
        try {
            return JsonFile.text(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
