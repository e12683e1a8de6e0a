package dev.reprokit.plugin.parameter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import org.apache.maven.plugin.MojoExecutionException;
import org.assertj.core.api.ListAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;

class SparkParametersTest {
    private static final SortedMap<String, String> NO_CONF = new TreeMap<>();

    private final ParameterCheck check = new ParameterCheck();

    /** Knows nothing of its version. */
    private static final Path JAVA = Path.of("/jdk/bin/java");

    @TempDir private Path home;

    @TempDir private Path temp;

    @BeforeEach
    void install() throws IOException {
        Path submit =
                Files.createFile(
                        Files.createDirectories(home.resolve("bin")).resolve("spark-submit"));
        assertThat(submit.toFile().setExecutable(true)).isTrue();
        Files.createDirectory(home.resolve("jars"));
        holds("spark-core_2.13-4.1.3.jar");
    }

    /** Lets the Spark be another version. */
    private void holds(String jar) throws IOException {
        try (DirectoryStream<Path> jars = Files.newDirectoryStream(home.resolve("jars"))) {
            for (Path earlier : jars) {
                Files.delete(earlier);
            }
        }
        Files.createFile(home.resolve("jars").resolve(jar));
    }

    /** Makes up a JDK; {@return its program} */
    private Path java(String version) throws IOException {
        Path bin = Files.createDirectories(temp.resolve("jdk-" + version + "/bin"));
        Files.writeString(
                bin.resolveSibling("release"),
                "IMPLEMENTOR=\"Debian\"\nJAVA_VERSION=\"%s\"\n".formatted(version));
        return bin.resolve("java");
    }

    private ListAssert<String> refused(String jar, Path java) throws IOException {
        holds(jar);
        ParameterCheck own = new ParameterCheck();
        SparkSettings settings =
                new SparkParameters(own)
                        .read("spark", "yarn", home.toFile(), NO_CONF, "auto", java, List.of());
        List<String> problems = new ArrayList<>();
        try {
            own.rejectBad();
            assertThat(settings).isNotNull();
        } catch (MojoExecutionException e) {
            assertThat(settings).isNull();
            problems.add(e.getMessage());
        }
        return assertThat(problems);
    }

    @Test
    void aSparkOfAnotherVersionIsRefused() throws Exception {
        Path java = java("17.0.15");
        for (String jar :
                List.of(
                        "spark-core_2.13-4.0.0.jar",
                        "spark-core_2.13-4.1.3.jar",
                        "spark-core_2.13-4.2.0.jar",
                        "spark-core_2.13-4.0.0-amzn-0.jar")) {
            refused(jar, java).isEmpty();
        }
        String needed = "; needed is a Spark 4 for Scala 2.13, of the cluster's version";
        refused("spark-core_2.12-3.5.6.jar", java)
                .singleElement(STRING)
                .contains(home + " holds Spark 3.5.6 for Scala 2.12" + needed);
        refused("spark-core_2.13-3.5.9.jar", java)
                .singleElement(STRING)
                .contains("holds Spark 3.5.9 for Scala 2.13" + needed);
        refused("spark-core_2.12-3.3.2.3.3.7190.0-91.jar", java)
                .singleElement(STRING)
                .contains("holds Spark 3.3.2.3.3.7190.0-91 for Scala 2.12" + needed);
        refused("spark-core_2.13-5.0.0.jar", java)
                .singleElement(STRING)
                .contains("holds Spark 5.0.0 for Scala 2.13" + needed);
        refused("spark-sql_2.13-4.1.3.jar", java)
                .singleElement(STRING)
                .contains("it has no jars/spark-core_*.jar, whose name tells the version");
    }

    @Test
    void aSparkThatDoesNotRunOnTheJdkIsRefused() throws Exception {
        for (String older : List.of("4.0.4", "4.1.3")) {
            refused("spark-core_2.13-%s.jar".formatted(older), java("21.0.9")).isEmpty();
            refused("spark-core_2.13-%s.jar".formatted(older), java("25.0.3"))
                    .singleElement(STRING)
                    .contains(
                            "holds Spark %s, which runs on JDK 17 and 21, and the build's JDK is 25; run Maven on one of those"
                                    .formatted(older));
        }
        refused("spark-core_2.13-4.2.0.jar", java("25")).isEmpty();
        // A JDK that does not say its version may be a good one.
        refused("spark-core_2.13-4.0.4.jar", temp.resolve("bin/java")).isEmpty();
    }

