package dev.reprokit.baseline;

import dev.reprokit.internal.file.JsonFile;
import dev.reprokit.internal.file.MetricsCsv;
import dev.reprokit.internal.file.RightAnswersFile;
import dev.reprokit.internal.file.TrialsCsv;
import dev.reprokit.record.chart.Description;
import dev.reprokit.record.chart.TestImages;
import dev.reprokit.record.result.DeclaredMetric;
import dev.reprokit.record.result.Metric;
import dev.reprokit.record.result.RightAnswers;
import dev.reprokit.record.result.Scale;
import dev.reprokit.record.result.TrialRow;
import dev.reprokit.record.result.TrialStatus;
import dev.reprokit.record.run.CachePolicy;
import dev.reprokit.record.run.Event;
import dev.reprokit.record.run.EventLog;
import dev.reprokit.record.run.ExperimentFolder;
import dev.reprokit.record.run.Look;
import dev.reprokit.record.run.Numerics;
import dev.reprokit.record.run.Plan;
import dev.reprokit.record.run.Provenance;
import dev.reprokit.record.run.Run;
import dev.reprokit.record.run.RunFolder;
import dev.reprokit.record.run.Seeds;
import dev.reprokit.record.verdict.Judgement;
import dev.reprokit.record.verdict.Verdict;
import dev.reprokit.record.verdict.Verdicts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Runs of two conditions, to be changed one thing at a time and written as a harness would. */
public final class Runs {
    public static final String ID = "e";

    public long[] seeds = {1, 2, 3, 4, 5};
    List<String> conditions = List.of("with", "without");
    Map<String, String> parameters = Map.of("lrn", "yes");
    String accuracy = "test_accuracy";
    public double better;
    double bits;
    int epochs = 3;
    public TrialStatus lastTrial = TrialStatus.FINISHED;
    public String device = "cpu";
    public String dataset = "synthetic";
    public String pytorch = "2.5.1";
    public String commit = "abc";
    Map<String, String> cluster = Map.of();
    Map<String, Integer> otherMachines = Map.of();
    public double imagesPerSecond = 100;
    List<DeclaredMetric> metrics = List.of();
    public String computedBy = "run-1";
    String runId = "run-1";
    public Scale scale = Scale.SMOKE;
    boolean seedTwice;
    boolean firstEpochsSwapped;
    boolean oneSeedHasMore;
    Map<String, List<String>> criteria = Map.of();

    /** Which test images each trial got right, by trial. */
    Map<String, RightAnswers> right = Map.of();

    public Map<String, Verdict> claims =
            new LinkedHashMap<>(Map.of("L1", Verdict.REPRODUCED, "L2", Verdict.INCONCLUSIVE));

    public Run write(Path runFolder) throws IOException {
        ExperimentFolder folder = new ExperimentFolder(runFolder.resolve(ID));
        Files.createDirectories(folder.path());
        JsonFile.write(folder.plan(), plan());
        JsonFile.write(folder.description(), description());
        List<TrialRow> rows = new ArrayList<>();
        List<Metric> measured = new ArrayList<>();
        for (String condition : conditions) {
            for (long seed : seeds) {
                boolean last = condition.equals("without") && seed == seeds[seeds.length - 1];
                String trial = condition + "-seed-" + seed;
                rows.add(row(trial, condition, seed, last ? lastTrial : TrialStatus.FINISHED));
                for (int epoch = 1; epoch <= epochs; epoch++) {
                    int other = firstEpochsSwapped && epoch < 3 ? 3 - epoch : epoch;
                    double part = (double) other / epochs;
                    // Every seed has its own place and, where it is better, its own share of it.
                    double place = 0.01 * (seed % 5) + better * (1 + 0.05 * (seed % 3));
                    double moved = epoch == 2 ? bits : 0;
                    measured.add(new Metric(trial, epoch, accuracy, 0.7 * part + place + moved));
                    measured.add(new Metric(trial, epoch, "train_loss", 2 - part - place));
                    measured.add(new Metric(trial, epoch, "weights", 1000 + place));
                }
                if (oneSeedHasMore && seed == seeds[0]) {
                    measured.add(new Metric(trial, epochs, "of_one_seed", 1));
                }
            }
        }
        JsonFile.write(folder.testImages(), new TestImages(List.of(5, 6, 7, 8), List.of()));
        for (TrialRow trial : rows) {
            Files.deleteIfExists(folder.rightAnswers(trial.trial()));
            if (right.containsKey(trial.trial())) {
                RightAnswersFile.write(
                        folder.rightAnswers(trial.trial()), right.get(trial.trial()));
            }
        }
        if (seedTwice) {
            rows.add(rows.get(0));
        }
        TrialsCsv.write(folder.trials(), rows);
        Files.deleteIfExists(folder.metrics());
        MetricsCsv.append(folder.metrics(), measured);
        JsonFile.write(folder.verdicts(), verdicts());
        JsonFile.write(folder.provenance(), provenance());
        Files.deleteIfExists(folder.events());
        new EventLog(folder.events()).append(new Event.Done(runId));
        return RunFolder.read(runFolder).run(ID).orElseThrow();
    }

    /** Lets all seeds of a condition get some of four test images right. */
    void right(String condition, String answers) {
        Map<String, RightAnswers> more = new HashMap<>(right);
        for (long seed : seeds) {
            more.put(condition + "-seed-" + seed, answers(answers));
        }
        right = more;
    }

    /** Packs answers, a 1 for each that is right. */
    static RightAnswers answers(String bits) {
        boolean[] right = new boolean[bits.length()];
        for (int image = 0; image < right.length; image++) {
            right[image] = bits.charAt(image) == '1';
        }
        return RightAnswers.of(right);
    }

    private TrialRow row(String trial, String condition, long seed, TrialStatus status) {
        String failure = status == TrialStatus.FINISHED ? "" : "loss is NaN";
        return new TrialRow(
                trial,
                condition,
                seed,
                parameters,
                status,
                epochs,
                1,
                imagesPerSecond,
                failure,
                computedBy);
    }

    private Plan plan() {
        return new Plan(
                runId,
                ID,
                scale,
                null,
                null,
                false,
                "auto",
                Seeds.counted(null, 1),
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

    private Description description() {
        return new Description(
                ID,
                "A title",
                "A question?",
                "a paper",
                Scale.SMOKE,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                metrics,
                List.of());
    }

    private Verdicts verdicts() {
        List<Judgement> judged = new ArrayList<>();
        claims.forEach(
                (id, verdict) ->
                        judged.add(
                                new Judgement(
                                        id,
                                        "It is so.",
                                        "a paper",
                                        null,
                                        null,
                                        null,
                                        null,
                                        null,
                                        null,
                                        null,
                                        null,
                                        5,
                                        criteria.getOrDefault(id, List.of()),
                                        false,
                                        verdict,
                                        null,
                                        null,
                                        null)));
        return new Verdicts(runId, ID, Scale.SMOKE, judged);
    }

    private Map<String, String> versions() {
        Map<String, String> versions = new TreeMap<>(cluster);
        versions.put("PyTorch", pytorch);
        versions.put("ReproKit", "0.1.0");
        return versions;
    }

    private Provenance provenance() {
        return new Provenance(
                runId,
                "mvn verify",
                "2026-01-02T03:04:05Z",
                10,
                commit,
                false,
                versions(),
                device,
                "AVX2",
                Numerics.DEFAULT,
                1,
                2,
                List.of(1L),
                Map.of(),
                otherMachines,
                dataset,
                Map.of("images", "digest of " + dataset),
                List.of(),
                List.of(),
                "digest");
    }
}
