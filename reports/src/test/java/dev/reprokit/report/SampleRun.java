package dev.reprokit.report;

import dev.reprokit.internal.file.AtomicFile;
import dev.reprokit.internal.file.JsonFile;
import dev.reprokit.internal.file.MetricsCsv;
import dev.reprokit.internal.file.TrialsCsv;
import dev.reprokit.record.chart.Chart;
import dev.reprokit.record.chart.ConditionLabel;
import dev.reprokit.record.chart.CurvePoint;
import dev.reprokit.record.chart.CurveSummary;
import dev.reprokit.record.chart.Curves;
import dev.reprokit.record.chart.Description;
import dev.reprokit.record.chart.HeatMap;
import dev.reprokit.record.chart.Link;
import dev.reprokit.record.chart.PublishedSeries;
import dev.reprokit.record.chart.ReachedTrap;
import dev.reprokit.record.chart.ReferenceCurve;
import dev.reprokit.record.chart.SamplePictures;
import dev.reprokit.record.chart.Scatter;
import dev.reprokit.record.chart.Sweep;
import dev.reprokit.record.chart.SweepSeries;
import dev.reprokit.record.result.DeclaredMetric;
import dev.reprokit.record.result.Metric;
import dev.reprokit.record.result.Scale;
import dev.reprokit.record.result.TrialRow;
import dev.reprokit.record.result.TrialStatus;
import dev.reprokit.record.run.CachePolicy;
import dev.reprokit.record.run.ExperimentFolder;
import dev.reprokit.record.run.Look;
import dev.reprokit.record.run.Numerics;
import dev.reprokit.record.run.Plan;
import dev.reprokit.record.run.Provenance;
import dev.reprokit.record.run.Seeds;
import dev.reprokit.record.verdict.Judgement;
import dev.reprokit.record.verdict.Verdict;
import dev.reprokit.record.verdict.Verdicts;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import javax.imageio.ImageIO;

/**
 * An experiment's files as a harness leaves them: two conditions, three seeds, charts of every
 * type.
 */
public final class SampleRun {
    /** Text that must come out as text wherever it stands. */
    public static final String ODD = "</script><script>alert('x')</script> \"q\" & 🙂 \u202eabc";

    static final List<String> METRICS = List.of("test_accuracy", "train_loss");
    static final int SEEDS = 3;

    /**
     * The ids of the sweeps: the last accuracy, and the epochs to a threshold on logarithmic axes.
     */
    static final List<String> SWEEPS = List.of("last", "epochs");

    /** What would have to run for the claims that this run contradicts or cannot ask. */
    static final String FURTHER_RUN = "-Drepro.scale=paper on cifar10";

    /** The run that computed seed 2. */
    static final String EARLIER = "earlier-run";

    private SampleRun() {}

    /** Writes a run; its texts end with another one. */
    public static ExperimentFolder write(
            Path runFolder, String id, String text, int epochs, Verdict... verdicts)
            throws IOException {
        ExperimentFolder folder = new ExperimentFolder(runFolder.resolve(id));
        JsonFile.write(folder.plan(), plan(id));
        JsonFile.write(folder.description(), description(id, text));
        writeSamples(folder, text);
        writeTrials(folder, id, text, epochs);
        JsonFile.write(folder.verdicts(), verdicts(id, text, verdicts));
        JsonFile.write(folder.provenance(), provenance(id, text));
        return folder;
    }

    /** Lets a run that has been written declare other charts. */
    static void declare(ExperimentFolder folder, Chart... charts) throws IOException {
        declare(folder, List.of(), charts);
    }

    /** Lets a run that has been written declare other metrics and charts. */
    static void declare(ExperimentFolder folder, List<DeclaredMetric> metrics, Chart... charts)
            throws IOException {
        Description before = JsonFile.read(folder.description(), Description.class);
        JsonFile.write(
                folder.description(),
                new Description(
                        before.id(),
                        before.title(),
                        before.question(),
                        before.source(),
                        before.scale(),
                        before.reductions(),
                        before.conditions(),
                        List.of(charts),
                        before.links(),
                        metrics,
                        before.traps()));
    }

