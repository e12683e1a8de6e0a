package dev.reprokit.published;

import static dev.reprokit.published.PublishedCsv.value;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/** Train and test accuracies from published tables and from repetitions of their rows. */
public final class PublishedTable {
    private final String author;
    private final List<Row> rows;

    private PublishedTable(String author, List<Map<String, String>> rows) {
        this.author = author;
        this.rows = rows.stream().map(PublishedTable::row).toList();
    }

    /**
     * One author's values of a row.
     *
     * @param id network, regularisers and labels, e.g. {@code inception-crop-weight-decay} or
     *     {@code mlp-1x512-random-labels}
     * @param by the author
     * @param train train accuracy in %; empty if it was not given
     * @param test test accuracy in %; empty if it was not given
     * @param note differences from the paper, or how it failed; mostly empty
     * @param source source of the values
     */
    public record Row(
            String id,
            String by,
            OptionalDouble train,
            OptionalDouble test,
            String note,
            String source) {

        /** {@return the values for readers, e.g. {@code 99.34 % train, 10.61 % test}} */
        public String inWords() {
            StringBuilder words = new StringBuilder();
            train.ifPresent(value -> words.append("%s %% train, ".formatted(text(value))));
            test.ifPresent(value -> words.append("%s %% test, ".formatted(text(value))));
            words.append(note.isEmpty() ? "" : note + ", ");
            return words.substring(0, words.length() - 2);
        }

        private static String text(double percent) {
            return percent == 100 ? "100" : String.format(Locale.ROOT, "%.2f", percent);
        }
    }

    /**
     * Reads the rows of a resource with the columns {@code
     * row,by,train_accuracy_percent,test_accuracy_percent,note,source}.
     *
     * @param beside the class that the resource lies next to
     * @param resource the resource's name, e.g. {@code tables.csv}
     * @param author the paper's authors, as in the column {@code by}; all others repeated it
     * @return its rows
     * @throws IllegalArgumentException if there is no such resource, a column is missing or a row
     *     has no source
     */
    public static PublishedTable of(Class<?> beside, String resource, String author) {
        return new PublishedTable(
                author,
                PublishedCsv.rows(
                        beside,
                        resource,
                        "row",
                        "by",
                        "train_accuracy_percent",
                        "test_accuracy_percent",
                        "note"));
    }

    /**
     * Returns a row of the paper.
     *
     * @param id the row's id
     * @return the row
     * @throws IllegalArgumentException if there is no such row
     */
    public Row published(String id) {
        return rows.stream()
                .filter(row -> row.id().equals(id) && row.by().equals(author))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no published row " + id));
    }

    /**
     * Returns the other authors' values of a row.
     *
     * @param id the row's id
     * @return their values in words, each with its author; empty if nobody repeated it
     */
    public String elsewhere(String id) {
        return rows.stream()
                .filter(row -> row.id().equals(id) && !row.by().equals(author))
                .map(row -> "%s: %s".formatted(row.by(), row.inWords()))
                .collect(joining("; "));
    }

    /** {@return all rows: those of the paper and those of others} */
    public List<Row> rows() {
        return rows;
    }

    private static Row row(Map<String, String> row) {
        return new Row(
                value(row, "row"),
                value(row, "by"),
                percent(value(row, "train_accuracy_percent")),
                percent(value(row, "test_accuracy_percent")),
                value(row, "note"),
                value(row, "source"));
    }

    private static OptionalDouble percent(String text) {
        return text.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(Double.parseDouble(text));
    }
}
