package dev.reprokit.report;

import dev.reprokit.record.Verdict;
import dev.reprokit.record.Verdicts;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/**
 * What the templates are given. The records are public because the template engine reads only
 * public classes; nothing outside this package can name them.
 */
final class View {
    private View() {}

    /**
     * A chart and its figures as a table.
     *
     * @param id unique on the page
     * @param title what it shows
     * @param caption how to read it: seeds, mean, band, and what is not drawn
     * @param json the chart's data, safe within a script element
     * @param columns the table's header
     * @param rows the table's rows, a cell a column
     */
    public record Figure(
            String id,
            String title,
            String caption,
            String json,
            List<String> columns,
            List<List<String>> rows) {

        static Figure of(String id, String title, Chart chart) throws IOException {
            return new Figure(
                    id,
                    title,
                    Caption.of(chart),
                    chart.json(),
                    ChartTable.columns(chart),
                    ChartTable.rows(chart));
        }
    }

    /**
     * An experiment on the index.
     *
     * @param folder its folder's name
     * @param id its id
     * @param title its title
     * @param scale the scale's name
     * @param device the device's name
     * @param counts claims by verdict, in the order of the verdicts, none that is zero
     * @param seconds wall time
     * @param startedAt when, as ISO-8601
     */
    public record Row(
            String folder,
            String id,
            String title,
            String scale,
            String device,
            List<Count> counts,
            double seconds,
            String startedAt) {

        static Row of(Evidence evidence) {
            return new Row(
                    evidence.folder().path().getFileName().toString(),
                    evidence.description().id(),
                    evidence.description().title(),
                    evidence.description().scale().id(),
                    evidence.provenance().device(),
                    Count.all(evidence.verdicts()),
                    evidence.provenance().wallSeconds(),
                    evidence.provenance().startedAt());
        }
    }

    /**
     * A verdict and how often it was given.
     *
     * @param verdict the verdict
     * @param claims the number of claims
     */
    public record Count(Verdict verdict, long claims) {

        static List<Count> all(Verdicts verdicts) {
            return Arrays.stream(Verdict.values())
                    .map(verdict -> new Count(verdict, verdicts.count(verdict)))
                    .filter(count -> count.claims() > 0)
                    .toList();
        }
    }

    /**
     * A folder that cannot be shown.
     *
     * @param folder its name
     * @param message what is wrong and what to do
     */
    public record Problem(String folder, String message) {}

    /**
     * A chart of bars; its figures stand in a table of the page.
     *
     * @param id unique on the page
     * @param title what it shows
     * @param json the chart's data, safe within a script element
     */
    public record Bars(String id, String title, String json) {}
}
