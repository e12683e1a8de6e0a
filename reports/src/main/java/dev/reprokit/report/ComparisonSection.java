package dev.reprokit.report;

import dev.reprokit.record.verdict.Verdict;

import java.util.List;

/**
 * A table of the comparison of two run folders, which is drawn as HTML and as Markdown. It is
 * public because the template engine reads only public classes.
 *
 * @param title its heading
 * @param hint how to read it; may be empty
 * @param columns the header; empty if the section is its hint alone
 * @param rows the cells below it; the first one names the row
 * @param rest a sentence on rows that are left out; empty if there are none
 */
public record ComparisonSection(
        String title, String hint, List<String> columns, List<List<Cell>> rows, String rest) {

    /**
     * One cell.
     *
     * @param text what stands in it
     * @param small what stands below that; may be empty
     * @param verdict the verdict that the text names; null if it names none
     */
    public record Cell(String text, String small, Verdict verdict) {
        static Cell of(String text) {
            return new Cell(text, "", null);
        }

        static Cell of(String text, String small) {
            return new Cell(text, small, null);
        }
    }
}
