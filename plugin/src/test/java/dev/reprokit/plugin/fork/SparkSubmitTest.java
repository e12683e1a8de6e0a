package dev.reprokit.plugin.fork;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reprokit.plugin.parameter.SparkSettings;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Map;
import java.util.Properties;
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
        SparkSubmit spark =
                new SparkSubmit(
                        new SparkSettings(submit(), "spark://host:7077", new TreeMap<>(conf)),
                        Path.of("/jdk/bin/java"),
                        jvmArguments,
                        new ExperimentClassPath(List.of(classPath)),
                        temp.resolve("jars"),
                        temp.resolve("one.spark"));
        spark.write(
                "one", "the.Main", List.of("-XX:ErrorFile=/a b/hs"), List.of("run", "it's a plan"));
        for (Path file : spark.files()) {
            assertThat(Files.getPosixFilePermissions(file))
                    .containsExactlyInAnyOrder(
                            PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
        }
        Process process = new ProcessBuilder("sh", spark.script().toString()).start();
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
                        "--deploy-mode",
                        "client",
                        "--name",
                        "ReproKit one",
                        "--class",
                        "the.Main",
                        "--properties-file",
                        temp.resolve("one.spark.properties").toString(),
                        "--load-spark-defaults",
                        "--jars",
                        two.toString(),
                        one.toString(),
                        "run",
                        "it's a plan");
        assertThat(properties())
                .containsOnly(
                        Map.entry("spark.master", "spark://host:7077"),
                        Map.entry("spark.driver.userClassPathFirst", "true"),
                        Map.entry("spark.executor.userClassPathFirst", "true"),
                        Map.entry(
                                "spark.driver.extraJavaOptions",
                                "\"@" + temp.resolve("one.spark.args") + "\""),
                        Map.entry(
                                "spark.executor.extraJavaOptions",
                                "\"-XX:ErrorFile=/a b/hs\" \"-Dx=1\""),
                        Map.entry("spark.a", "it's"),
                        Map.entry("spark.executor.cores", "4"));
    }

    private Map<Object, Object> properties() throws IOException {
        Properties properties = new Properties();
        try (Reader file = Files.newBufferedReader(temp.resolve("one.spark.properties"))) {
            properties.load(file);
        }
        return properties;
    }

    @Test
    void noSecretIsInTheCommandLine() throws Exception {
        Path jar = Files.createFile(temp.resolve("one.jar"));
        Map<String, String> conf =
                Map.of(
                        "spark.authenticate.secret",
                        "hunter2",
                        "spark.driver.extraJavaOptions",
                        "-Da.password=hunter3",
                        "spark.executorEnv.PGPASS",
                        "hunter4");

        List<String> said = said(conf, List.of("-Dapi.key=hunter5"), jar);

        assertThat(said).noneMatch(word -> word.contains("hunter"));
        assertThat(Files.readString(temp.resolve("one.spark.sh"))).doesNotContain("hunter");
        assertThat(properties()).containsEntry("spark.authenticate.secret", "hunter2");
    }

    @Test
    void propertiesArriveAsTheyAre() throws Exception {
        Path jar = Files.createFile(temp.resolve("one.jar"));
        Map<String, String> conf =
                Map.of("spark.a=b c:d", " \\ \t=x: #ä€\r\n!", "spark.\\n", "", "spark.z", "a\\nb ");
        said(conf, List.of(), jar);
        assertThat(properties()).containsAllEntriesOf(conf);
    }

    /** Spark puts the driver's options into a command line of its own, but for a file's. */
    @Test
    void theDriverReadsItsOptionsFromAFile() throws Exception {
        Path jar = Files.createFile(temp.resolve("one.jar"));
        said(
                Map.of("spark.driver.extraJavaOptions", "-Dy=2 '-Dz=3 4'"),
                List.of("-Dx=a\\b \"c\" 'd"),
                jar);
        Process java =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                                "@" + temp.resolve("one.spark.args"),
                                "-XshowSettings:properties",
                                "-version")
                        .redirectErrorStream(true)
                        .start();
        assertThat(java.inputReader().lines().map(String::strip))
                .contains("x = a\\b \"c\" 'd", "y = 2", "z = 3 4");
    }

    @Test
    void theUsersJavaOptionsComeAfterOurs() throws Exception {
        Path jar = Files.createFile(temp.resolve("one.jar"));
        said(Map.of("spark.executor.extraJavaOptions", "-Dy=2"), List.of(), jar);
        assertThat(properties())
                .containsEntry(
                        "spark.executor.extraJavaOptions", "\"-XX:ErrorFile=/a b/hs\" -Dy=2");
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
        said(Map.of(), List.of("-Dx=a\\b \"c\" 'd"), jar);
        assertThat(properties())
                .containsEntry(
                        "spark.executor.extraJavaOptions",
                        "\"-XX:ErrorFile=/a b/hs\" \"-Dx=a\\\\b \\\"c\\\" 'd\"");
    }

    @Test
    void ofTwoJarsOfOneNameTheSecondGetsAnother() throws Exception {
        Path one = Files.createFile(Files.createDirectory(temp.resolve("x")).resolve("one.jar"));
        Path other = Files.createFile(Files.createDirectory(temp.resolve("y")).resolve("one.jar"));
        assertThat(said(Map.of(), List.of(), one, other))
                .contains(one.toString(), temp.resolve("jars/1-one.jar").toString())
                .doesNotContain(other.toString());
    }
}
