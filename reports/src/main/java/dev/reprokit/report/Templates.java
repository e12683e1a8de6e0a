package dev.reprokit.report;

import dev.reprokit.baseline.Comparison;
import dev.reprokit.baseline.Disagreements;
import dev.reprokit.baseline.ImageFlips;
import dev.reprokit.baseline.MetricComparison.Outcome;
import dev.reprokit.internal.process.BenchmarkRow;
import dev.reprokit.internal.text.TemplateFolder;
import dev.reprokit.internal.text.TimeSpan;
import dev.reprokit.record.chart.UnmeasuredMetric;
import dev.reprokit.record.result.Numbers;
import dev.reprokit.record.result.TrialStatus;
import dev.reprokit.record.run.Provenance;
import dev.reprokit.record.run.Run;

import freemarker.template.TemplateMethodModelEx;
import freemarker.template.TemplateModelException;
import freemarker.template.TemplateNumberModel;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleFunction;

/**
 * Fills the templates of the pages. They are {@code .ftlh} files, which escape all inserted texts.
 */
final class Templates {
    private static final MathContext TWO_DIGITS = new MathContext(2);

    private final TemplateFolder templates = new TemplateFolder(Templates.class);

    /** Writes the page of one experiment, with the comparison to its baseline if it has one. */
    String experiment(Run run, Gallery gallery, Comparison comparison, Disagreements disagreements)
            throws IOException {
        String id = run.experiment();
        return render(
                "experiment.ftlh",
                Map.ofEntries(
                        Map.entry("description", run.description()),
                        Map.entry("answer", Answer.to(run.verdicts(), disagreements)),
                        Map.entry(
                                "standing",
                                Standing.of(
                                        run.verdicts(), disagreements.in(run.verdicts()).keySet())),
                        Map.entry("counts", View.Count.all(run.verdicts())),
                        Map.entry("further", View.FurtherRun.all(run.verdicts())),
                        Map.entry("verdicts", run.verdicts()),
                        Map.entry("accepted", disagreements.in(run.verdicts())),
                        Map.entry(
                                "sections",
                                gallery.sections().stream().map(View.Section::of).toList()),
                        Map.entry(
                                "undecided",
                                run.undecided() == null ? "" : run.undecided().inWords()),
                        Map.entry(
                                "unmeasured",
                                run.undecided() == null
                                        ? UnmeasuredMetric.of(run.description(), run.results())
                                        : List.of()),
                        Map.entry("samples", run.samples().rows()),
                        Map.entry("repetition", RepeatCommand.command(run.plan())),
                        Map.entry(
                                "compared",
                                View.Excerpt.of(
                                        comparison.metricsOf(id),
                                        metric -> metric.outcome() != Outcome.SAME)),
                        Map.entry(
                                "differences",
                                View.Excerpt.of(
                                        comparison.findingsOf(id),
                                        finding -> finding.kind().isFailure())),
                        Map.entry("testedBefore", !comparison.flipsOf(id).isEmpty()),
                        Map.entry(
                                "flips",
                                View.Excerpt.of(
                                        comparison.flipsOf(id).stream()
                                                .filter(ImageFlips::isAny)
                                                .toList())),
                        Map.entry(
                                "lost",
                                View.LostImages.all(run.testImages(), comparison.flipsOf(id))),
                        Map.entry("tests", comparison.tests()),
                        Map.entry("falseAlarmRate", comparison.falseAlarmRate()),
                        Map.entry("sensitivity", comparison.sensitivity().orElse("")),
                        Map.entry(
                                "trials",
                                View.Excerpt.of(
                                        run.results().trials(),
                                        trial -> trial.status() != TrialStatus.FINISHED)),
                        Map.entry("parameters", parameters(run)),
                        Map.entry("provenance", run.provenance())));
    }

    /** Writes the page of a benchmark. */
    String benchmark(List<BenchmarkRow> values, Provenance provenance) throws IOException {
        return render(
                "benchmark.ftlh",
                Map.of(
                        "bars",
                        List.of(
                                new View.Bars(
                                        "ratio",
                                        "Training against the matrix product",
                                        BarChart.of(values, "training / matrix product").json()),
                                new View.Bars(
                                        "training",
                                        "Training",
                                        BarChart.of(values, "training").json())),
                        "tables",
                        BenchmarkTable.all(values),
                        "provenance",
                        provenance));
    }

    /** Writes the page on two run folders that are held against each other. */
    String comparison(String heading, String answer, List<ComparisonSection> sections)
            throws IOException {
        return render(
                "comparison.ftlh",
                Map.of("heading", heading, "answer", answer, "sections", sections));
    }

    /** Writes the index page, with a link to the benchmark if there is one. */
    String index(
            Overview overview, List<View.Row> rows, List<View.Problem> problems, boolean benchmark)
            throws IOException {
        return render(
                "index.ftlh",
                Map.of(
                        "overview",
                        overview,
                        "rows",
                        rows,
                        "problems",
                        problems,
                        "benchmark",
                        benchmark));
    }

    private static Set<String> parameters(Run run) {
        Set<String> names = new LinkedHashSet<>();
        run.results().trials().forEach(trial -> names.addAll(trial.parameters().keySet()));
        return names;
    }

    private String render(String template, Map<String, Object> page) throws IOException {
        Map<String, Object> model = new HashMap<>(page);
        model.put("number", words(Numbers::number));
        model.put("duration", words(Templates::duration));
        model.put("date", date());
        return templates.fill(template, model);
    }

    private static TemplateMethodModelEx words(DoubleFunction<String> function) {
        return arguments -> {
            if (arguments.size() == 1 && arguments.get(0) instanceof TemplateNumberModel number) {
                return function.apply(number.getAsNumber().doubleValue());
            }
            throw new TemplateModelException("expected one number, got " + arguments);
        };
    }

    /** Formats an instant to the minute. A text that is not an instant is returned unchanged. */
    private static TemplateMethodModelEx date() {
        return arguments -> {
            String text = arguments.get(0).toString();
            return text.matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d.*Z")
                    ? text.substring(0, 16).replace('T', ' ')
                    : text;
        };
    }

    /** Formats seconds for readers, e.g. {@code 3.5 s} or {@code 4 min 12 s}. */
    static String duration(double seconds) {
        if (seconds >= 10) {
            return TimeSpan.inWords(seconds);
        }
        BigDecimal rounded = BigDecimal.valueOf(seconds).round(TWO_DIGITS);
        return Numbers.inWords(rounded.doubleValue(), "s");
    }
}
