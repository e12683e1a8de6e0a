package dev.reprokit.internal.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reprokit.bundle.BundleException;
import dev.reprokit.bundle.BundleWriter;
import dev.reprokit.bundle.OpenedBundle;
import dev.reprokit.bundle.RepeatedTrials;
import dev.reprokit.bundle.TrialDraw;
import dev.reprokit.bundle.Work;
import dev.reprokit.gate.BundleCheck;
import dev.reprokit.gate.GateResult;
import dev.reprokit.gate.GateResult.Outcome;
import dev.reprokit.internal.file.CacheFolder;
import dev.reprokit.internal.file.JsonFile;
import dev.reprokit.internal.file.MetricsCsv;
import dev.reprokit.internal.file.Sha256;
import dev.reprokit.internal.file.TrialsCsv;
import dev.reprokit.internal.harness.machine.RefusedException;
import dev.reprokit.internal.process.JudgedEvidence;
import dev.reprokit.internal.process.VerifyFolder;
import dev.reprokit.internal.process.VerifyPlan;
import dev.reprokit.record.result.Metric;
import dev.reprokit.record.result.TrialRow;
import dev.reprokit.record.run.EventLog;
import dev.reprokit.record.run.ExperimentFolder;
import dev.reprokit.record.run.Plan;
import dev.reprokit.record.run.Provenance;
import dev.reprokit.record.run.Run;
import dev.reprokit.record.verdict.Judgement;
import dev.reprokit.record.verdict.Verdict;
import dev.reprokit.record.verdict.Verdicts;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Bundles of a run that really ran, and what becomes of those that somebody has changed. */
class ForgedBundlesTest {
    private static final String EXPERIMENT = "fake-pure-java";
    private static final Work WORK =
            new Work("g:a:1", "A", "1", null, null, null, null, List.of(), List.of());

    @TempDir private Path temp;
    private Path files;
    private Plan plan;
    private ExperimentFolder again;
    private int forgeries;

    /** A way to change the evidence of a run. */
    private interface Forgery {
        void in(ExperimentFolder evidence) throws Exception;
    }

    @BeforeEach
    void bundle() throws Exception {
        files = temp.resolve("files");
        plan = TestPlan.of(EXPERIMENT).plan();
        ExperimentFolder run = evidence(files);
        assertThat(HarnessMain.run(plan, run)).isZero();
        Files.delete(run.events());
        again = new ExperimentFolder(temp.resolve("again"));
        verify(run, again.path(), trials(run));
    }

    @Test
    void anHonestBundlePasses() throws Exception {
        GateResult result = verified(written(files, "honest"));

        assertThat(result.outcome()).as(result.message()).isEqualTo(Outcome.PASSED);
        assertThat(result.lines())
                .extracting(GateResult.Line::text)
                .contains(
                        "Claims: 2 in 1 experiment judged anew, the verdicts follow from the metrics: 1 not reproduced, 1 reproduced",
                        "Trials: 10 of 10 run again, 10 are the same to the last bit",
                        "What that proves: this code measures what the bundle says");
    }

    @Test
    @Tag("slow")
    void noneOfAHundredForgedBundlesPasses() throws Exception {
        int metrics = MetricsCsv.read(evidence(files).metrics()).size();
        for (int i = 0; i < 20; i++) {
            int row = i * (metrics - 1) / 19;
            double nudge = Math.pow(10, -1 - i % 12);
            int trial = i % 10;
            forged("a nudged metric", nudged(row, nudge));
            forged("a nudged metric, judged anew", nudged(row, nudge), this::judgeAnew);
            forged("a trial made up", madeUp(trial, nudge), this::judgeAnew);
            forged(
                    "two seeds swapped",
                    swapped(trial, (trial + 1 + i / 10 * 2) % 10),
                    this::judgeAnew);
            if (i < 5) {
                forged("a margin widened", claims(claim -> with(claim, claim.verdict(), "other")));
                forged(
                        "a verdict turned",
                        claims(
                                claim ->
                                        with(
                                                claim,
                                                Verdict.INCONCLUSIVE,
                                                claim.criteria().get(0))));
                forged("a trial left out", leftOut(trial), this::judgeAnew);
                onlyADigest(row, nudge);
            }
        }
        assertThat(forgeries).isEqualTo(100);
    }

    @Test
    void whatTheBundleSaysOfItselfIsHeldAgainstTheCode() throws Exception {
        forged("no reductions", text("experiment.json", "\"Everything.\"", ""));
        forged("another question", text("experiment.json", "Does the harness", "Does nobody"));
        forged("another scale", text("verdicts.json", "\"smoke\"", "\"paper\""));
        forged("other seeds", text("provenance.json", "[ 1, 2, 3, 4, 5 ]", "[ 1, 2, 3 ]"));
        forged("other data", text("provenance.json", "the experiment's own", "cifar10"));
        forged("another end", text("trials.csv", "finished", "diverged"), this::judgeAnew);
    }

