package dev.reprokit.plugin.parameter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.reprokit.record.result.Scale;
import dev.reprokit.record.run.Numerics;

import org.apache.maven.plugin.MojoExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;

class ParameterCheckTest {
    private final ParameterCheck check = new ParameterCheck();

    @Test
    void goodValuesAreRead(@TempDir Path folder) throws Exception {
        assertThat(
                        check.selection(
                                "experiments",
                                " lrn-*, random-labels ,",
                                "experiment ids or globs"))
                .containsExactly("lrn-*", "random-labels");
        assertThat(check.scale("scale", "reduced")).isEqualTo(Scale.REDUCED);
        assertThat(check.matching("device", "gpu:1", "gpu:\\d", "")).isEqualTo("gpu:1");
        assertThat(check.wholeNumber("seeds", "5", 1)).isEqualTo(5);
        assertThat(check.words("jvmArguments", null)).isEmpty();
        assertThat(check.folder("dataDirectory", folder.toFile())).isEqualTo(folder);
        assertThat(check.writableFolder("outputDirectory", folder.resolve("a/b").toFile()))
                .isEqualTo(folder.resolve("a/b"));
        check.rejectBad();
    }

    @Test
    void aRunFolderHoldsAnExperimentThatWasStarted(@TempDir Path folder) throws Exception {
        Path runs = Files.createDirectory(folder.resolve("runs"));
        check.runFolder("left", null);
        check.runFolder("right", runs.toFile());
        assertThatExceptionOfType(MojoExecutionException.class)
                .isThrownBy(check::rejectBad)
                .withMessageContainingAll(
                        "2 bad parameters",
                        "-Drepro.left=: legal is a run folder, e.g. target/repro",
                        "-Drepro.right=" + runs + ": legal is a run folder");

        Files.writeString(Files.createDirectory(runs.resolve("e")).resolve("plan.json"), "{}");
        assertThat(new ParameterCheck().runFolder("right", runs.toFile())).isEqualTo(runs);
    }

    @Test
    void aUserWithoutAHomeIsToldWhatToSet() throws Exception {
        check.home("/home/ada");
        check.rejectBad();

        check.home("?");
        assertThatExceptionOfType(MojoExecutionException.class)
                .isThrownBy(check::rejectBad)
                .withMessageContainingAll("user.home is '?'", "MAVEN_OPTS=-Duser.home=");
    }

    @Test
    void idsAreReadAndAnEmptyOneIsRefused() throws Exception {
        assertThat(check.ids("baseline.accept", null, "ids")).isEmpty();
        assertThat(check.ids("baseline.accept", "L3, Z 7", "ids")).containsExactly("L3", "Z 7");
        check.rejectBad();

        check.ids("baseline.accept", "L3,", "the ids of claims, e.g. L3,Z7");
        assertThatExceptionOfType(MojoExecutionException.class)
                .isThrownBy(check::rejectBad)
                .withMessageContaining(
                        "-Drepro.baseline.accept=L3,: legal is the ids of claims, e.g. L3,Z7,"
                                + " separated by commas");
    }

    @Test
    void textsStartAtTheProjectsFolder(@TempDir Path folder) throws Exception {
        assertThat(check.texts("text", null, folder)).isEmpty();
        assertThat(check.texts("text", "paper.tex, ../b.tex", folder))
                .containsExactly(folder.resolve("paper.tex"), folder.resolveSibling("b.tex"));
        check.rejectBad();

        check.texts("text", "a.tex,", folder);
        Properties given = new Properties();
        given.setProperty("repro.text", "");
        check.userProperties(given, Map.of("repro.text", "java.lang.String"));
        assertThatExceptionOfType(MojoExecutionException.class)
                .isThrownBy(check::rejectBad)
                .withMessageContainingAll(
                        "-Drepro.text=a.tex,: legal is the main file of a text, e.g. paper.tex, or"
                                + " several, separated by commas",
                        "-Drepro.text=: legal is the main file of a text");
    }