    private static void writeSamples(ExperimentFolder folder, String text) throws IOException {
        BufferedImage picture = new BufferedImage(4, 4, BufferedImage.TYPE_INT_RGB);
        picture.setRGB(1, 1, 0xff0000);
        AtomicFile.write(
                folder.samples().resolve("1-1.png"), out -> ImageIO.write(picture, "png", out));
        JsonFile.write(
                folder.sampleList(),
                new SamplePictures(
                        List.of(
                                new SamplePictures.Row(
                                        "as they are " + text,
                                        List.of(
                                                new SamplePictures.Picture(
                                                        "1-1.png", "class " + text, 4, 4))))));
    }

    private static Plan plan(String id) {
        return new Plan(
                "run-" + id,
                id,
                Scale.SMOKE,
                null,
                null,
                false,
                "auto",
                Seeds.counted(SEEDS, 1),
                Look.NONE,
                null,
                Plan.LOCAL,
                "auto",
                Numerics.DEFAULT,
                new CachePolicy("/cache", false, false, 1L << 30),
                ".",
                "mvn verify",
                "digest",
                List.of());
    }

    private static Description description(String id, String text) {
        return new Description(
                id,
                "Title " + text,
                "Question " + text,
                "Source " + text,
                Scale.SMOKE,
                List.of("Reduced " + text),
                List.of(
                        new ConditionLabel("with", "with " + text),
                        new ConditionLabel("without", "without " + text)),
                charts(text),
                List.of(new Link("Paper " + text, "https://example.org/paper")),
                List.of(),
                List.of(
                        new ReachedTrap(
                                "a-trap",
                                "lab.Mine.run(Mine.java:7)",
                                "`Flip` " + text,
                                "half " + text,
                                "none " + text,
                                "your own " + text,
                                ""),
                        new ReachedTrap(
                                "b-trap",
                                "lab.Mine.run(Mine.java:9)",
                                "`Sum` " + text,
                                "a sum " + text,
                                "none " + text,
                                "a loop " + text,
                                "never used " + text)));
    }

    private static List<Chart> charts(String text) {
        List<Chart> charts = new ArrayList<>();
        charts.add(scatter(text));
        charts.add(heatMap(text));
        charts.add(sweep(SWEEPS.get(0), text, false, CurveSummary.Kind.LAST, null));
        charts.add(sweep(SWEEPS.get(1), text, true, CurveSummary.Kind.EPOCHS_TO_REACH, 0.99));
        METRICS.forEach(metric -> charts.add(chart(metric, text)));
        return charts;
    }

    private static Scatter scatter(String text) {
        return new Scatter(
                "points",
                "points " + text,
                "x " + text,
                "y " + text,
                true,
                List.of(new Scatter.Pair("ours " + text, "with", METRICS.get(0), METRICS.get(1))),
                List.of(
                        new Scatter.Cloud(
                                "published " + text,
                                "paper " + text,
                                List.of(
                                        new Scatter.NamedPoint("model " + text, 0.5, 0.25),
                                        new Scatter.NamedPoint("other", 0.75, 0.5)))),
                List.of(new Scatter.Line("fit " + text, "paper " + text, 2, -0.5)));
    }

    private static HeatMap heatMap(String text) {
        List<HeatMap.Row> rows = new ArrayList<>();
        for (String metric : METRICS) {
            rows.add(
                    new HeatMap.Row(
                            metric + " " + text,
                            metric,
                            new ReferenceCurve(
                                    "published " + text,
                                    "paper " + text,
                                    "with",
                                    List.of(new CurvePoint(1, 0.5), new CurvePoint(4, 0.75)))));
        }
        return new HeatMap("layers", "layers " + text, "Layer", "axis " + text, "with", rows);
    }

    private static Curves chart(String metric, String text) {
        return new Curves(
                metric,
                metric + " " + text,
                metric,
                "axis " + text,
                List.of("with", "without"),
                List.of(
                        new ReferenceCurve(
                                "published " + text,
                                "paper " + text,
                                "without",
                                List.of(new CurvePoint(1, 0.5), new CurvePoint(3, 0.75)))));
    }

    private static Sweep sweep(
            String id, String text, boolean log, CurveSummary.Kind kind, Double threshold) {
        return new Sweep(
                id,
                id + " " + text,
                "x " + text,
                "y " + text,
                log,
                log,
                new CurveSummary(METRICS.get(0), kind, threshold, false),
                List.of(
                        new SweepSeries(
                                "series " + text,
                                new TreeMap<>(Map.of(0.5, "with", 5.0, "without"))),
                        new SweepSeries(
                                "other " + text,
                                new TreeMap<>(Map.of(0.5, "without", 2.5, "with")))),
                List.of(
                        new PublishedSeries(
                                "published " + text,
                                "paper " + text,
                                "other " + text,
                                new TreeMap<>(Map.of(0.5, 0.75, 5.0, 1.5)))));
    }

