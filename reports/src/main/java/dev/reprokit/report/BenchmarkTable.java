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
 * The values of one section of a benchmark as a table. If the values belong to networks, it has one
 * row per network, threads and trials, and one column per metric; otherwise one row per metric.
 *
 * @param title the table's heading
 * @param explanation how the values were measured
 * @param columns the header
 * @param rows the cells below it; the cell of a value that was not measured is empty
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
                    Section.OWN_COST, "Cost of a run apart from training");

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
                    "Measured on one thread. The share is the time to evaluate 10,000 images, relative"
                            + " to an epoch that trains on 50,000 images and evaluates 10,000.",
                    Section.MEMORY,
                    "The memory of the whole process, which is this JVM with PyTorch and the"
                            + " benchmark's images, while the network makes two training steps; on"
                            + " a GPU the memory in use on the whole device. The value is missing if"
                            + " the system does not report it.",
                    Section.OWN_COST,
                    "A small run, timed as a whole and without its trials, and its parts timed"
                            + " separately. The evaluation after each epoch has its own table.");

    /**
     * One cell.
     *
     * @param median the median of a value, or a name
     * @param range the smallest and the largest value, e.g. {@code 1.2 to 1.4}; empty if they are
     *     equal
     */
    public record Cell(String median, String range) {}

    /**
     * Makes the tables of a benchmark.
     *
     * @param values all rows of {@code benchmark.csv}
     * @return one table per section that has values
     */
    public static List<BenchmarkTable> all(List<BenchmarkRow> values) {
        List<BenchmarkTable> tables = new ArrayList<>();
        for (Section section : Section.values()) {
            List<BenchmarkRow> rows =
                    values.stream().filter(row -> row.section() == section).toList();
            if (!rows.isEmpty()) {
                tables.add(rows.get(0).network().isEmpty() ? list(rows) : ofNetworks(rows));
            }
        }
        return tables;
    }

    private static BenchmarkTable list(List<BenchmarkRow> values) {
        List<List<Cell>> rows =
                values.stream()
                        .map(
                                value ->
                                        List.of(
                                                new Cell(value.metric(), ""),
                                                cell(value, " " + value.unit())))
                        .toList();
        return table(values, List.of("what", "value"), rows);
    }

    private static BenchmarkTable ofNetworks(List<BenchmarkRow> values) {
        Set<String> metrics = new LinkedHashSet<>();
        Map<List<String>, Map<String, BenchmarkRow>> byLayout = new LinkedHashMap<>();
        for (BenchmarkRow value : values) {
            metrics.add(heading(value));
            byLayout.computeIfAbsent(layout(value), none -> new LinkedHashMap<>())
                    .put(heading(value), value);
        }
        List<String> columns = new ArrayList<>(List.of("network", "LRN"));
        boolean layouts = values.get(0).threads() != null;
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
        return table(values, columns, rows);
    }

    private static BenchmarkTable table(
            List<BenchmarkRow> values, List<String> columns, List<List<Cell>> rows) {
        Section section = values.get(0).section();
        return new BenchmarkTable(TITLES.get(section), EXPLANATIONS.get(section), columns, rows);
    }

    private static String heading(BenchmarkRow value) {
        return "%s, %s".formatted(value.metric(), value.unit());
    }

    private static List<String> layout(BenchmarkRow value) {
        return List.of(
                value.network(),
                value.lrn(),
                Objects.toString(value.threads(), ""),
                Objects.toString(value.trials(), ""));
    }

    private static Cell cell(BenchmarkRow value, String unit) {
        if (value == null) {
            return new Cell("", "");
        }
        String range =
                value.low() == value.high()
                        ? ""
                        : "%s to %s".formatted(number(value.low()), number(value.high()));
        return new Cell(number(value.value()) + unit, range);
    }

    /**
     * Formats counts in full and measurements with four digits. A measurement may be whole by
     * chance.
     */
    private static String number(double value) {
        if (value >= 1e6 && value == Math.rint(value)) {
            return Long.toString((long) value);
        }
        return Numbers.number(new BigDecimal(value).round(new MathContext(4)).doubleValue());
    }

    /**
     * Returns the table without ranges.
     *
     * @return the header, then the rows
     */
    public List<List<String>> medians() {
        List<List<String>> text = new ArrayList<>(List.of(columns));
        rows.forEach(row -> text.add(row.stream().map(Cell::median).toList()));
        return text;
    }
}
