package dev.reprokit.plugin;

import dev.reprokit.baseline.BaselineFolder;
import dev.reprokit.internal.file.AtomicFile;
import dev.reprokit.internal.process.Catalogue;
import dev.reprokit.internal.process.Diagnosis.Finding;
import dev.reprokit.internal.process.DoctorFolder;
import dev.reprokit.internal.text.TimeSpan;
import dev.reprokit.plugin.audit.Audit;
import dev.reprokit.plugin.audit.AuditGate;
import dev.reprokit.plugin.doctor.ForkedDiagnosis;
import dev.reprokit.plugin.fork.HarnessException;
import dev.reprokit.plugin.fork.HarnessProcess;
import dev.reprokit.plugin.gate.BaselineGate;
import dev.reprokit.plugin.gate.BaselineWriter;
import dev.reprokit.plugin.gate.ClaimGate;
import dev.reprokit.plugin.gate.Evidence;
import dev.reprokit.plugin.gate.EvidenceException;
import dev.reprokit.plugin.gate.JudgingOptions;
import dev.reprokit.plugin.gate.StepSummary;
import dev.reprokit.plugin.gate.VerdictTable;
import dev.reprokit.plugin.parameter.Settings;
import dev.reprokit.plugin.project.BuildMemory;
import dev.reprokit.plugin.project.PlanMaker;
import dev.reprokit.plugin.project.Selection;
import dev.reprokit.record.run.ExperimentFolder;
import dev.reprokit.record.run.Plan;
import dev.reprokit.record.verdict.Verdicts;
import dev.reprokit.report.Answer;
import dev.reprokit.report.HtmlReport;
import dev.reprokit.report.MachineForms;

import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The steps that goals are made of: run, report, judge. */
final class Reproduction {
    private final Settings settings;
    private final Selection selection;
    private final HarnessProcess harness;
    private final PlanMaker planMaker;
    private final BuildMemory memory;
    private final Log log;

    /**
     * Creates the steps in one project.
     *
     * @param settings the request of the user
     * @param ownExperiments the names of the classes that the project declares as experiments
     *     itself
     * @param harness lists experiments and runs plans
     * @param planMaker makes the plans
     * @param memory the catalogues and digests that this build knows
     * @param log gets progress and verdicts
     */
    Reproduction(
            Settings settings,
            Set<String> ownExperiments,
            HarnessProcess harness,
            PlanMaker planMaker,
            BuildMemory memory,
            Log log) {
        this.settings = settings;
        this.selection = new Selection(settings.experiments(), ownExperiments);
        this.harness = harness;
        this.planMaker = planMaker;
        this.memory = memory;
        this.log = log;
    }

    /**
     * Finds the selected experiments.
     *
     * @throws MojoExecutionException if they cannot be listed, or a pattern selects none
     */
    List<Catalogue.Entry> experiments() throws MojoExecutionException {
        return selection.of(catalogue());
    }

    /**
     * Finds the experiments that goals deal with if the user names none.
     *
     * @throws MojoExecutionException if the experiments cannot be listed
     */
    List<Catalogue.Entry> experimentsByDefault() throws MojoExecutionException {
        return selection.byDefault(catalogue());
    }

    /**
     * Lists all experiments of the class path.
     *
     * @throws MojoExecutionException if they cannot be listed
     */
    Catalogue catalogue() throws MojoExecutionException {
        try {
            return memory.catalogue(planMaker.codeDigest(), harness);
        } catch (HarnessException e) {
            throw new MojoExecutionException(e.getMessage(), e);
        }
    }

    /**
     * Makes a plan for every selected experiment.
     *
     * @throws MojoExecutionException if they cannot be listed, or a pattern selects none
     */
    List<Plan> plans() throws MojoExecutionException {
        return experiments().stream().map(Catalogue.Entry::id).map(planMaker::plan).toList();
    }

    /**
     * Lets a forked JVM examine the selected experiments, their data and the device.
     *
     * @throws MojoExecutionException if they cannot be listed, or a pattern selects none
     */
    List<Finding> diagnose() throws MojoExecutionException {
        return new ForkedDiagnosis(harness, DoctorFolder.in(settings.outputDirectory()))
                .of(plans());
    }

    /**
     * Runs the first trial of every plan in several ways and compares the metrics.
     *
     * @throws MojoFailureException if a metric differs
     * @throws MojoExecutionException if an experiment could not be audited
     */
    void audit(List<Plan> plans) throws MojoExecutionException, MojoFailureException {
        int packed =
                settings.parallel().equals("auto")
                        ? 2
                        : Math.max(2, Integer.parseInt(settings.parallel()));
        Path folder = settings.outputDirectory().resolve("audit");
        new AuditGate(new Audit(harness, folder, packed), log).pass(plans);
    }

    /**
     * Runs every plan, even after one that could not be run.
     *
     * @throws MojoExecutionException if one or more could not be run
     */
    void run(List<Plan> plans) throws MojoExecutionException {
        List<String> failures = new ArrayList<>();
        for (Plan plan : plans) {
            ExperimentFolder folder = folder(plan);
            log.info(
                    "%s: runs at scale %s, log: %s"
                            .formatted(plan.experiment(), plan.scale().id(), folder.log()));
            Instant start = Instant.now();
            try {
                harness.run(plan, folder);
                log.info(
                        "%s: finished in %s"
                                .formatted(
                                        plan.experiment(),
                                        TimeSpan.inWords(Duration.between(start, Instant.now()))));
            } catch (HarnessException e) {
                failures.add(e.getMessage());
                record(folder, e.getMessage());
            }
            if (Thread.currentThread().isInterrupted()) {
                break;
            }
        }
        if (!failures.isEmpty()) {
            throw new MojoExecutionException(
                    "%d of %d experiments could not be run, nothing is said of their claims\n%s%s"
                            .formatted(
                                    failures.size(),
                                    plans.size(),
                                    String.join("\n\n", failures),
                                    failures.size() == plans.size()
                                            ? ""
                                            : "\n\nThe results of the others are kept; the goals"
                                                    + " repro:report and repro:check read them."));
        }
    }

