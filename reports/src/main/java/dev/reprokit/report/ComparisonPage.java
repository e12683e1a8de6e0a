package dev.reprokit.report;

import dev.reprokit.baseline.MetricComparison;
import dev.reprokit.comparison.RunFolderComparison;
import dev.reprokit.internal.file.AtomicFile;
import dev.reprokit.internal.file.CsvFile;
import dev.reprokit.internal.text.MarkdownText;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The comparison of two run folders as a page, {@code index.html}; as the same page in Markdown,
 * {@code comparison.md}, which names no folder and can be committed; and as {@code comparison.csv}
 * with one row per value.
 */
public final class ComparisonPage {
    private static final List<String> COLUMNS =
            List.of(
                    "experiment",
                    "condition",
                    "metric",
                    "left",
                    "right",
                    "difference",
                    "tolerance",
                    "seeds",
                    "p",
                    "same_bits",
                    "outcome");

    private final RunFolderComparison comparison;
    private final List<ComparisonSection> sections;

    /**
     * Creates the page.
     *
     * @param comparison what it shows
     */
    public ComparisonPage(RunFolderComparison comparison) {
        this.comparison = comparison;
        sections = ComparisonSections.of(comparison);
    }

    /**
     * Writes the page, its Markdown, the values, and the style sheet.
     *
     * @param folder where to; it is created if need be
     * @return {@code index.html}
     * @throws IOException if a file cannot be written
     */
    public Path writeTo(Path folder) throws IOException {
        Assets.copyStyleTo(folder.resolve("assets"));
        writeValues(folder.resolve("comparison.csv"));
        AtomicFile.write(folder.resolve("comparison.md"), markdown());
        Path index = folder.resolve("index.html");
        AtomicFile.write(
                index,
                new Templates()
                        .comparison(
                                ComparisonSections.heading(comparison),
                                comparison.inOneLine(),
                                sections));
        return index;
    }

    private void writeValues(Path file) throws IOException {
        CsvFile.write(
                file,
                COLUMNS,
                printer -> {
                    for (MetricComparison value : comparison.values()) {
                        printer.printRecord(cells(value).map(SpreadsheetCell::of));
                    }
                });
    }

    private static Stream<String> cells(MetricComparison value) {
        return Stream.of(
                        value.experiment(),
                        value.condition(),
                        value.value(),
                        value.before(),
                        value.now(),
                        value.difference(),
                        value.tolerance(),
                        value.seeds(),
                        value.p(),
                        value.sameBits(),
                        value.outcome().words())
                .map(cell -> Objects.toString(cell, ""));
    }

    private String markdown() {
        StringBuilder text = new StringBuilder();
        text.append("# ")
                .append(MarkdownText.escaped(ComparisonSections.heading(comparison)))
                .append("\n\n")
                .append(MarkdownText.escaped(comparison.inOneLine()))
                .append(".\n");
        for (ComparisonSection section : sections) {
            text.append("\n## ").append(section.title()).append('\n');
            paragraph(text, section.hint());
            if (!section.columns().isEmpty()) {
                text.append('\n');
                row(text, section.columns().stream().map(MarkdownText::escaped));
                row(text, Collections.nCopies(section.columns().size(), "---").stream());
                section.rows().forEach(row -> row(text, row.stream().map(ComparisonPage::cell)));
            }
            paragraph(text, section.rest());
        }
        return text.toString();
    }

    private static void paragraph(StringBuilder text, String words) {
        if (!words.isEmpty()) {
            text.append('\n').append(MarkdownText.escaped(words)).append('\n');
        }
    }

    private static String cell(ComparisonSection.Cell cell) {
        String first = MarkdownText.escaped(cell.text());
        return cell.small().isEmpty() ? first : first + "<br>" + MarkdownText.escaped(cell.small());
    }

    private static void row(StringBuilder text, Stream<String> cells) {
        text.append(cells.collect(Collectors.joining(" | ", "| ", " |\n")));
    }
}
