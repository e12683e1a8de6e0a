package dev.reprokit.internal.text;

import java.util.List;
import java.util.stream.IntStream;

/** Formats tables as lines of text. */
public final class TextTable {
    private TextTable() {}

    /**
     * Aligns columns to the left, with two blanks between them.
     *
     * @param rows the header and the rows below it, all with the same number of cells; at least one
     *     row
     * @return one line per row
     */
    public static List<String> of(List<List<String>> rows) {
        int[] widths =
                IntStream.range(0, rows.get(0).size())
                        .map(
                                i ->
                                        rows.stream()
                                                .mapToInt(row -> row.get(i).length())
                                                .max()
                                                .orElse(0))
                        .toArray();
        return rows.stream().map(row -> line(row, widths)).toList();
    }

    private static String line(List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            line.append(cells.get(i)).append(" ".repeat(widths[i] - cells.get(i).length() + 2));
        }
        return line.toString().stripTrailing();
    }
}