    @Test
    void onAnotherMachineTheSpreadBetweenSeedsDecides() throws Exception {
        Forgery machine =
                text("provenance.json", "\"threadsPerTrial\" : 1", "\"threadsPerTrial\" : 2");
        Path copy = temp.resolve("another-machine");
        copy(files, copy);
        machine.in(evidence(copy));
        nudged(0, 1e-9).in(evidence(copy));
        judgeAnew(evidence(copy));

        GateResult result = verified(written(copy, "another-machine"));

        assertThat(result.outcome()).as(result.message()).isEqualTo(Outcome.PASSED);
        assertThat(result.lines())
                .extracting(GateResult.Line::text)
                .anyMatch(line -> line.contains("the number of threads per trial is 2, here 1"))
                .anyMatch(line -> line.contains("lie within the spread between seeds"))
                .anyMatch(line -> line.contains("one that was made up within it would not"));
        forged("far away", machine, madeUp(0, -0.3), this::judgeAnew);
    }

    @Test
    void trialsThatSayTheyWereImportedAreNotBelieved() throws Exception {
        Forgery plan = text("plan.json", "\"imported\" : null", "\"imported\" : \"x\"");
        Forgery verdicts = text("verdicts.json", "\"imported\" : null", "\"imported\" : \"x\"");

        forged("plan and verdicts", plan, verdicts);
        assertThatThrownBy(() -> forged("the plan only", plan))
                .hasMessageContaining("disagree on whether its trials were imported");
    }

    private static Forgery text(String file, String from, String to) {
        return evidence -> {
            Path path = evidence.path().resolve(file);
            String text = Files.readString(path);
            assertThat(text).contains(from);
            Files.writeString(path, text.replace(from, to));
        };
    }

    private void forged(String what, Forgery... steps) throws Exception {
        Path copy = temp.resolve("forged-" + ++forgeries);
        copy(files, copy);
        for (Forgery step : steps) {
            step.in(evidence(copy));
        }
        refused(what, written(copy, "forged-" + forgeries));
        CacheFolder.delete(copy);
    }

    /** Of a file of the bundle, the digest in the list is made to fit. */
    private void onlyADigest(int row, double nudge) throws Exception {
        Path copy = temp.resolve("forged-" + ++forgeries);
        copy(files, copy);
        ExperimentFolder evidence = evidence(copy);
        String before = Sha256.of(evidence.metrics());
        Path zip = written(copy, "forged-" + forgeries);
        nudged(row, nudge).in(evidence);
        Path list = copy.resolve("manifest-sha256.txt");
        Files.writeString(
                list, Files.readString(list).replace(before, Sha256.of(evidence.metrics())));
        Files.delete(zip);
        zip(copy, zip);
        refused("a digest", zip);
    }

    private void refused(String what, Path zip) throws Exception {
        try {
            assertThat(verified(zip).outcome())
                    .as("%s, forgery %s", what, forgeries)
                    .isEqualTo(Outcome.FAILED);
        } catch (BundleException e) {
            assertThat(e)
                    .as(what)
                    .hasMessageMatching(
                            "(?s).*(metrics.csv|does not say what the evidence says).*");
        }
    }

    private static Forgery nudged(int row, double by) {
        return evidence -> {
            List<Metric> metrics = new ArrayList<>(MetricsCsv.read(evidence.metrics()));
            metrics.set(row, moved(metrics.get(row), by));
            write(evidence, metrics);
        };
    }

    private static Forgery madeUp(int number, double by) {
        return evidence -> {
            String trial = TrialsCsv.read(evidence.trials()).get(number).trial();
            write(
                    evidence,
                    MetricsCsv.read(evidence.metrics()).stream()
                            .map(
                                    metric ->
                                            metric.trial().equals(trial)
                                                    ? moved(metric, by)
                                                    : metric)
                            .toList());
        };
    }

    private static Forgery swapped(int one, int other) {
        return evidence -> {
            List<TrialRow> trials = TrialsCsv.read(evidence.trials());
            Map<String, String> names =
                    Map.of(
                            trials.get(one).trial(),
                            trials.get(other).trial(),
                            trials.get(other).trial(),
                            trials.get(one).trial());
            write(
                    evidence,
                    MetricsCsv.read(evidence.metrics()).stream()
                            .map(
                                    metric ->
                                            new Metric(
                                                    names.getOrDefault(
                                                            metric.trial(), metric.trial()),
                                                    metric.epoch(),
                                                    metric.name(),
                                                    metric.value()))
                            .toList());
        };
    }

