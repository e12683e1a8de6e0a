package dev.reprokit.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.reprokit.baseline.BaselineFolder;
import dev.reprokit.baseline.Mode;
import dev.reprokit.gate.BaselinePolicy;
import dev.reprokit.gate.BaselinePolicy.WhenMissing;
import dev.reprokit.gate.BaselineWriter;
import dev.reprokit.gate.JudgingOptions;
import dev.reprokit.internal.file.JsonFile;
import dev.reprokit.plugin.fork.HarnessProcess;
import dev.reprokit.plugin.parameter.Settings;
import dev.reprokit.plugin.project.BuildMemory;
import dev.reprokit.plugin.project.PlanMaker;
import dev.reprokit.plugin.project.UserCommand;
import dev.reprokit.record.run.Plan;
import dev.reprokit.record.run.RunFolder;
import dev.reprokit.record.run.Undecided;
import dev.reprokit.record.verdict.Verdict;

import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordingFile;

import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.Set;

class ReproductionTest {
    @TempDir Path runFolder;
    private final RecordingLog log = new RecordingLog();
    private Reproduction reproduction;

    @BeforeEach
    void reproduction() {
        reproduction = reproduction("-Dcatalogue.id=finishes");
    }

    private Reproduction reproduction(String jvmArgument) {
        return reproduction(
                SampleCatalogue.settings(runFolder, Duration.ofMinutes(2), jvmArgument));
    }

    private Reproduction reproduction(Settings settings) {
        return new Reproduction(
                settings,
                Set.of(),
                new HarnessProcess(SampleCatalogue.classPath(), settings, runFolder, log),
                new PlanMaker(settings, runFolder, "mvn verify", "digest", List.of()),
                new BuildMemory(),
                log);
    }

    private JudgingOptions judging() {
        BaselinePolicy policy =
                new BaselinePolicy(
                        new BaselineFolder(runFolder.resolve("no-baselines")),
                        Mode.STATISTICAL,
                        WhenMissing.WARN,
                        false);
        return new JudgingOptions(false, policy, List.of(), "mvn verify", "mvn repro:baseline");
    }

    @Test
    void runsOfAClassCannotBeImported() {
        assertThatExceptionOfType(MojoExecutionException.class)
                .isThrownBy(
                        () ->
                                reproduction(
                                                SampleCatalogue.settings(
                                                        runFolder,
                                                        Duration.ofMinutes(2),
                                                        runFolder,
                                                        "-Dcatalogue.id=finishes"))
                                        .plans())
                .withMessage(
                        "-Drepro.import: runs are imported for experiments that files in src/repro/experiments define, and these are classes: finishes. Select others with -Drepro.experiments=");
    }

    @Test
    void everyExperimentRunsBeforeFailuresAreReportedTogether() {
        List<Plan> plans =
                List.of(
                        SampleCatalogue.plan("refuses", "1"),
                        SampleCatalogue.plan("finishes", "2"),
                        SampleCatalogue.plan("is-killed", "3"));
        assertThatExceptionOfType(MojoExecutionException.class)
                .isThrownBy(() -> reproduction.run(plans, null, null))
                .withMessageContainingAll(
                        "2 of 3 experiments could not be run",
                        "refuses was not run: the data folder is empty",
                        "is-killed did not finish");
        assertThat(runFolder.resolve("finishes/verdicts.json")).exists();
    }

    @Test
    void thePlansAreOfTheCatalogueAndHaveTheirOwnRunIds() throws Exception {
        Plan first = reproduction.plans().get(0);
        Plan second = reproduction.plans().get(0);
        assertThat(first.experiment()).isEqualTo("finishes");
        assertThat(first.differencesFrom(second)).isEmpty();
        assertThat(first.runId()).isNotEqualTo(second.runId());
    }

    @Test
    void aBrokenExperimentHasAPlanAndIsRejectedByName() throws Exception {
        Reproduction withBroken = reproduction("-Dcatalogue.broken=own.Nope");
        assertThat(withBroken.plans())
                .extracting(Plan::experiment)
                .containsExactly("finishes", "own.Nope");
        withBroken.rejectBroken(List.of("finishes"));
        assertThatExceptionOfType(MojoExecutionException.class)
                .isThrownBy(() -> withBroken.rejectBroken(List.of("finishes", "own.Nope")))
                .withMessage("own.Nope is broken: of no use");
    }

