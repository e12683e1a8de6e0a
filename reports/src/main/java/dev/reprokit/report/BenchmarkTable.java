package dev.reprokit.report;

import dev.reprokit.internal.process.BenchmarkRow;
import dev.reprokit.internal.process.BenchmarkRow.Section;
import dev.reprokit.record.result.Numbers;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The figures of a section of a benchmark: a row for each network and layout, a column a metric;
 * where figures are of no network, a row a metric.
 *
 * @param title what it shows
 * @param explanation how to read it
 * @param columns the header
 * @param rows the cells below it; a figure that was not measured is empty
 */
public record BenchmarkTable(
        String title, String explanation, List<String> columns, List<List<Cell>> rows) {
    private static final Map<Section, String> TITLES =
            Map.of(
                    Section.OPERATIONS, "Operations",
                    Section.SPEED, "Speed of training",
                    Section.LRN, "Cost of local response normalisation",
                    Section.EVALUATION, "Evaluation",
                    Section.MEMORY, "Peak memory",
                    Section.OWN_COST, "What a run costs apart from training");

    private static final Map<Section, String> EXPLANATIONS =
            Map.of(
                    Section.OPERATIONS,
                    "Counted from the layers, an addition and a multiplication being two: a"
                            + " convolution needs 2 x kernel height x kernel width x input channels"
                            + " x output channels x output height x output width, a fully connected"
                            + " layer 2 x inputs x outputs. A training step is three forward passes"
                            + " (forward, gradient by weights, gradient by input) less the gradient"
                            + " by input of the first layer. Biases, ReLU, pooling, LRN, softmax and"
                            + " the update of the weights are not counted.",
                    Section.SPEED,
                    "The experiments' own training step, in batches of 128 and float32, on images"
                            + " that lie on the device; all trials together. Each epoch's upload of"
                            + " the sample order and its reading of the loss are within. The matrix"
                            + " product is of large square matrices through the same library, on as"
                            + " many threads and side by side as the trials, before and after each"
                            + " measurement. Operations that are not counted take time, too, and a"
                            + " convolution may run through a faster library than the product: the"
                            + " ratio says how busy the machine is kept, not how much of its peak is"
                            + " used, and may exceed 100 %. Cores are processor time over wall time.",
                    Section.LRN,
                    "How much longer a training step takes with LRN than without, measured in"
                            + " turn.",
                    Section.EVALUATION,
                    "On one thread. The share is that of 10,000 evaluated images in an epoch that"
                            + " trains on 50,000.",
                    Section.MEMORY,
                    "Of the whole process, this JVM with PyTorch and the benchmark's images, while"
                            + " the network makes two training steps; on a GPU what is in use on"
                            + " the whole device. Where the system does not tell, the figure is"
                            + " missing.",
                    Section.OWN_COST,
                    "A small run, timed as a whole and less its trials, and its pieces once more."
                            + " The evaluation after each epoch stands above.");

    /**
     * One cell.
     *
     * @param median a figure's median, or a name
     * @param range the smallest and the largest value, in words; empty where they do not differ
     */
    public record Cell(String median, String range) {}

    /**
     * The tables of a benchmark.
     *
     * @param figures all rows of {@code benchmark.csv}
     * @return a table for each section that has figures
     */
    public static List<BenchmarkTable> all(List<BenchmarkRow> figures) {
        List<BenchmarkTable> tables = new ArrayList<>();
        for (Section section : Section.values()) {
            List<BenchmarkRow> rows =
                    figures.stream().filter(row -> row.section() == section).toList();
            if (!rows.isEmpty()) {
                tables.add(rows.get(0).network().isEmpty() ? list(rows) : ofNetworks(rows));
            }
        }
        return tables;
    }

    private static BenchmarkTable list(List<BenchmarkRow> figures) {
        List<List<Cell>> rows =
                figures.stream()
                        .map(
                                figure ->
                                        List.of(
                                                new Cell(figure.metric(), ""),
                                                cell(figure, " " + figure.unit())))
                        .toList();
        return table(figures, List.of("what", "figure"), rows);
    }

    private static BenchmarkTable ofNetworks(List<BenchmarkRow> figures) {
        Set<String> metrics = new LinkedHashSet<>();
        Map<List<String>, Map<String, BenchmarkRow>> byLayout = new LinkedHashMap<>();
        for (BenchmarkRow figure : figures) {
            metrics.add(heading(figure));
            byLayout.computeIfAbsent(layout(figure), none -> new LinkedHashMap<>())
                    .put(heading(figure), figure);
        }
        List<String> columns = new ArrayList<>(List.of("network", "LRN"));
        boolean layouts = figures.get(0).threads() != null;
        if (layouts) {
            columns.addAll(List.of("threads", "trials"));
        }
        columns.addAll(metrics);
        List<List<Cell>> rows = new ArrayList<>();
        byLayout.forEach(
                (layout, measured) -> {
                    List<Cell> row = new ArrayList<>();
                    layout.subList(0, layouts ? 4 : 2).forEach(name -> row.add(new Cell(name, "")));
                    metrics.forEach(metric -> row.add(cell(measured.get(metric), "")));
                    rows.add(row);
                });
        return table(figures, columns, rows);
    }

    private static BenchmarkTable table(
            List<BenchmarkRow> figures, List<String> columns, List<List<Cell>> rows) {
        Section section = figures.get(0).section();
        return new BenchmarkTable(TITLES.get(section), EXPLANATIONS.get(section), columns, rows);
    }

    private static String heading(BenchmarkRow figure) {
        return "%s, %s".formatted(figure.metric(), figure.unit());
    }

    private static List<String> layout(BenchmarkRow figure) {
        return List.of(
                figure.network(),
                figure.lrn(),
                Objects.toString(figure.threads(), ""),
                Objects.toString(figure.trials(), ""));
    }

    private static Cell cell(BenchmarkRow figure, String unit) {
        if (figure == null) {
            return new Cell("", "");
        }
        String range =
                figure.low() == figure.high()
                        ? ""
                        : "%s to %s".formatted(number(figure.low()), number(figure.high()));
        return new Cell(number(figure.value()) + unit, range);
    }

    /** Counts in full, measurements in four digits, be they whole by chance or not. */
    private static String number(double value) {
        if (value >= 1e6 && value == Math.rint(value)) {
            return Long.toString((long) value);
        }
        return Numbers.number(new BigDecimal(value).round(new MathContext(4)).doubleValue());
    }

    /**
     * The table without ranges.
     *
     * @return the header and the rows
     */
    public List<List<String>> medians() {
        List<List<String>> text = new ArrayList<>(List.of(columns));
        rows.forEach(row -> text.add(row.stream().map(Cell::median).toList()));
        return text;
    }
}
