package dev.reprokit.plugin.parameter;

import dev.reprokit.record.run.Plan;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads the parameters that decide whether and how trials run on a Spark cluster. */
public final class SparkParameters {
    /** The prefix of properties that are passed to Spark under the rest of their name. */
    static final String CONF = "repro.spark.conf.";

    private static final String MASTER = "spark://.+|yarn|k8s://.+";

    private final ParameterCheck check;

    public SparkParameters(ParameterCheck check) {
        this.check = check;
    }

    /**
     * Reads the cluster, if the user asks for one.
     *
     * @param executor {@code local} or {@code spark}
     * @param master the cluster
     * @param home the folder of Spark; null if not given
     * @param conf Spark's properties
     * @param parallel must be {@code auto}, since Spark decides how many trials run at once
     * @param java the program {@code java} of the JDK that the driver runs on; null if it is bad
     * @param jvmArguments options of the JVMs that train; null if they are bad
     * @return null if trials run on this machine, or a parameter is bad
     */
    public SparkSettings read(
            String executor,
            String master,
            File home,
            SortedMap<String, String> conf,
            String parallel,
            Path java,
            List<String> jvmArguments) {
        String kind = check.oneOf("executor", executor, List.of(Plan.LOCAL, Plan.SPARK));
        if (!Plan.SPARK.equals(kind)) {
            return null;
        }
        if (File.separatorChar == '\\') {
            check.problem(
                    "-Drepro.executor=spark: Spark's own start is a shell script, not on Windows");
        }
        if (!"auto".equals(parallel)) {
            check.problem(
                    "-Drepro.parallel=%s: Spark says how many trials run at once, by -D%sspark.executor.cores= and spark.cores.max="
                            .formatted(parallel, CONF));
        }
        if (jvmArguments != null && jvmArguments.stream().anyMatch(a -> a.startsWith("-Xm"))) {
            check.problem(
                    "-Drepro.jvmArguments: Spark sets the heap's size, by -D%sspark.executor.memory= and spark.driver.memory="
                            .formatted(CONF));
        }
        String where =
                check.matching(
                        "spark.master",
                        master,
                        MASTER,
                        "spark://HOST:7077, yarn or k8s://https://HOST:PORT");
        Path submit = submit(home, java);
        return where == null || submit == null ? null : new SparkSettings(submit, where, conf);
    }

    private Path submit(File home, Path java) {
        if (home == null) {
            check.problem(
                    "-Drepro.executor=spark needs a Spark 4: set SPARK_HOME or -Drepro.spark.home= to its folder");
            return null;
        }
        Path folder = home.toPath().toAbsolutePath().normalize();
        Path submit = folder.resolve("bin/spark-submit");
        if (!Files.isExecutable(submit)) {
            check.problem(
                    "-Drepro.spark.home=%s: legal is the folder of a Spark 4, and it has no bin/spark-submit that can be executed"
                            .formatted(home));
            return null;
        }
        Optional<SparkInstallation> spark = SparkInstallation.in(folder);
        if (spark.isEmpty()) {
            check.problem(
                    "-Drepro.spark.home=%s: legal is the folder of a Spark 4, and it has no jars/spark-core_*.jar, whose name tells the version"
                            .formatted(home));
            return null;
        }
        Optional<String> refusal = spark.get().refusal(JdkRelease.feature(java));
        if (refusal.isPresent()) {
            check.problem("-Drepro.spark.home=%s %s".formatted(home, refusal.get()));
            return null;
        }
        return submit;
    }

    /** {@return Spark's properties; those that the user typed override the project's} */
    public static SortedMap<String, String> conf(Properties project, Properties typed) {
        SortedMap<String, String> conf = new TreeMap<>();
        for (Properties source : List.of(project, typed)) {
            source.stringPropertyNames().stream()
                    .filter(name -> name.startsWith(CONF))
                    .forEach(
                            name ->
                                    conf.put(
                                            name.substring(CONF.length()),
                                            source.getProperty(name)));
        }
        return conf;
    }
}
