package dev.reprokit.plugin.fork;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reprokit.plugin.parameter.SparkSettings;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipFile;

@DisabledOnOs(OS.WINDOWS)
class SparkSubmitTest {
    @TempDir private Path temp;

    /** A spark-submit that prints JAVA_HOME and then its arguments, a line each. */
    private Path submit() throws IOException {
        Path submit = temp.resolve("it's spark-submit");
        Files.writeString(submit, "#!/bin/sh\necho \"$JAVA_HOME\"\nprintf '%s\\n' \"$@\"\n");
        assertThat(submit.toFile().setExecutable(true)).isTrue();
        return submit;
    }

    private List<String> said(
            Map<String, String> conf, List<String> jvmArguments, Path... classPath)
            throws Exception {
        Path script = temp.resolve("run.sh");
        new SparkSubmit(
                        new SparkSettings(submit(), "spark://host:7077", new TreeMap<>(conf)),
                        Path.of("/jdk/bin/java"),
                        jvmArguments,
                        new ExperimentClassPath(List.of(classPath)),
                        temp.resolve("jars"))
                .write(
                        script,
                        "one",
                        "the.Main",
                        List.of("-XX:ErrorFile=/a b/hs"),
                        List.of("run", "it's a plan"));
        Process process = new ProcessBuilder("sh", script.toString()).start();
        List<String> lines = process.inputReader().lines().toList();
        assertThat(process.waitFor()).isZero();
        return lines;
    }

    @Test
    void theScriptBecomesSparkSubmit() throws Exception {
        Path one = Files.createFile(temp.resolve("one.jar"));
        Path two = Files.createFile(temp.resolve("two two.jar"));

        assertThat(
                        said(
                                Map.of("spark.executor.cores", "4", "spark.a", "it's"),
                                List.of("-Dx=1"),
                                one,
                                temp.resolve("missing.jar"),
                                two))
                .containsExactly(
                        "/jdk",
                        "--master",
                        "spark://host:7077",
                        "--deploy-mode",
                        "client",
                        "--name",
                        "ReproKit one",
                        "--class",
                        "the.Main",
                        "--conf",
                        "spark.driver.userClassPathFirst=true",
                        "--conf",
                        "spark.executor.userClassPathFirst=true",
                        "--conf",
                        "spark.driver.extraJavaOptions=\"-XX:ErrorFile=/a b/hs\" \"-Dx=1\"",
                        "--conf",
                        "spark.executor.extraJavaOptions=\"-XX:ErrorFile=/a b/hs\" \"-Dx=1\"",
                        "--conf",
                        "spark.a=it's",
                        "--conf",
                        "spark.executor.cores=4",
                        "--jars",
                        two.toString(),
                        one.toString(),
                        "run",
                        "it's a plan");
    }

    @Test
    void theUsersJavaOptionsComeAfterOurs() throws Exception {
        Path jar = Files.createFile(temp.resolve("one.jar"));
        assertThat(said(Map.of("spark.executor.extraJavaOptions", "-Dy=2"), List.of(), jar))
                .contains("spark.executor.extraJavaOptions=\"-XX:ErrorFile=/a b/hs\" -Dy=2")
                .contains("spark.driver.extraJavaOptions=\"-XX:ErrorFile=/a b/hs\"");
    }

    @Test
    void foldersArePackedSinceSparkShipsJarsOnly() throws Exception {
        Path classes = Files.createDirectories(temp.resolve("classes/a"));
        Files.writeString(classes.resolve("B.class"), "bytes");
        Files.writeString(temp.resolve("classes/own.txt"), "text");

        List<String> said = said(Map.of(), List.of(), temp.resolve("classes"));

        Path jar = temp.resolve("jars/classes-0.jar");
        assertThat(said).contains(jar.toString());
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            assertThat(zip.getEntry("a/B.class")).isNotNull();
            assertThat(new String(zip.getInputStream(zip.getEntry("own.txt")).readAllBytes()))
                    .isEqualTo("text");
        }
    }

    @Test
    void optionsAreQuotedForSpark() throws Exception {
        Path jar = Files.createFile(temp.resolve("one.jar"));
        assertThat(said(Map.of(), List.of("-Dx=a\\b \"c\" 'd"), jar))
                .contains(
                        "spark.driver.extraJavaOptions=\"-XX:ErrorFile=/a b/hs\""
                                + " \"-Dx=a\\\\b \\\"c\\\" 'd\"");
    }

    @Test
    void ofTwoJarsOfOneNameTheSecondGetsAnother() throws Exception {
        Path one = Files.createFile(Files.createDirectory(temp.resolve("x")).resolve("one.jar"));
        Path other = Files.createFile(Files.createDirectory(temp.resolve("y")).resolve("one.jar"));
        assertThat(said(Map.of(), List.of(), one, other))
                .contains(one.toString(), temp.resolve("jars/1-one.jar").toString())
                .doesNotContain(other.toString());
        assertThat(temp.resolve("run.sh").toFile()).exists();
        assertThat(Files.getPosixFilePermissions(temp.resolve("run.sh"))).hasSize(2);
    }
}
