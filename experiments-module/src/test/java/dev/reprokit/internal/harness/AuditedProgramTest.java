package dev.reprokit.internal.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.reprokit.internal.definition.DefinitionFile;
import dev.reprokit.internal.file.JsonFile;
import dev.reprokit.internal.harness.machine.CommandOutput;
import dev.reprokit.internal.process.AuditPlan;
import dev.reprokit.internal.process.HarnessCommand;
import dev.reprokit.internal.program.RunningPrograms;
import dev.reprokit.record.result.TrialStatus;
import dev.reprokit.record.run.Event;
import dev.reprokit.record.run.EventLog;
import dev.reprokit.record.run.ExperimentFolder;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.FutureTask;

/** Audits of programs, where the system can tell which files they open. */
@Tag("slow")
@Timeout(120)
class AuditedProgramTest {
    private static final String REPORTS =
            "echo '{\"epoch\": 1, \"loss\": 1, \"accuracy\": 0.5}' >> $REPRO_METRICS\n";

    @TempDir private Path temp;
    private Path project;
    private ExperimentFolder folder;

    @BeforeEach
    void project() throws IOException {
        assumeTrue(
                CommandOutput.of(List.of("strace", "-D", "-z", "-o", "/dev/null", "true"))
                        .isPresent());
        project = Files.createDirectories(temp.toRealPath().resolve("a project"));
        folder = new ExperimentFolder(Files.createDirectories(project.resolve("target/rate")));
        DefinitionFile.write(project, "rate", DefinitionFile.SOUND);
    }

    private void script(String text) throws IOException {
        Files.writeString(project.resolve("train.sh"), text);
    }

    private AuditPlan plan(boolean looks) {
        return new AuditPlan(
                TestPlan.of("rate")
                        .projectDirectory(project)
                        .cache(folder.path().resolve("cache"))
                        .plan(),
                1,
                false,
                false,
                looks);
    }

    private Void audit() throws Exception {
        Files.deleteIfExists(folder.events());
        new AuditRun(plan(true), folder, new EventLog(folder.events())).run();
        return null;
    }

    private List<String> warnings() throws IOException {
        return new EventLog(folder.events())
                .next().stream()
                        .filter(Event.Warning.class::isInstance)
                        .map(event -> ((Event.Warning) event).message())
                        .toList();
    }

    @Test
    void filesThatAreNoInputsAreNamed() throws Exception {
        Files.writeString(project.resolve("lookup.csv"), "1");
        Path odd = project.resolve("s\u00fcb \"a\"/odd\nname <1>.csv");
        Files.createDirectories(odd.getParent());
        Files.writeString(odd, "2");
        Files.writeString(project.resolve("state"), "3");
        Files.writeString(project.resolve("ignored.csv"), "4");
        script(
                REPORTS
                        + """
                        cat lookup.csv > $REPRO_OUT/copy
                        cat $REPRO_OUT/copy
                        (cd s*b* && sh -c 'cat odd*')
                        state=$(cat state); echo $state > state
                        echo 1 > mine; cat mine; mv mine moved; cat moved
                        """);
        audit();
        assertThat(folder.results().trials().get(0).status()).isEqualTo(TrialStatus.FINISHED);
        assertThat(warnings())
                .containsExactly(
                        "reads lookup.csv, state and s\u00fcb \"a\"/odd\nname <1>.csv that are no inputs: name them under 'inputs', or results are taken from the cache after they have changed");
        assertThat(folder.log("fast-seed-1"))
                .content()
                .contains("reprokit: no input: lookup.csv")
                .doesNotContain("still running");

        DefinitionFile.write(
                project,
                "rate",
                DefinitionFile.with(
                        "inputs: [train.sh]", "inputs: [train.sh, lookup.csv, state, '*/*.csv']"));
        audit();
        assertThat(warnings()).isEmpty();
    }

    @Test
    void whatAWatchedProgramLeavesRunningIsEnded() throws Exception {
        script(REPORTS + "sleep 2345 & setsid sleep 2346 & cat lookup.csv");
        Files.writeString(project.resolve("lookup.csv"), "1");
        audit();
        assertThat(folder.results().trials().get(0).status()).isEqualTo(TrialStatus.FINISHED);
        assertThat(warnings()).hasSize(1);
        assertThat(folder.log("fast-seed-1"))
                .content()
                .contains("processes of the program were still running after its end");
        assertThat(running("sleep 234")).isEmpty();
    }

    private static List<String> running(String words) {
        return ProcessHandle.allProcesses()
                .map(process -> process.info().commandLine().orElse(""))
                .filter(line -> line.contains(words))
                .toList();
    }

    @Test
    void aWatchedProgramThatIsAbortedSaysWhereItStands() throws Exception {
        script(
                REPORTS
                        + "trap 'echo stands at 1; exit 0' ABRT; echo started; while :; do sleep 0.1; done");
        FutureTask<Void> run = new FutureTask<>(this::audit);
        new Thread(run).start();
        Path log = folder.log("fast-seed-1");
        while (!Files.exists(log) || !Files.readString(log).contains("started")) {
            assertThat(run.isDone()).isFalse();
            Thread.onSpinWait();
        }
        RunningPrograms.abort();
        run.get();
        assertThat(log).content().contains("stands at 1");
        assertThat(folder.results().trials().get(0).status()).isEqualTo(TrialStatus.FINISHED);
    }

    @Test
    void noWatchedProgramOutlivesTheHarness() throws Exception {
        script("sleep 3456 & echo $$ $! > pids-new; mv pids-new pids; wait");
        Path file = temp.resolve("audit.json");
        JsonFile.write(file, plan(true));
        Process harness =
                HarnessJvm.start(
                        folder.log(), Map.of(), HarnessCommand.AUDIT.with(file, folder.path()));
        Path pids = project.resolve("pids");
        while (!Files.exists(pids)) {
            assertThat(harness.isAlive()).as("%s", folder.log()).isTrue();
            Thread.onSpinWait();
        }
        List<ProcessHandle> programs =
                List.of(Files.readString(pids).strip().split(" ")).stream()
                        .map(pid -> ProcessHandle.of(Long.parseLong(pid)).orElseThrow())
                        .toList();
        assertThat(running("strace -D")).isNotEmpty();
        harness.destroyForcibly().waitFor();
        for (ProcessHandle program : programs) {
            assertThat(program.onExit()).succeedsWithin(Duration.ofSeconds(30));
        }
    }

    @Test
    void aProgramThatDoesNotBearBeingWatchedIsAuditedAllTheSame() throws Exception {
        script("grep -q '^TracerPid:.*[1-9]' /proc/self/status && exit 1\n" + REPORTS);
        audit();
        assertThat(folder.results().trials().get(0).status()).isEqualTo(TrialStatus.FINISHED);
        assertThat(new EventLog(folder.events()).next())
                .contains(
                        new Event.Note(
                                "undeclared inputs are not looked for: the program failed while it was watched, and runs again unwatched"));
    }

    @Test
    void theResultsOfAWatchedProgramAreTheSame() throws Exception {
        script(REPORTS + "kill -9 $$");
        audit();
        assertThat(folder.results().trials().get(0).failure()).contains("was ended by signal 9");
        script(REPORTS + "exit 79");
        audit();
        assertThat(folder.results().trials().get(0).status()).isEqualTo(TrialStatus.DIVERGED);
    }
}