    /** Seed 3 without diverges halfway; seed 2 was computed by an earlier run. */
    private static void writeTrials(ExperimentFolder folder, String id, String text, int epochs)
            throws IOException {
        List<TrialRow> trials = new ArrayList<>();
        List<Metric> metrics = new ArrayList<>();
        for (String condition : List.of("with", "without")) {
            for (int seed = 1; seed <= SEEDS; seed++) {
                boolean diverged = condition.equals("without") && seed == 3;
                String trial = condition + "-seed-" + seed;
                int ran = diverged ? epochs / 2 : epochs;
                trials.add(
                        new TrialRow(
                                trial,
                                condition,
                                seed,
                                Map.of("lrn", text),
                                diverged ? TrialStatus.DIVERGED : TrialStatus.FINISHED,
                                ran,
                                75,
                                812.5,
                                diverged ? "loss is NaN " + text : "",
                                seed == 2 ? EARLIER : "run-" + id));
                for (int epoch = 1; epoch <= ran; epoch++) {
                    for (String metric : METRICS) {
                        metrics.add(new Metric(trial, epoch, metric, value(epoch, seed)));
                    }
                }
                if (diverged) {
                    metrics.add(new Metric(trial, ran + 1, METRICS.get(0), Double.NaN));
                }
            }
        }
        TrialsCsv.write(folder.trials(), trials);
        MetricsCsv.append(folder.metrics(), metrics);
    }

    /** Seeds 1, 2, 3 lie a tenth apart around seed 2. */
    static double value(int epoch, int seed) {
        return 1 - 1.0 / epoch + seed / 10.0;
    }

    private static Verdicts verdicts(String id, String text, Verdict... verdicts) {
        List<Judgement> claims = new ArrayList<>();
        for (int i = 0; i < verdicts.length; i++) {
            boolean judged = verdicts[i].ordinal() <= Verdict.INCONCLUSIVE.ordinal();
            claims.add(
                    new Judgement(
                            "L" + (i + 1),
                            "Sentence " + text,
                            "Source " + text,
                            i == 0 ? "99.34 % " + text : null,
                            i == 0 ? "99.16 %" : null,
                            i == 0 ? "98.5 % " + text : null,
                            judged ? 4.2 : null,
                            judged ? "epochs" : null,
                            judged ? 3.1 : null,
                            judged ? 5.3 : null,
                            judged ? 0.9 : null,
                            judged ? SEEDS : 0,
                            judged ? List.of("'accuracy " + text + "' to be 42") : List.of(),
                            true,
                            verdicts[i],
                            verdicts[i] == Verdict.REPRODUCED ? null : "Message " + text,
                            judged ? "Expecting 42, and p = 0.03125 " + text : null,
                            furtherRun(verdicts[i], text)));
        }
        return new Verdicts(
                "run-" + id,
                id,
                Scale.SMOKE,
                claims,
                List.of("An answer of 42 % " + text),
                null,
                null,
                new TreeMap<>());
    }

    /** The run is a cut-down one. */
    private static String furtherRun(Verdict verdict, String text) {
        return verdict == Verdict.NOT_REPRODUCED || verdict == Verdict.NOT_APPLICABLE
                ? FURTHER_RUN + text
                : null;
    }

    private static Provenance provenance(String id, String text) {
        return new Provenance(
                "run-" + id,
                "mvn repro:" + id + " " + text,
                "2026-01-02T03:04:05Z",
                133.4,
                "unknown",
                null,
                Map.of("DJL", "0.32.0"),
                "CPU " + text,
                "AVX2",
                Numerics.DEFAULT,
                1,
                2,
                List.of(1L, 2L, 3L),
                Map.of(EARLIER, 2),
                Map.of("CPU, AMD EPYC, AVX2; Linux amd64; JDK of Debian 17", 1),
                "synthetic",
                Map.of("images " + text, "digest"),
                List.of("Note " + text),
                List.of("a:b:1 " + text),
                "digest");
    }
}
