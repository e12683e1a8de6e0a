package dev.reprokit.plugin.fork;

import static java.util.stream.Collectors.joining;

import dev.reprokit.internal.file.ShellQuoting;
import dev.reprokit.plugin.parameter.SparkSettings;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.spi.ToolProvider;

/**
 * The command that starts the harness as a Spark application. Driver and executors get the
 * project's class path from Spark, and search it before Spark's own libraries, so that neither sees
 * the other's versions.
 *
 * @param spark the cluster
 * @param java the program {@code java} of the JDK that the driver runs on
 * @param jvmArguments the user's options, for the driver and the executors
 * @param classPath the project's class path
 * @param jarFolder gets jars of the folders on the class path
 */
record SparkSubmit(
        SparkSettings spark,
        Path java,
        List<String> jvmArguments,
        ExperimentClassPath classPath,
        Path jarFolder) {
    private static final Set<PosixFilePermission> OWNER_ONLY =
            Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private static final String DRIVER_OPTIONS = "spark.driver.extraJavaOptions";
    private static final String EXECUTOR_OPTIONS = "spark.executor.extraJavaOptions";

    /**
     * Writes a shell script that becomes {@code spark-submit}.
     *
     * @param script the file to write
     * @param name the name of the application
     * @param mainClass the driver's main class
     * @param ownOptions the goal's own options for the JVMs
     * @param arguments the arguments of the main class
     * @throws IOException if it cannot be written, or a folder of the class path cannot be packed
     */
    void write(
            Path script,
            String name,
            String mainClass,
            List<String> ownOptions,
            List<String> arguments)
            throws IOException {
        List<Path> jars = jars();
        List<String> words = new ArrayList<>();
        words.add(spark.submit().toString());
        words.addAll(List.of("--master", spark.master(), "--deploy-mode", "client"));
        words.addAll(List.of("--name", "ReproKit " + name, "--class", mainClass));
        words.addAll(List.of("--conf", "spark.driver.userClassPathFirst=true"));
        words.addAll(List.of("--conf", "spark.executor.userClassPathFirst=true"));
        String options = options(ownOptions);
        for (String setting : List.of(DRIVER_OPTIONS, EXECUTOR_OPTIONS)) {
            String users = spark.conf().getOrDefault(setting, "");
            words.addAll(List.of("--conf", setting + "=" + (options + " " + users).strip()));
        }
        for (Map.Entry<String, String> conf : spark.conf().entrySet()) {
            if (!List.of(DRIVER_OPTIONS, EXECUTOR_OPTIONS).contains(conf.getKey())) {
                words.addAll(List.of("--conf", conf.getKey() + "=" + conf.getValue()));
            }
        }
        words.add("--jars");
        words.add(jars.stream().skip(1).map(Path::toString).collect(joining(",")));
        words.add(jars.get(0).toString());
        words.addAll(arguments);
        Files.deleteIfExists(script);
        // The user's Spark properties may hold secrets.
        Files.createFile(script, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        Files.writeString(
                script,
                "export JAVA_HOME=%s%nexec %s%n"
                        .formatted(
                                ShellQuoting.quoted(java.getParent().getParent().toString()),
                                words.stream()
                                        .map(ShellQuoting::quoted)
                                        .collect(joining(" \\\n  "))));
    }

    private String options(List<String> ownOptions) {
        List<String> options = new ArrayList<>(ownOptions);
        options.addAll(jvmArguments);
        // Spark splits options like a shell does.
        return options.stream()
                .map(option -> option.replace("\\", "\\\\").replace("\"", "\\\""))
                .map(option -> '"' + option + '"')
                .collect(joining(" "));
    }

    /** Returns the class path as jars with distinct names, since Spark ships no others. */
    private List<Path> jars() throws IOException {
        Files.createDirectories(jarFolder);
        Map<Path, Path> jars = new LinkedHashMap<>();
        for (Path element : classPath.elements()) {
            Path jar = element;
            if (Files.isDirectory(element)) {
                jar = packed(element, jars.size());
            } else if (!Files.exists(element)) {
                continue;
            } else if (jars.containsKey(element.getFileName())) {
                jar = jarFolder.resolve("%s-%s".formatted(jars.size(), element.getFileName()));
                Files.copy(element, jar, StandardCopyOption.REPLACE_EXISTING);
            }
            if (jar.toString().contains(",")) {
                throw new IOException(
                        "Spark separates jars by commas, so it cannot be given " + jar);
            }
            jars.put(jar.getFileName(), jar);
        }
        return List.copyOf(jars.values());
    }

    private Path packed(Path folder, int number) throws IOException {
        Path jar = jarFolder.resolve("classes-%s.jar".formatted(number));
        StringWriter said = new StringWriter();
        PrintWriter out = new PrintWriter(said);
        int status =
                ToolProvider.findFirst("jar")
                        .orElseThrow(() -> new IOException("Maven's Java has no jar tool"))
                        .run(
                                out,
                                out,
                                "--create",
                                "--file",
                                jar.toString(),
                                "-C",
                                folder.toString(),
                                ".");
        if (status != 0) {
            throw new IOException("%s cannot be packed: %s".formatted(folder, said));
        }
        return jar;
    }
}
