package dev.reprokit.plugin.bisect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reprokit.baseline.BaselineFolder;
import dev.reprokit.plugin.RecordingLog;
import dev.reprokit.plugin.SampleCatalogue;
import dev.reprokit.plugin.parameter.Settings;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Searches a real repository; a script that reads its value from a file takes Maven's place. */
@Tag("slow")
@DisabledOnOs(OS.WINDOWS)
class CommitSearchTest {
    /** A trial's value is what the file says, one digit after the point a seed. */
    private static final String MAVEN =
            """
            #!/bin/sh
            echo "$(pwd) $*" >> "$(dirname "$0")/calls"
            for option in "$@"; do
                case "$option" in
                    -Drepro.outputDirectory=*) runs="${option#*=}" ;;
                    -Drepro.seeds=*) seeds="${option#*=}" ;;
                esac
            done
            value="$(cat value)"
            if [ "$value" = broken ]; then
                echo "[INFO] BUILD FAILURE"
                echo "[ERROR] Failed to execute goal compile: a slip of the pen"
                exit 1
            fi
            if [ "$value" = killed ]; then exit 137; fi
            folder="$runs/walk"
            mkdir -p "$folder"
            echo '{"runId": "now", "new": 1}' > "$folder/plan.json"
            echo trial,condition,seed,status,epochs,seconds,images_per_second,failure,run > "$folder/trials.csv"
            echo trial,epoch,metric,value > "$folder/metrics.csv"
            seed="${seeds%..*}"
            while [ "$seed" -le "${seeds#*..}" ]; do
                echo "alone-$seed,alone,$seed,finished,1,0.1,0,,now" >> "$folder/trials.csv"
                echo "alone-$seed,1,way,$value.$((seed % 4))" >> "$folder/metrics.csv"
                seed=$((seed + 1))
            done
            """;

    @TempDir private Path folder;
    @TempDir private Path programs;
    private final RecordingLog log = new RecordingLog();
    private Repository repository;
    private Settings settings;
    private Path calls;
    private Path maven;

    @BeforeEach
    void prepare() throws Exception {
        repository = new Repository(folder);
        repository.commit(".gitignore", "target\n");
        settings =
                SampleCatalogue.settings(
                        repository.folder.resolve("target/repro"), Duration.ofMinutes(1));
        maven = programs.resolve("mvn");
        Files.writeString(maven, MAVEN);
        assertThat(maven.toFile().setExecutable(true)).isTrue();
        calls = programs.resolve("calls");
    }

    private void search(String good, String metric)
            throws BisectionException, IOException, InterruptedException {
        new CommitSearch(
                        new Question(good, "HEAD", "walk", "alone", metric, 3, settings),
                        new MavenCommand(
                                maven, List.of("--offline"), new TreeMap<>(Map.of("own", "x"))),
                        List.of("process-classes", "run"),
                        new BaselineFolder(repository.folder.resolve("baseline")),
                        log)
                .in(repository.folder);
    }

    private long builds() throws IOException {
        return Files.exists(calls) ? Files.readAllLines(calls).size() : 0;
    }

    @Test
    void namesOneOf64CommitsInSixProbesAndTouchesNothing() throws Exception {
        String good = repository.commit("value", "90");
        String culprit = "";
        for (int i = 1; i <= 64; i++) {
            culprit = i == 41 ? repository.commit("value", "80") : culprit;
            if (i != 41) {
                repository.commit("README", "text " + i);
            }
        }
        Files.writeString(repository.folder.resolve("README"), "not committed");
        List<String> before = repository.state();

        search(good, "way");

        assertThat(log.info)
                .contains(
                        "64 commits from %s on, to %s, by first parents: about 6 probes"
                                .formatted(
                                        good.substring(0, 10),
                                        repository.git.run("rev-parse", "HEAD").substring(0, 10)),
                        "  commit  " + culprit,
                        "  subject value: 80",
                        "To see it: git show " + culprit,
                        "No probe left anything to chance.")
                .anyMatch(line -> line.startsWith("Before: way 90.15 (n = 2); after: way 80.15"))
                .anyMatch(line -> line.startsWith("6 probes between the two ends, 18 trials"));
        assertThat(log.warnings)
                .containsExactly(
                        "There are changes that are not committed. They are no part of the search.");
        assertThat(builds()).isEqualTo(2 + 6);
        assertThat(repository.state()).isEqualTo(before);
        assertThat(Files.readAllLines(calls).get(0))
                .contains("target/repro/bisect/worktree --offline process-classes run -Down=x")
                .contains("-Drepro.cacheDirectory=" + settings.cache().directory() + " ")
                .contains(
                        "-Drepro.conditions=alone -Drepro.experiments=walk -Drepro.outputDirectory=")
                .contains("-Drepro.scale=smoke -Drepro.seeds=1..3");
    }

