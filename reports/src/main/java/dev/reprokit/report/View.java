package dev.reprokit.report;

import dev.reprokit.baseline.Comparison;
import dev.reprokit.baseline.Difference;
import dev.reprokit.record.run.Run;
import dev.reprokit.record.run.RunFolder;
import dev.reprokit.record.verdict.Verdict;
import dev.reprokit.record.verdict.Verdicts;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What the templates are given. The records are public because the template engine reads only
 * public classes; nothing outside this package can name them.
 */
final class View {
    private View() {}

    /** How many colours the style sheet has for lines. */
    static final int COLOURS = 7;

    /**
     * Figures that are read alike.
     *
     * @param id unique on the page
     * @param title what they show
     * @param hint how to read them
     * @param values the values
     */
    public record Section(String id, String title, String hint, List<DrawnChart> charts) {

        static Section of(Gallery.Section section) {
            return new Section(
                    section.id(),
                    section.title(),
                    section.hint(),
                    section.plots().stream().map(DrawnChart::of).toList());
        }
    }

    /**
     * A chart and its values as a table.
     *
     * @param id unique on the page
     * @param title what it shows
     * @param caption how to read it: seeds, mean, band, and what is not drawn
     * @param json the chart's data, safe within a script element
     * @param file where the values are for programs, from the experiment's folder
     * @param columns the table's header
     * @param rows the table's rows, a cell a column
     */
    public record DrawnChart(
            String id,
            String title,
            String caption,
            String json,
            String file,
            List<String> columns,
            List<List<String>> rows) {

        static DrawnChart of(Plot plot) {
            return new DrawnChart(
                    plot.id(),
                    plot.title(),
                    plot.caption(),
                    plot.json(),
                    ChartFiles.FOLDER + "/" + ChartFiles.name(plot),
                    plot.table().get(0),
                    plot.table().subList(1, plot.table().size()));
        }
    }

    /**
     * A chart as paths in a picture of {@link Miniature}'s size.
     *
     * @param title what it shows
     * @param strokes what is drawn, the last on top
     */
    public record Thumbnail(String title, List<Stroke> strokes) {}

    /**
     * One line, or some dots.
     *
     * @param kind the style sheet's class: {@code line}, {@code dots} or {@code published}
     * @param colour which of the colours, counted from 1; null for none
     * @param path as SVG has it
     */
    public record Stroke(String kind, Integer colour, String path) {}

    /**
     * An experiment on the index.
     *
     * @param page its page, from the index
     * @param module the module that ran it; empty where there is only one
     * @param id its id
     * @param title its title
     * @param outcome its claims' worst verdict
     * @param thumbnail its first value; null where it has none
     * @param scale the scale's name
     * @param device the device's name
     * @param counts claims by verdict, in the order of the verdicts, none that is zero
     * @param change how it stands against its baseline
     * @param seconds wall time
     * @param startedAt when, as ISO-8601
     */
    public record Row(
            String page,
            String module,
            String id,
            String title,
            Verdict outcome,
            Thumbnail thumbnail,
            String scale,
            String device,
            List<Count> counts,
            Change change,
            double seconds,
            String startedAt) {

        static Row of(Run run, Gallery gallery, Comparison comparison, String page, String module) {
            return new Row(
                    page,
                    module,
                    run.description().id(),
                    run.description().title(),
                    WorstVerdict.of(run.verdicts()),
                    gallery.headline(),
                    run.description().scale().id(),
                    run.provenance().device(),
                    Count.all(run.verdicts()),
                    Change.of(run.experiment(), comparison),
                    run.provenance().wallSeconds(),
                    run.provenance().startedAt());
        }
    }

    /**
     * How an experiment stands against its baseline.
     *
     * @param compared whether it has one
     * @param fails whether it stops a build
     * @param words what differs, in a few words
     */
    public record Change(boolean compared, boolean fails, String words) {

        static Change of(String experiment, Comparison comparison) {
            List<Difference> findings = comparison.findingsOf(experiment);
            int metrics = comparison.metricsOf(experiment).size();
            if (!findings.isEmpty()) {
                Map<String, Long> kinds =
                        findings.stream()
                                .collect(
                                        Collectors.groupingBy(
                                                finding -> finding.kind().words(),
                                                LinkedHashMap::new,
                                                Collectors.counting()));
                return new Change(
                        true,
                        comparison.failsFor(experiment),
                        kinds.entrySet().stream()
                                .map(kind -> kind.getValue() + " " + kind.getKey())
                                .collect(Collectors.joining(", ")));
            }
            return metrics == 0
                    ? new Change(false, false, "none")
                    : new Change(true, false, "unchanged");
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
    public record Problem(String folder, String message) {

        static List<Problem> all(RunFolder folder) {
            return folder.problems().stream()
                    .map(problem -> new Problem(problem.folder().name(), problem.message()))
                    .toList();
        }
    }

    /**
     * A chart of bars; its values stand in a table of the page.
     *
     * @param id unique on the page
     * @param title what it shows
     * @param json the chart's data, safe within a script element
     */
    public record Bars(String id, String title, String json) {}
}