    private static Forgery leftOut(int number) {
        return evidence -> {
            List<TrialRow> trials = new ArrayList<>(TrialsCsv.read(evidence.trials()));
            String gone = trials.remove(number).trial();
            TrialsCsv.write(evidence.trials(), trials);
            write(
                    evidence,
                    MetricsCsv.read(evidence.metrics()).stream()
                            .filter(metric -> !metric.trial().equals(gone))
                            .toList());
        };
    }

    private interface Change {
        Judgement of(Judgement claim);
    }

    private static Forgery claims(Change change) {
        return evidence -> {
            Verdicts was = JsonFile.read(evidence.verdicts(), Verdicts.class);
            writeVerdicts(evidence, was, was.claims().stream().map(change::of).toList());
        };
    }

    private static Judgement with(Judgement claim, Verdict verdict, String criterion) {
        return new Judgement(
                claim.id(),
                claim.sentence(),
                claim.source(),
                claim.published(),
                claim.log(),
                claim.elsewhere(),
                claim.observed(),
                claim.unit(),
                claim.low(),
                claim.high(),
                claim.confidence(),
                claim.n(),
                List.of(criterion),
                claim.decidable(),
                verdict,
                claim.message(),
                claim.evidence(),
                claim.furtherRun());
    }

    /** Lets the forger judge: the verdicts follow from the metrics. */
    private void judgeAnew(ExperimentFolder evidence) throws Exception {
        JudgedEvidence judged = verify(evidence, temp.resolve("forger-" + forgeries), Set.of());
        Verdicts was = JsonFile.read(evidence.verdicts(), Verdicts.class);
        writeVerdicts(evidence, was, judged.verdicts().claims());
    }

    private static void writeVerdicts(
            ExperimentFolder evidence, Verdicts was, List<Judgement> claims) throws IOException {
        JsonFile.write(
                evidence.verdicts(),
                new Verdicts(
                        was.runId(),
                        was.experiment(),
                        was.scale(),
                        claims,
                        was.answers(),
                        was.look(),
                        was.imported(),
                        was.observed()));
    }

    private static Metric moved(Metric metric, double by) {
        return new Metric(metric.trial(), metric.epoch(), metric.name(), metric.value() + by);
    }

    private static void write(ExperimentFolder evidence, List<Metric> metrics) throws IOException {
        Files.delete(evidence.metrics());
        MetricsCsv.append(evidence.metrics(), metrics);
    }

    private static ExperimentFolder evidence(Path files) {
        return new ExperimentFolder(files.resolve(BundleWriter.RUNS).resolve(EXPERIMENT));
    }

    private static Set<String> trials(ExperimentFolder run) throws IOException {
        return TrialsCsv.read(run.trials()).stream()
                .map(TrialRow::trial)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Path written(Path folder, String name) throws IOException {
        Path zip = temp.resolve(name + ".zip");
        new BundleWriter(folder, "1", WORK).write(zip);
        return zip;
    }

    /** Checks a bundle as the goal does. */
    private GateResult verified(Path zip) throws Exception {
        Path folder = temp.resolve("opened-" + zip.getFileName());
        OpenedBundle bundle = OpenedBundle.open(zip, folder, "1");
        Run run = bundle.runs().runs().get(0);
        BundleCheck check =
                new BundleCheck(bundle, TrialDraw.of(List.of(run), Integer.MAX_VALUE, 1));
        check.judged(
                run,
                plan,
                verify(run.folder(), temp.resolve("verify-" + zip.getFileName()), Set.of()));
        Provenance provenance = JsonFile.read(again.provenance(), Provenance.class);
        check.repeated(
                run, provenance, RepeatedTrials.of(run, again.results(), Map.of(), provenance));
        CacheFolder.delete(folder);
        return check.result();
    }

    private JudgedEvidence verify(ExperimentFolder evidence, Path into, Set<String> trials)
            throws IOException, RefusedException {
        VerifyFolder folder = new VerifyFolder(into);
        Plan here = TestPlan.of(EXPERIMENT).runId("again").plan();
        new VerifyRun(
                        new VerifyPlan(
                                here.asking(
                                        JsonFile.read(evidence.plan(), Plan.class), here.cache()),
                                evidence.path().toString(),
                                trials),
                        folder,
                        new EventLog(folder.repeated().events()))
                .run();
        return JsonFile.read(folder.judged(), JudgedEvidence.class);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var all = Files.walk(from)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
    }

    private static void zip(Path folder, Path zip) throws IOException {
        try (var out = new ZipOutputStream(Files.newOutputStream(zip));
                var all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                out.putNextEntry(
                        new ZipEntry(folder.relativize(file).toString().replace('\\', '/')));
                Files.copy(file, out);
                out.closeEntry();
            }
        }
    }
}