    @Test
    void goesOnWhereItWasStopped() throws Exception {
        String good = repository.commit("value", "90");
        repository.commit("value", "91");
        repository.commit("value", "killed");
        repository.commit("value", "81");
        repository.commit("value", "80");

        assertThatThrownBy(() -> search(good, "way"))
                .isInstanceOf(BisectionException.class)
                .hasMessageContaining("was killed (exit code 137)")
                .hasMessageEndingWith("the same command goes on from there.");
        assertThat(repository.git.run("worktree", "list").lines()).hasSize(1);
        assertThat(builds()).isEqualTo(3);

        // It was killed for want of memory, say, and now there is enough.
        Files.writeString(
                maven, MAVEN.replace("= killed ]; then exit 137", "= killed ]; then value=82"));
        search(good, "way");

        assertThat(builds()).as("the two ends are known").isEqualTo(3 + 2);
        assertThat(log.info).anyMatch(line -> line.endsWith("subject value: killed"));

        search(good, "way");

        assertThat(builds()).as("everything is known").isEqualTo(3 + 2);
    }

    @Test
    void goesRoundACommitThatDoesNotCompile() throws Exception {
        String good = repository.commit("value", "90");
        repository.commit("value", "91");
        String broken = repository.commit("value", "broken");
        repository.commit("value", "81");
        repository.commit("README", "text");

        search(good, "way");

        assertThat(log.warnings)
                .anyMatch(
                        line ->
                                line.startsWith(
                                        broken.substring(0, 10)
                                                + " cannot be measured: Failed to execute goal"
                                                + " compile: a slip of the pen; log: "))
                .contains(
                        "One of 2 commits changed way of alone in walk; the others could not be"
                                + " measured or decided:")
                .anyMatch(line -> line.endsWith("value: broken"))
                .anyMatch(line -> line.endsWith("value: 81"));
    }

    @Test
    void saysWhichMetricsThereAre() throws Exception {
        String good = repository.commit("value", "90");
        repository.commit("value", "80");

        assertThatThrownBy(() -> search(good, "weigh"))
                .isInstanceOf(BisectionException.class)
                .hasMessageStartingWith("The good commit cannot be measured");
        assertThat(log.warnings)
                .anyMatch(line -> line.contains("has no metric 'weigh'; it has way"));
        assertThat(repository.git.run("worktree", "list").lines()).hasSize(1);
    }

    @Test
    void trainsNothingForAMetricThatTheBaselineDoesNotHave() throws Exception {
        String good = repository.commit("value", "90");
        repository.commit("value", "80");
        Path baseline = repository.folder.resolve("baseline/smoke/walk.csv");
        Files.createDirectories(baseline.getParent());
        Files.writeString(
                baseline,
                "kind,condition,seed,name,value\nfinal,alone,1,way,90\nfinal,other,1,wat,1\n");

        assertThatThrownBy(() -> search(good, "wat"))
                .isInstanceOf(BisectionException.class)
                .hasMessage(
                        "-Drepro.bisect.metric=wat: alone of walk has no such metric; did you mean"
                                + " 'way'?; there are: way");
        assertThat(builds()).isZero();
    }
}
