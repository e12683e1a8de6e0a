package dev.reprokit.documentation;

import java.util.List;
import java.util.stream.Collectors;

/** Writes a Markdown page line by line. */
final class Markdown {
    private final StringBuilder text = new StringBuilder();

    /** Adds a paragraph or a heading. */
    Markdown paragraph(String line) {
        text.append(line).append("\n\n");
        return this;
    }

    Markdown list(List<String> items) {
        items.forEach(item -> text.append("- ").append(escaped(item)).append('\n'));
        text.append('\n');
        return this;
    }

    /** Adds a table; its cells are Markdown. */
    Markdown table(List<String> header, List<List<String>> rows) {
        row(header);
        row(header.stream().map(cell -> "---").toList());
        rows.forEach(this::row);
        text.append('\n');
        return this;
    }

    private void row(List<String> cells) {
        text.append(cells.stream().collect(Collectors.joining(" | ", "| ", " |\n")));
    }

    /** Makes Markdown take plain text as it is. */
    static String escaped(String plain) {
        return plain.replaceAll("[\\\\|*_<>\\[\\]`]", "\\\\$0");
    }

    static String code(String plain) {
        return plain.isEmpty() ? "" : "`" + plain + "`";
    }

    @Override
    public String toString() {
        return text.toString().strip() + "\n";
    }
}