    @Test
    void aSparkThatWasBuiltFromSourceIsKnown() throws Exception {
        Path jars = Files.createDirectories(temp.resolve("spark/assembly/target/scala-2.13/jars"));
        Files.createFile(jars.resolve("spark-core_2.13-4.2.0-SNAPSHOT.jar"));

        assertThat(SparkInstallation.in(temp.resolve("spark")))
                .hasValue(new SparkInstallation("4.2.0-SNAPSHOT", 4, 2, "2.13"));
    }

    @Test
    void theJdkOfThisBuildSaysItsVersion() {
        assertThat(JdkRelease.feature(Path.of(System.getProperty("java.home"), "bin", "java")))
                .hasValue(Runtime.version().feature());
    }

    private SparkSettings read(String executor, String master, File sparkHome) {
        return new SparkParameters(check)
                .read(executor, master, sparkHome, NO_CONF, "auto", JAVA, List.of("-Da=b"));
    }

    @Test
    void aClusterIsRead() throws Exception {
        for (String master : List.of("spark://a:7077,b:7077", "yarn", "k8s://https://a:443")) {
            assertThat(read("spark", master, home.toFile()))
                    .isEqualTo(
                            new SparkSettings(home.resolve("bin/spark-submit"), master, NO_CONF));
        }
        check.rejectBad();
    }

    @Test
    void nothingOfItIsNeededOnThisMachine() throws Exception {
        assertThat(read("local", "nonsense", new File("nowhere"))).isNull();
        check.rejectBad();
    }

    @Test
    void allThatIsWrongIsSaidAtOnce() {
        new SparkParameters(check)
                .read("spark", null, new File("/nowhere"), NO_CONF, "2", JAVA, List.of("-Xmx8g"));
        assertThatExceptionOfType(MojoExecutionException.class)
                .isThrownBy(check::rejectBad)
                .withMessageContainingAll(
                        "4 bad parameters; nothing was run",
                        "-Drepro.parallel=2: Spark says how many trials run at once",
                        "-Drepro.jvmArguments: Spark sets the heap's size, by"
                                + " -Drepro.spark.conf.spark.executor.memory=",
                        "-Drepro.spark.master=: legal is spark://HOST:7077",
                        "-Drepro.spark.home=/nowhere: legal is the folder of a Spark 4");
    }

    @Test
    void aSparkIsNeededAndAnExecutorOfAKnownKind() {
        read("spark", "yarn", null);
        read("sparc", "yarn", null);
        assertThatExceptionOfType(MojoExecutionException.class)
                .isThrownBy(check::rejectBad)
                .withMessageContainingAll(
                        "set SPARK_HOME or -Drepro.spark.home=",
                        "-Drepro.executor=sparc: legal is local, spark");
    }

    @Test
    void sparksOwnPropertiesAreTakenFromTheProjectAndTheCommandLine() {
        Properties project = new Properties();
        project.setProperty("repro.spark.conf.spark.executor.memory", "1g");
        project.setProperty("repro.spark.conf.spark.executor.cores", "4");
        project.setProperty("repro.spark.master", "yarn");
        Properties typed = new Properties();
        typed.setProperty("repro.spark.conf.spark.executor.memory", "8g");

        assertThat(SparkParameters.conf(project, typed))
                .isEqualTo(Map.of("spark.executor.memory", "8g", "spark.executor.cores", "4"));
    }

    @Test
    void theyAreNoMisspeltParameters() throws Exception {
        Properties typed = new Properties();
        typed.setProperty("repro.spark.conf.spark.executor.memory", "8g");
        check.userProperties(typed, Map.of("repro.executor", "java.lang.String"));
        check.rejectBad();

        typed.setProperty("repro.sparkmaster", "yarn");
        check.userProperties(typed, Map.of("repro.spark.master", "java.lang.String"));
        assertThatExceptionOfType(MojoExecutionException.class)
                .isThrownBy(check::rejectBad)
                .withMessageContaining("did you mean 'repro.spark.master'?");
    }
}