    /** Writes a failure down for the goal that judges, which may run in another build. */
    private static void record(ExperimentFolder folder, String failure)
            throws MojoExecutionException {
        try {
            AtomicFile.write(folder.failure(), failure);
        } catch (IOException e) {
            throw new MojoExecutionException(
                    failure + "\nAnd this cannot be written down in " + folder.failure(), e);
        }
    }

    /**
     * Draws the pages of all evidence in a run folder.
     *
     * @param baselines what the pages compare with
     * @return the index page
     * @throws MojoExecutionException if a file cannot be read or written
     */
    Path report(BaselineFolder baselines) throws MojoExecutionException {
        return report(settings.outputDirectory(), baselines, log);
    }

    /** Draws the pages like {@link #report(BaselineFolder)}, of any run folder. */
    static Path report(Path runFolder, BaselineFolder baselines, Log log)
            throws MojoExecutionException {
        try {
            StepSummary.of(System.getenv(), log)
                    .append(new MachineForms(runFolder, baselines).write());
            return new HtmlReport(runFolder, baselines).write();
        } catch (IOException e) {
            throw new MojoExecutionException(
                    "The report of %s could not be written: %s".formatted(runFolder, e), e);
        }
    }

    /**
     * Judges the evidence of every plan, holds it against its baseline, and ends the log with a
     * table of all verdicts.
     *
     * @param wanted the plans that the evidence must answer
     * @param judging how
     * @throws MojoFailureException if a claim is broken or a result has got worse
     * @throws MojoExecutionException if evidence is missing, unfinished or stale, or not one claim
     *     was asked of it
     */
    void judge(List<Plan> wanted, JudgingOptions judging)
            throws MojoExecutionException, MojoFailureException {
        List<Verdicts> experiments = new ArrayList<>();
        List<Plan> whole = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (Plan plan : wanted) {
            try {
                experiments.add(Evidence.of(folder(plan), plan));
                whole.add(plan);
            } catch (EvidenceException e) {
                missing.add(e.getMessage());
            }
        }
        ClaimGate gate = new ClaimGate(experiments, judging.failOnInconclusive());
        gate.warnings().forEach(log::warn);
        String address = reportAddress();
        if (!experiments.isEmpty()) {
            VerdictTable.of(experiments).forEach(log::info);
            log.info(Answer.to(experiments));
        }
        boolean holds = missing.isEmpty() && gate.failure().isEmpty() && !gate.judgedNothing();
        Optional<String> regression = regression(whole, judging, holds);
        if (!experiments.isEmpty()) {
            log.info(address);
        }
        String broken =
                Stream.of(gate.failure(), regression)
                        .flatMap(Optional::stream)
                        .collect(Collectors.joining("\nAnd "));
        if (!missing.isEmpty()) {
            throw new MojoExecutionException(
                    "%d of %d experiments have no evidence that could be judged\n%s\nType: %s%s"
                            .formatted(
                                    missing.size(),
                                    wanted.size(),
                                    String.join("\n", missing),
                                    judging.remedy(),
                                    broken.isEmpty() ? "" : "\nAnd " + broken));
        }
        if (!broken.isEmpty()) {
            throw new MojoFailureException(broken + "\n" + address);
        }
        if (gate.judgedNothing()) {
            throw new MojoExecutionException(
                    "Nothing was checked: not one claim applies at scale %s. Choose another with -Drepro.scale=, or another experiment\n%s"
                            .formatted(wanted.get(0).scale().id(), address));
        }
    }

    private Optional<String> regression(List<Plan> whole, JudgingOptions judging, boolean holds)
            throws MojoExecutionException {
        BaselineGate gate =
                new BaselineGate(
                        judging.baseline(), settings.outputDirectory(), judging.accept(), log);
        return gate.failure(whole, lost(judging.baseline().folder()), holds);
    }

    /**
     * Lists the experiments that have a baseline and exist no more, whether selected or not:
     * whoever renames an experiment renames it in the selection, too.
     */
    private List<String> lost(BaselineFolder baselines) throws MojoExecutionException {
        try {
            List<String> lost = new ArrayList<>(baselines.experiments(settings.scale()));
            if (!lost.isEmpty()) {
                lost.removeAll(catalogue().ids());
            }
            return lost;
        } catch (IOException e) {
            throw new MojoExecutionException(
                    "The baselines in %s cannot be listed: %s".formatted(baselines.path(), e), e);
        }
    }

    /**
     * Makes the evidence of the selected experiments their baselines.
     *
     * @param baselines where to
     * @param reason why, for those who review it; null where none was given
     * @param remedy what to type where evidence is missing
     * @throws MojoExecutionException if one cannot be; then none is
     */
    void accept(BaselineFolder baselines, String reason, String remedy)
            throws MojoExecutionException {
        new BaselineWriter(settings.outputDirectory(), baselines, reason, log)
                .accept(plans(), remedy);
    }

    private String reportAddress() {
        Path index = settings.outputDirectory().resolve("index.html");
        return Files.exists(index)
                ? "Report: " + index.toUri()
                : "No report has been written; the goal repro:report does";
    }

    private ExperimentFolder folder(Plan plan) {
        return new ExperimentFolder(settings.outputDirectory().resolve(plan.experiment()));
    }
}