    @Test
    void claimsThatHoldPassAndTheTableComesLast() throws Exception {
        Plan plan =
                WholeRun.write(
                        runFolder, "e", SampleCatalogue.claim("C1", Verdict.REPRODUCED, true));
        Files.writeString(runFolder.resolve("index.html"), "");
        reproduction.judge(List.of(plan), judging());
        assertThat(log.info).hasSize(5);
        assertThat(log.warnings)
                .containsExactly(
                        "No baseline of e at scale smoke: nothing tells whether results get worse."
                                + " Record one with: mvn repro:baseline -Drepro.experiments=e");
        assertThat(log.info.get(1)).startsWith("e C1: Sentence of C1").endsWith("reproduced");
        assertThat(log.info.get(2)).isEqualTo("Scale smoke: 1 of 1 experiment reproduced.");
        assertThat(log.info.get(3)).isEqualTo("1 of 1 claim asked at scale smoke: 1 reproduced.");
        assertThat(log.info.get(4)).isEqualTo("Report: " + runFolder.resolve("index.html").toUri());
    }

    @Test
    void brokenClaimsOfAllExperimentsFailTheBuild() throws Exception {
        List<Plan> plans =
                List.of(
                        WholeRun.write(
                                runFolder,
                                "first",
                                SampleCatalogue.claim("A", Verdict.NOT_REPRODUCED, true)),
                        WholeRun.write(
                                runFolder,
                                "second",
                                SampleCatalogue.claim("B", Verdict.INVALID, true)));
        assertThatExceptionOfType(MojoFailureException.class)
                .isThrownBy(() -> reproduction.judge(plans, judging()))
                .withMessageContainingAll(
                        "1 of 2 claims that were asked do not hold, 1 could not be judged",
                        "first A",
                        "second B",
                        "repro:report");
    }

    @Test
    void theVerdictIsWrittenWhateverItIsAndIsNeverAnOlderOne() throws Exception {
        Plan holds =
                WholeRun.write(
                        runFolder, "e", SampleCatalogue.claim("C1", Verdict.REPRODUCED, true));
        Path verdict = runFolder.resolve("verdict");
        reproduction.judge(List.of(holds), judging());
        assertThat(verdict).hasContent("warned");
        assertThat(Files.readString(verdict)).isEqualTo("warned\n");

        List<Plan> missing = List.of(SampleCatalogue.plan("second", "wanted"));
        assertThatExceptionOfType(MojoExecutionException.class)
                .isThrownBy(() -> reproduction.judge(missing, judging()));
        assertThat(verdict).hasContent("failed");

        reproduction.begin();
        assertThat(verdict).doesNotExist();
        reproduction.begin();
    }

    @Test
    void missingEvidenceCannotBeJudgedAndHidesNoBrokenClaim() throws Exception {
        List<Plan> plans =
                List.of(
                        WholeRun.write(
                                runFolder,
                                "first",
                                SampleCatalogue.claim("A", Verdict.NOT_REPRODUCED, true)),
                        SampleCatalogue.plan("second", "wanted"));
        assertThatExceptionOfType(MojoExecutionException.class)
                .isThrownBy(() -> reproduction.judge(plans, judging()))
                .withMessageContainingAll(
                        "1 of 2 experiments have no evidence that could be judged",
                        "second: no evidence",
                        "Type: mvn verify",
                        "first A, not reproduced");
    }

    @Test
    void whereNoClaimAppliesNothingWasChecked() throws Exception {
        Plan plan =
                WholeRun.write(
                        runFolder, "e", SampleCatalogue.claim("C1", Verdict.NOT_APPLICABLE, false));
        assertThatExceptionOfType(MojoExecutionException.class)
                .isThrownBy(() -> reproduction.judge(List.of(plan), judging()))
                .withMessageContaining("Nothing was checked: not one claim applies at scale smoke");
    }

    private void acceptOfTwentySeeds(BaselineFolder baselines) throws Exception {
        reproduction.accept(baselines, null, List.of(), 20, "mvn verify");
    }

    @Test
    void seedsAreHeldBackOfARunThatIsAcceptedOnly() throws Exception {
        BaselineFolder baselines = judging().baseline().folder();
        Path heldBack = runFolder.resolve("finishes/held-back");
        Plan plan = reproduction.plans().get(0);
        assertThatExceptionOfType(MojoExecutionException.class)
                .isThrownBy(() -> acceptOfTwentySeeds(baselines))
                .withMessageContainingAll("No baseline was written", "finishes: no evidence");

        WholeRun.write(runFolder, plan, List.of(1L), 0.8);
        JsonFile.write(
                runFolder.resolve("finishes/undecided.json"), new Undecided(1, 2, 1, 2, null));
        assertThatExceptionOfType(MojoExecutionException.class)
                .isThrownBy(() -> acceptOfTwentySeeds(baselines))
                .withMessageContaining("this one is undecided yet, 1 of 2 seeds");
        assertThat(heldBack).doesNotExist();

        Files.delete(runFolder.resolve("finishes/undecided.json"));
        new BaselineWriter(RunFolder.read(runFolder), baselines, null)
                .accept(List.of(plan), "mvn verify");
        assertThatExceptionOfType(MojoExecutionException.class)
                .isThrownBy(() -> acceptOfTwentySeeds(baselines))
                .withMessageContaining("say why it is replaced with -Drepro.baseline.reason=");
        assertThat(heldBack).doesNotExist();
    }

