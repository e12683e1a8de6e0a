package dev.reprokit.plugin;

import dev.reprokit.baseline.BaselineFolder;
import dev.reprokit.baseline.ComparedRuns;
import dev.reprokit.bundle.OpenedBundle;
import dev.reprokit.bundle.TrialDraw;
import dev.reprokit.gate.BaselineWriter;
import dev.reprokit.gate.GateResult;
import dev.reprokit.gate.JudgingOptions;
import dev.reprokit.gate.RunCheck;
import dev.reprokit.gate.VerdictFile;
import dev.reprokit.internal.process.Catalogue;
import dev.reprokit.internal.process.DefinitionFiles;
import dev.reprokit.internal.process.Diagnosis.Finding;
import dev.reprokit.internal.process.DoctorFolder;
import dev.reprokit.plugin.audit.Audit;
import dev.reprokit.plugin.audit.AuditGate;
import dev.reprokit.plugin.doctor.ForkedDiagnosis;
import dev.reprokit.plugin.fork.HarnessException;
import dev.reprokit.plugin.fork.HarnessProcess;
import dev.reprokit.plugin.parameter.BuildBudget;
import dev.reprokit.plugin.parameter.Settings;
import dev.reprokit.plugin.project.BuildMemory;
import dev.reprokit.plugin.project.Looks;
import dev.reprokit.plugin.project.PlanMaker;
import dev.reprokit.plugin.project.Selection;
import dev.reprokit.plugin.verify.Verification;
import dev.reprokit.record.chart.UnmeasuredMetric;
import dev.reprokit.record.run.Look;
import dev.reprokit.record.run.Plan;
import dev.reprokit.record.run.Run;
import dev.reprokit.record.run.RunFolder;
import dev.reprokit.report.GithubAnnotations;
import dev.reprokit.report.HtmlReport;
import dev.reprokit.report.MachineForms;
import dev.reprokit.report.StepSummary;

