package dev.reprokit.report;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import dev.reprokit.baseline.Comparison;
import dev.reprokit.baseline.Difference;
import dev.reprokit.baseline.ImageFlips;
import dev.reprokit.record.chart.TestImages;
import dev.reprokit.record.run.Run;
import dev.reprokit.record.run.RunFolder;
import dev.reprokit.record.run.Undecided;
import dev.reprokit.record.verdict.Judgement;
import dev.reprokit.record.verdict.Verdict;
import dev.reprokit.record.verdict.Verdicts;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Records that the templates read. They are public because the template engine reads only public
 * classes; nothing outside this package can name them.
 */
final class View {
    private View() {}

    /** The number of colours that the style sheet has for lines. */
    static final int COLOURS = 7;

    /**
     * The part of a long list that a page shows.
     *
     * @param <T> what is listed
     * @param rows what is shown: the whole list, or its most telling part
     * @param all the length of the list
     */
    public record Excerpt<T>(List<T> rows, int all) {
        private static final int MOST = 200;

        /** Takes the first rows of a list; of a long one, those first that tell something. */
        static <T> Excerpt<T> of(List<T> list, Predicate<T> tells) {
            return new Excerpt<>(
                    list.size() <= MOST
                            ? list
                            : Stream.concat(
                                            list.stream().filter(tells),
                                            list.stream().filter(tells.negate()))
                                    .limit(MOST)
                                    .toList(),
                    list.size());
        }

        /** Takes the first rows of a list. */
        static <T> Excerpt<T> of(List<T> list) {
            return of(list, row -> true);
        }

        /** {@return whether rows are left out} */
        public boolean isPart() {
            return rows.size() < all;
        }

        /** {@return how many rows are shown, e.g. {@code 200 of 100,000}} */
        public String count() {
            return String.format(Locale.ROOT, "%d of %,d", rows.size(), all);
        }
    }

    /**
     * A section of the page with charts of one type.
     *
     * @param id the section's id, unique on the page
     * @param title its heading
     * @param hint how to read its charts
     * @param charts the charts
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
     * @param id the chart's id, unique on the page
     * @param title its heading
     * @param caption the text below it: seeds, sources, and what is not drawn
     * @param json the chart's data, safe within a script element
     * @param file the CSV file with its values, relative to the experiment's folder
     * @param columns the table's header
     * @param rows the table's first rows, with one cell per column
     */
    public record DrawnChart(
            String id,
            String title,
            String caption,
            String json,
            String file,
            List<String> columns,
            Excerpt<List<String>> rows) {

        static DrawnChart of(Plot plot) {
            return new DrawnChart(
                    plot.id(),
                    plot.title(),
                    plot.caption(),
                    plot.json(),
                    ChartFiles.FOLDER + "/" + ChartFiles.name(plot),
                    plot.table().get(0),
                    Excerpt.of(plot.table().subList(1, plot.table().size())));
        }
    }

    /**
     * A small picture of a chart, of {@link Miniature}'s size.
     *
     * @param title the chart's heading
     * @param strokes the paths to draw, the last one on top
     */
    public record Thumbnail(String title, List<Stroke> strokes) {}

    /**
     * One line, or some dots.
     *
     * @param kind the style sheet's class: {@code line}, {@code dots} or {@code published}
     * @param colour the number of the style sheet's colour, counted from 1; null for none
     * @param path the path in SVG's syntax
     */
    public record Stroke(String kind, Integer colour, String path) {}

    /**
     * A row of the index page: one experiment.
     *
     * @param page the address of its page, relative to the index
     * @param module the module that ran it; empty if there is only one
     * @param id its id
     * @param title its title
     * @param standing what the run says of it as a whole
     * @param thumbnail a picture of its first chart; null if it has none
     * @param scale the scale's name
     * @param device the device's name
     * @param counts the number of claims per verdict, in the order of the verdicts, without zeros
     * @param accepted the reasons for accepting claims that are not reproduced, by their ids
     * @param change the comparison with its baseline
     * @param seconds wall time in seconds
     * @param reused the number of trials that took no time, as earlier runs had computed them
     * @param startedAt the start, in ISO-8601
     * @param look the departures from the design, if the run is only a look; otherwise null
     * @param imported the folder of runs that were judged, not run; null if they were run
     * @param undecided the progress of the run, if not all seeds have run; otherwise null
     */
    public record Row(
            String page,
            String module,
            String id,
            String title,
            Standing standing,
            Thumbnail thumbnail,
            String scale,
            String device,
            List<Count> counts,
            Map<String, String> accepted,
            Change change,
            double seconds,
            int reused,
            String startedAt,
            String look,
            String imported,
            Undecided undecided) {

        static Row of(
                Run run,
                Gallery gallery,
                Comparison comparison,
                Map<String, String> accepted,
                String page,
                String module) {
            return new Row(
                    page,
                    module,
                    run.description().id(),
                    run.description().title(),
                    Standing.of(run.verdicts(), accepted.keySet()),
                    gallery.headline(),
                    run.description().scale().id(),
                    run.provenance().device(),
                    Count.all(run.verdicts()),
                    accepted,
                    Change.of(run.experiment(), comparison),
                    run.provenance().wallSeconds(),
                    run.provenance().reusedTrials(),
                    run.provenance().startedAt(),
                    run.verdicts().look(),
                    run.verdicts().imported(),
                    run.undecided());
        }
    }