    @ParameterizedTest
    @CsvSource({
        "45s, PT45S",
        "90m, PT90M",
        "2h, PT2H",
        "3d, PT72H",
        "1000000s, PT1000000S",
        "36500d, PT876000H",
        "1h30m, PT90M",
        "1d6h, PT30H",
        "1h05m10s, PT3910S",
        "0d90m, PT90M"
    })
    void timeSpansAreRead(String text, Duration span) throws Exception {
        assertThat(check.timeSpan("timeout", text)).isEqualTo(span);
        check.rejectBad();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "90",
                "0s",
                "0h0m",
                "-1m",
                "1.5h",
                "m",
                "2 h",
                "30m1h",
                "36501d",
                "9999999999d"
            })
    void otherTimeSpansAreRefused(String text) {
        check.timeSpan("timeout", text);
        assertThatExceptionOfType(MojoExecutionException.class)
                .isThrownBy(check::rejectBad)
                .withMessageStartingWith("One bad parameter; nothing was run:")
                .withMessageContaining("-Drepro.timeout=" + text + ": legal is whole numbers");
    }

    @Test
    void thereIsAnEndToTheWayUp() {
        Path root = Path.of("/").toAbsolutePath().getRoot();
        assertThat(ParameterCheck.existing(root.resolve("no/such/folder"))).isEqualTo(root);
        // What a drive of Windows that does not exist looks like.
        assertThat(ParameterCheck.existing(Path.of("no-such-drive")))
                .isEqualTo(Path.of("no-such-drive"));
    }

    @Test
    void aSelectionThatIsNotGivenIsEmptyAndOneThatNamesNothingIsBad() throws Exception {
        assertThat(check.selection("experiments", null, "experiment ids or globs")).isEmpty();
        check.rejectBad();

        check.selection("experiments", " , ", "experiment ids or globs");
        assertThatExceptionOfType(MojoExecutionException.class)
                .isThrownBy(check::rejectBad)
                .withMessageContaining("-Drepro.experiments= , : legal is experiment ids");
    }

    @Test
    void allBadValuesAreReportedAtOnce(@TempDir Path folder) throws Exception {
        Path file = Files.createFile(folder.resolve("file"));
        check.selection("experiments", "a b", "experiment ids or globs");
        check.scale("scale", "tiny");
        check.matching("device", "tpu", "cpu|gpu", "cpu, gpu");
        check.wholeNumber("seeds", "0", 1);
        check.wholeNumber("seed", null, 0);
        check.timeSpan("timeout", "soon");
        check.words("jvmArguments", "'-Xmx8g");
        check.folder("dataDirectory", new File(folder.toFile(), "nowhere"));
        check.writableFolder("outputDirectory", file.resolve("below").toFile());
        assertThatExceptionOfType(MojoExecutionException.class)
                .isThrownBy(check::rejectBad)
                .withMessageContainingAll(
                        "9 bad parameters",
                        "-Drepro.experiments=a b: legal is experiment ids or globs",
                        "-Drepro.scale=tiny: legal is smoke, reduced, paper",
                        "-Drepro.device=tpu: legal is cpu, gpu",
                        "-Drepro.seeds=0: legal is a whole number from 1",
                        "-Drepro.seed=: legal is a whole number from 0",
                        "-Drepro.timeout=soon",
                        "-Drepro.jvmArguments='-Xmx8g: legal is options separated by blanks;"
                                + " a ' is not closed",
                        "-Drepro.dataDirectory=" + folder.resolve("nowhere"),
                        "-Drepro.outputDirectory=" + file.resolve("below"));
    }

    @Test
    void misspeltPropertiesAndSwitchesAreNoticed() {
        Properties given = new Properties();
        given.setProperty("repro.seedz", "3");
        given.setProperty("repro.download", "yes");
        given.setProperty("repro.scale", "whatever the goal says of it");
        given.setProperty("other.seedz", "3");
        check.userProperties(
                given,
                Map.of(
                        "repro.seeds", "java.lang.String",
                        "repro.scale", "java.lang.String",
                        "repro.download", "boolean"));
        assertThatExceptionOfType(MojoExecutionException.class)
                .isThrownBy(check::rejectBad)
                .withMessageContainingAll(
                        "2 bad parameters",
                        "-Drepro.seedz: there is no such parameter; did you mean 'repro.seeds'?",
                        "repro.download, repro.scale, repro.seeds",
                        "-Drepro.download=yes: legal is true, false");
    }

    @Test
    void numericsAreTaken() throws Exception {
        assertThat(check.numerics(false, true, true)).isEqualTo(new Numerics(false, true, true));
        assertThat(check.numerics(true, false, false)).isEqualTo(new Numerics(true, false, false));
        check.rejectBad();
    }

    @Test
    void deterministicExcludesWhatIsNot() {
        check.numerics(true, true, true);
        assertThatExceptionOfType(MojoExecutionException.class)
                .isThrownBy(check::rejectBad)
                .withMessageContainingAll(
                        "2 bad parameters; nothing was run",
                        "-Drepro.deterministic=true excludes -Drepro.tf32=true",
                        "-Drepro.deterministic=true excludes -Drepro.cudnnBenchmark=true");
    }

    @Test
    void anotherGoalsParameterIsNotPassedOverInSilence() {
        Properties given = new Properties();
        check.mistaken(given, "experiment", "experiments");
        given.setProperty("repro.experiment", "lrn-removal");
        check.mistaken(given, "experiment", "experiments");
        assertThatExceptionOfType(MojoExecutionException.class)
                .isThrownBy(check::rejectBad)
                .withMessage(
                        "One bad parameter; nothing was run:\n  -Drepro.experiment: this goal has no"
                                + " such parameter; did you mean 'repro.experiments'?");
    }
}
