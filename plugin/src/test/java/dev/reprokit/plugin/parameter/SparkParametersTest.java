package dev.reprokit.plugin.parameter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.apache.maven.plugin.MojoExecutionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;

class SparkParametersTest {
    private static final SortedMap<String, String> NO_CONF = new TreeMap<>();

    private final ParameterCheck check = new ParameterCheck();

    @TempDir private Path home;

    @BeforeEach
    void install() throws IOException {
        Path submit =
                Files.createFile(
                        Files.createDirectories(home.resolve("bin")).resolve("spark-submit"));
        assertThat(submit.toFile().setExecutable(true)).isTrue();
    }

    private SparkSettings read(String executor, String master, File sparkHome) {
        return new SparkParameters(check)
                .read(executor, master, sparkHome, NO_CONF, "auto", List.of("-Da=b"));
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
                .read("spark", null, new File("/nowhere"), NO_CONF, "2", List.of("-Xmx8g"));
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