import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

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
     * Finds the ids of the selected experiments, the broken ones included.
     *
     * @throws MojoExecutionException if they cannot be listed, or a pattern selects none
     */
    List<String> experiments() throws MojoExecutionException {
        return selection.of(catalogue());
    }

    /**
     * Finds the ids of the experiments that goals deal with if the user names none.
     *
     * @throws MojoExecutionException if the experiments cannot be listed
     */
    List<String> experimentsByDefault() throws MojoExecutionException {
        return selection.byDefault(catalogue());
    }

    /**
     * Lists all experiments of the class path.
     *
     * @throws MojoExecutionException if they cannot be listed
     */
    Catalogue catalogue() throws MojoExecutionException {
        try {
            return memory.catalogue(planMaker.codeDigest(), planMaker.dependencies(), harness);
        } catch (HarnessException e) {
            throw new MojoExecutionException(e.getMessage(), e);
        }
    }

    /**
     * Fails the goal if an experiment is broken.
     *
     * @param ids the ids of those that the goal deals with
     * @throws MojoExecutionException with a sentence for each broken one
     */
    void rejectBroken(List<String> ids) throws MojoExecutionException {
        List<String> broken =
                catalogue().broken().stream()
                        .filter(experiment -> ids.contains(experiment.id()))
                        .map(Catalogue.Broken::inWords)
                        .toList();
        if (!broken.isEmpty()) {
            throw new MojoExecutionException(String.join("\n", broken));
        }
    }

    /**
     * Deals with the traps of libraries that the selected experiments walk into.
     *
     * @throws MojoFailureException if there is one and the policy is to fail
     * @throws MojoExecutionException if the experiments cannot be listed
     */
    void applyToTraps(TrapPolicy policy) throws MojoExecutionException, MojoFailureException {
        policy.apply(catalogue(), experiments(), log);
    }

    /**
     * Forgets how the last check of the run folder ended, since a run or a check begins.
     *
     * @throws MojoExecutionException if its file cannot be deleted
     */
    void begin() throws MojoExecutionException {
        try {
            verdict().delete();
        } catch (IOException e) {
            throw new MojoExecutionException(
                    "%s is of an earlier check and cannot be deleted: %s"
                            .formatted(verdict().path(), e),
                    e);
        }
    }

    private VerdictFile verdict() {
        return VerdictFile.in(settings.outputDirectory());
    }

    /**
     * Makes a plan for every selected experiment, the broken ones included: the harness refuses
     * them one by one, and says why.
     *
     * @throws MojoExecutionException if they cannot be listed, a pattern selects none, or one lacks
     *     what the user asks to look at
     */
    List<Plan> plans() throws MojoExecutionException {
        return plans(experiments());
    }

    /**
     * Makes a plan for every given experiment.
     *
     * @param ids the ids
     * @throws MojoExecutionException if one lacks what the user asks to look at, or is a class, of
     *     which no runs can be imported
     */
    List<Plan> plans(List<String> ids) throws MojoExecutionException {
        List<Catalogue.Entry> whole =
                catalogue().experiments().stream()
                        .filter(entry -> ids.contains(entry.id()))
                        .toList();
        rejectImportOfClasses(whole);
        Map<String, Look> looks = Looks.of(settings).of(whole);
        Map<String, String> sources = new HashMap<>();
        whole.forEach(entry -> sources.put(entry.id(), entry.sources()));
        return ids.stream()
                .map(
                        id ->
                                planMaker
                                        .with(sources.get(id))
                                        .plan(id, looks.getOrDefault(id, Look.NONE)))
                .toList();
    }

    private void rejectImportOfClasses(List<Catalogue.Entry> experiments)
            throws MojoExecutionException {
        List<String> classes =
                settings.imported() == null
                        ? List.of()
                        : experiments.stream()
                                .filter(entry -> !DefinitionFiles.isDefined(entry.implementation()))
                                .map(Catalogue.Entry::id)
                                .toList();
        if (!classes.isEmpty()) {
            throw new MojoExecutionException(
                    "-Drepro.import: runs are imported for experiments that files in %s define, and these are classes: %s. Select others with -Drepro.experiments="
                            .formatted(DefinitionFiles.FOLDER, String.join(", ", classes)));
        }
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
        conclude(new AuditGate(new Audit(harness, folder, packed), log).of(plans));
    }

    /**
     * Prepares to check bundles with the code at hand.
     *
     * @param folder gets the results
     * @throws MojoExecutionException if the experiments cannot be listed
     */
    Verification verification(Path folder) throws MojoExecutionException {
        return new Verification(harness, planMaker, catalogue(), folder);
    }

    /**
     * Judges the runs of a bundle anew, runs some of its trials again, and compares.
     *
     * @param bundle the bundle
     * @param draw the trials that run again
     * @param folder gets the results
     * @throws MojoFailureException if a verdict or a trial is not that of the bundle
     * @throws MojoExecutionException if something could not be checked
     */
    void verify(OpenedBundle bundle, TrialDraw draw, Path folder)
            throws MojoExecutionException, MojoFailureException {
        try {
            conclude(verification(folder).of(bundle, draw));
        } catch (IOException e) {
            throw new MojoExecutionException(folder + " cannot be emptied: " + e, e);
        }
    }

    /**
     * Runs every plan, even after one that could not be run, and then fresh seeds of what differs
     * suspiciously from its baseline.
     *
     * @param plans the plans
     * @param baselines the accepted results; null if no fresh seeds are to be run
     * @param budget the time that they may take; null if they may take as long as they take
     * @throws MojoExecutionException if one or more could not be run
     */
    void run(List<Plan> plans, BaselineFolder baselines, BuildBudget budget)
            throws MojoExecutionException {
        PlanRunner runner = new PlanRunner(settings.outputDirectory(), harness, log);
        List<String> failures = new ArrayList<>(runner.run(plans, budget));
        if (baselines != null && !Thread.currentThread().isInterrupted()) {
            runner.confirm(runs(), plans, baselines, budget).ifPresent(failures::add);
        }
        if (!failures.isEmpty()) {
            throw new MojoExecutionException(
                    "%s of %s experiments could not be run, nothing is said of their claims\n%s%s"
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

    /**
     * Draws the pages of all evidence in a run folder.
     *
     * @param baselines what the pages compare with
     * @return the index page
     * @throws MojoExecutionException if a file cannot be read or written
     */
    Path report(BaselineFolder baselines) throws MojoExecutionException {
        return report(settings.outputDirectory(), baselines, memory, log);
    }

    /** Draws the pages like {@link #report(BaselineFolder)}, of any run folder. */
    static Path report(Path runFolder, BaselineFolder baselines, BuildMemory memory, Log log)
            throws MojoExecutionException {
        return report(runs(runFolder, memory), baselines, log);
    }

    private static Path report(RunFolder runs, BaselineFolder baselines, Log log)
            throws MojoExecutionException {
        try {
            ComparedRuns compared = ComparedRuns.of(runs, baselines);
            Path summary = new MachineForms(runs, compared).write();
            StepSummary.of(System.getenv()).append(summary).ifPresent(log::warn);
            runs.runs().stream()
                    .filter(Run::isComparable)
                    .flatMap(run -> UnmeasuredMetric.of(run.description(), run.results()).stream())
                    .forEach(unmeasured -> log.warn(unmeasured.message()));
            return new HtmlReport(runs, compared).write();
        } catch (IOException e) {
            throw new MojoExecutionException(
                    "The report of %s could not be written: %s".formatted(runs.path(), e), e);
        }
    }

    /** {@return the contents of a run folder, which the goals of a build read once} */
    private static RunFolder runs(Path runFolder, BuildMemory memory)
            throws MojoExecutionException {
        try {
            return memory.runs(runFolder);
        } catch (IOException e) {
            throw new MojoExecutionException("%s cannot be read: %s".formatted(runFolder, e), e);
        }
    }

    /**
     * Judges the evidence of every plan, holds it against its baseline, and ends the log with a
     * table of all verdicts. Says how it ended in the file {@code verdict}, and in a GitHub Actions
     * job why by annotations.
     *
     * @param wanted the plans that the evidence must answer
     * @param judging how
     * @throws MojoFailureException if a claim is broken or a result has got worse
     * @throws MojoExecutionException if evidence is missing, unfinished or stale, or not one claim
     *     was asked of it
     */
    void judge(List<Plan> wanted, JudgingOptions judging)
            throws MojoExecutionException, MojoFailureException {
        GateResult result = RunCheck.of(runs(), wanted, lost(judging.baseline().folder()), judging);
        try {
            verdict().write(result);
        } catch (IOException e) {
            throw new MojoExecutionException(
                    "%s cannot be written: %s".formatted(verdict().path(), e), e);
        }
        try {
            // Maven's log and, since version 4, System.out have a prefix, behind which GitHub looks
            // for nothing. The stream is the process's own, and stays open.
            GithubAnnotations.of(System.getenv())
                    .print(result.annotations(), new FileOutputStream(FileDescriptor.out));
        } catch (IOException e) {
            log.warn("The annotations of this job cannot be written: " + e);
        }
        conclude(result);
    }

    private RunFolder runs() throws MojoExecutionException {
        return runs(settings.outputDirectory(), memory);
    }

    private void conclude(GateResult result) throws MojoExecutionException, MojoFailureException {
        for (GateResult.Line line : result.lines()) {
            switch (line.level()) {
                case INFO -> log.info(line.text());
                case WARNING -> log.warn(line.text());
            }
        }
        switch (result.outcome()) {
            case PASSED -> {}
            case FAILED -> throw new MojoFailureException(result.message());
            case UNKNOWN -> throw new MojoExecutionException(result.message());
        }
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
     * @param disagreements the ids of claims of which it is accepted that they are not reproduced
     * @param seeds the number of seeds of each baseline; null for as many as it has, or else the
     *     run has
     * @param remedy what to type where evidence is missing
     * @throws MojoExecutionException if one cannot be; then none is
     */
    void accept(
            BaselineFolder baselines,
            String reason,
            List<String> disagreements,
            Integer seeds,
            String remedy)
            throws MojoExecutionException, MojoFailureException {
        List<Plan> wanted = plans();
        // Nothing is trained for a run that is refused.
        conclude(
                new BaselineWriter(runs(), baselines, reason, disagreements).check(wanted, remedy));
        try {
            new FurtherTrials(harness, baselines, log).holdBack(runs(), wanted, seeds);
        } catch (HarnessException | IOException e) {
            throw new MojoExecutionException(
                    "No baseline was written: its further seeds could not be run: "
                            + e.getMessage(),
                    e);
        }
        conclude(
                new BaselineWriter(runs(), baselines, reason, disagreements)
                        .accept(wanted, remedy));
    }
}