    /**
     * The comparison of an experiment with its baseline, in a few words.
     *
     * @param compared whether it has a baseline
     * @param fails whether a difference fails a build
     * @param words the number of differences by kind, e.g. {@code 2 regression}; {@code unchanged}
     *     or {@code none}
     */
    public record Change(boolean compared, boolean fails, String words) {

        static Change of(String experiment, Comparison comparison) {
            List<Difference> findings = comparison.findingsOf(experiment);
            int metrics = comparison.metricsOf(experiment).size();
            if (!findings.isEmpty()) {
                Map<String, Long> kinds =
                        findings.stream()
                                .collect(
                                        groupingBy(
                                                finding -> finding.kind().words(),
                                                LinkedHashMap::new,
                                                counting()));
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
     * Pictures of the test images that a condition lost since the baseline.
     *
     * @param condition the condition's id
     * @param pictures the first few
     * @param more the number of lost images without a picture here
     */
    public record LostImages(String condition, List<LostImage> pictures, int more) {
        private static final int MOST = 24;

        static List<LostImages> all(TestImages images, List<ImageFlips> flips) {
            List<ImageFlips> lost =
                    flips.stream().filter(condition -> !condition.lost().isEmpty()).toList();
            return Excerpt.of(lost).rows().stream()
                    .map(condition -> of(images, condition))
                    .toList();
        }

        private static LostImages of(TestImages images, ImageFlips flips) {
            List<LostImage> pictures =
                    images.pictures().stream()
                            .filter(picture -> flips.lost().contains(picture.image()))
                            .limit(MOST)
                            .map(
                                    picture ->
                                            new LostImage(
                                                    picture, images.classes().get(picture.image())))
                            .toList();
            return new LostImages(
                    flips.condition(), pictures, flips.lost().size() - pictures.size());
        }
    }

    /**
     * A test image that was lost.
     *
     * @param picture its picture
     * @param label its true class
     */
    public record LostImage(TestImages.Picture picture, int label) {}

    /**
     * A verdict with the number of claims that have it.
     *
     * @param verdict the verdict
     * @param words the verdict as it is shown
     * @param claims the number of claims
     */
    public record Count(Verdict verdict, String words, long claims) {

        static List<Count> all(Verdicts verdicts) {
            Map<Verdict, Map<String, Long>> counts =
                    verdicts.claims().stream()
                            .collect(
                                    groupingBy(
                                            Judgement::verdict,
                                            TreeMap::new,
                                            groupingBy(
                                                    Judgement::verdictInWords,
                                                    TreeMap::new,
                                                    counting())));
            return counts.entrySet().stream()
                    .flatMap(
                            verdict ->
                                    verdict.getValue().entrySet().stream()
                                            .map(
                                                    same ->
                                                            new Count(
                                                                    verdict.getKey(),
                                                                    same.getKey(),
                                                                    same.getValue())))
                    .toList();
        }
    }

    /**
     * A run that would have to follow, with the number of claims that need it.
     *
     * @param options what to type
     * @param claims the number of claims
     */
    public record FurtherRun(String options, long claims) {

        static List<FurtherRun> all(Verdicts verdicts) {
            Map<String, Long> claims =
                    verdicts.claims().stream()
                            .map(Judgement::furtherRun)
                            .filter(Objects::nonNull)
                            .collect(
                                    groupingBy(options -> options, LinkedHashMap::new, counting()));
            return claims.entrySet().stream()
                    .map(run -> new FurtherRun(run.getKey(), run.getValue()))
                    .toList();
        }
    }

    /**
     * An experiment without readable results.
     *
     * @param folder the name of its folder
     * @param message the problem and its remedy
     */
    public record Problem(String folder, String message) {

        static List<Problem> all(RunFolder folder) {
            return folder.problems().stream()
                    .map(problem -> new Problem(problem.folder().name(), problem.message()))
                    .toList();
        }
    }

    /**
     * A bar chart, whose values are also in a table of the page.
     *
     * @param id the chart's id, unique on the page
     * @param title its heading
     * @param json the chart's data, safe within a script element
     */
    public record Bars(String id, String title, String json) {}
}