    @Test
    void aRunWhoseTurnNeverCameIsNoBaseline() throws Exception {
        WholeRun.write(runFolder, reproduction.plans().get(0), List.of(), 0.8);
        JsonFile.write(
                runFolder.resolve("finishes/undecided.json"), new Undecided(0, 2, 0, 2, null));
        assertThatExceptionOfType(MojoExecutionException.class)
                .isThrownBy(() -> acceptOfTwentySeeds(judging().baseline().folder()))
                .withMessageContaining("this one is undecided yet, 0 of 2 seeds");
    }

    /**
     * {@return how many times a step reads all of {@code metrics.csv}; its end is looked at, too}
     */
    private long readings(Step step) throws Exception {
        Path metrics = runFolder.resolve("finishes/metrics.csv").toRealPath();
        Path events = runFolder.resolve("reads.jfr");
        try (Recording recording = new Recording()) {
            recording.enable("jdk.FileRead").withThreshold(Duration.ZERO).withoutStackTrace();
            recording.start();
            step.take();
            recording.stop();
            recording.dump(events);
        }
        long bytes =
                RecordingFile.readAllEvents(events).stream()
                        .filter(event -> event.getEventType().getName().equals("jdk.FileRead"))
                        .filter(event -> metrics.toString().equals(event.getString("path")))
                        .mapToLong(event -> Math.max(0, event.getLong("bytesRead")))
                        .sum();
        return bytes / Files.size(metrics);
    }

    private interface Step {
        void take() throws Exception;
    }

    @Test
    void aBuildReadsMetricsOnce() throws Exception {
        Plan plan =
                WholeRun.write(
                        runFolder,
                        "finishes",
                        SampleCatalogue.claim("C1", Verdict.REPRODUCED, true));
        BaselineFolder baselines = judging().baseline().folder();
        RunFolder runs = RunFolder.read(runFolder);
        new BaselineWriter(runs, baselines, null).accept(List.of(plan), "mvn verify");

        assertThat(
                        readings(
                                () -> {
                                    reproduction.report(baselines);
                                    reproduction.judge(List.of(plan), judging());
                                }))
                .isEqualTo(1);
        assertThat(readings(() -> reproduction.judge(List.of(plan), judging()))).isZero();
        BuildMemory another = new BuildMemory();
        assertThat(readings(() -> Reproduction.report(runFolder, baselines, another, log)))
                .isEqualTo(1);
    }

    @Test
    void theCommandCanBeTypedAgain() {
        Properties properties = new Properties();
        properties.setProperty("repro.seeds", "3");
        properties.setProperty("repro.jvmArguments", "-Xmx8g -ea");
        properties.setProperty("other", "not ours");
        assertThat(UserCommand.of(List.of("clean", "verify"), List.of("cuda", "ci"), properties))
                .isEqualTo(
                        "mvn clean verify -Pcuda,ci '-Drepro.jvmArguments=-Xmx8g -ea'"
                                + " -Drepro.seeds=3");
        assertThat(UserCommand.of(List.of("verify"), List.of(), new Properties()))
                .isEqualTo("mvn verify");
    }

    @Test
    void whatIsTypedIsQuotedAndSecretsStaySecret() {
        Properties properties = new Properties();
        properties.setProperty("repro.jvmArguments", "-Da='b c'");
        properties.setProperty("repro.spark.conf.spark.authenticate.secret", "s3cret");
        properties.setProperty("repro.spark.conf.spark.hadoop.fs.s3a.access.key", "AKIA");
        properties.setProperty("repro.spark.conf.spark.executor.cores", "2");
        assertThat(UserCommand.of(List.of("verify"), List.of(), properties))
                .isEqualTo(
                        "mvn verify '-Drepro.jvmArguments=-Da='\\''b c'\\'''"
                                + " '-Drepro.spark.conf.spark.authenticate.secret=***'"
                                + " -Drepro.spark.conf.spark.executor.cores=2"
                                + " '-Drepro.spark.conf.spark.hadoop.fs.s3a.access.key=***'");
    }

    @Test
    void secretsInsideValuesStaySecret() {
        Properties properties = new Properties();
        properties.setProperty("repro.jvmArguments", "-Xmx8g -Dwandb.api.key=hunter2");
        properties.setProperty("repro.spark.master", "k8s://https://ada:hunter2@host:6443");
        properties.setProperty("repro.spark.conf.spark.executorEnv.PGPASS", "hunter2");
        properties.setProperty(
                "repro.spark.conf.spark.driver.extraJavaOptions", "-Ddb.password=hunter2 -ea");
        assertThat(UserCommand.of(List.of("verify"), List.of("key"), properties))
                .contains(
                        "-Xmx8g -Dwandb.api.key=***", "https://***@host:6443", "=*** -ea", "-Pkey")
                .doesNotContain("hunter2");
    }
}
