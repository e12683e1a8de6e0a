package dev.reprokit.plugin.fork;

import static java.util.stream.Collectors.joining;

import dev.reprokit.internal.file.ShellQuoting;
import dev.reprokit.plugin.parameter.SparkSettings;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
 * @param base the beginning of the names of the files to write
 */
record SparkSubmit(
        SparkSettings spark,
        Path java,
        List<String> jvmArguments,
        ExperimentClassPath classPath,
        Path jarFolder,
        Path base) {
    private static final String DRIVER_OPTIONS = "spark.driver.extraJavaOptions";
    private static final String EXECUTOR_OPTIONS = "spark.executor.extraJavaOptions";

    /** {@return the shell script that becomes {@code spark-submit}} */
    Path script() {
        return file(".sh");
    }

    /** {@return all files that {@link #write} writes, which only their owner can read} */
    List<Path> files() {
        return List.of(script(), properties(), driverOptions());
    }

    /** Every user of this machine sees a command line, so secrets must not be there. */
    private Path properties() {
        return file(".properties");
    }

    private Path driverOptions() {
        return file(".args");
    }

    private Path file(String ending) {
        return base.resolveSibling(base.getFileName() + ending);
    }

    /**
     * Writes a shell script that becomes {@code spark-submit}, Spark's properties, and the options
     * of the driver's JVM.
     *
     * @param name the name of the application
     * @param mainClass the driver's main class
     * @param ownOptions the goal's own options for the JVMs
     * @param arguments the arguments of the main class
     * @throws IOException if it cannot be written, or a folder of the class path cannot be packed
     */
    void write(String name, String mainClass, List<String> ownOptions, List<String> arguments)
            throws IOException {
        List<Path> jars = jars();
        List<String> words = new ArrayList<>();
        words.add(spark.submit().toString());
        words.addAll(List.of("--deploy-mode", "client"));
        words.addAll(List.of("--name", "ReproKit " + name, "--class", mainClass));
        words.addAll(List.of("--properties-file", properties().toString()));
        // Without it, the file would stand for the user's spark-defaults.conf.
        words.add("--load-spark-defaults");
        words.add("--jars");
        words.add(jars.stream().skip(1).map(Path::toString).collect(joining(",")));
        words.add(jars.get(0).toString());
        words.addAll(arguments);
        OwnerOnlyFile.write(
                script(),
                "export JAVA_HOME=%s%nexec %s%n"
                        .formatted(
                                ShellQuoting.quoted(java.getParent().getParent().toString()),
                                words.stream()
                                        .map(ShellQuoting::quoted)
                                        .collect(joining(" \\\n  "))),
                Charset.defaultCharset());
        ArgumentFile.write(
                driverOptions(),
                options(ownOptions),
                spark.conf().getOrDefault(DRIVER_OPTIONS, ""));
        OwnerOnlyFile.write(
                properties(),
                propertiesOf(options(ownOptions)).entrySet().stream()
                        .map(SparkSubmit::line)
                        .collect(joining()),
                StandardCharsets.UTF_8);
    }

    private Map<String, String> propertiesOf(List<String> options) {
        Map<String, String> properties = new TreeMap<>(spark.conf());
        properties.put("spark.master", spark.master());
        properties.put(DRIVER_OPTIONS, quoted("@" + driverOptions()));
        properties.put(
                EXECUTOR_OPTIONS,
                (options.stream().map(SparkSubmit::quoted).collect(joining(" "))
                                + " "
                                + spark.conf().getOrDefault(EXECUTOR_OPTIONS, ""))
                        .strip());
        properties.putIfAbsent("spark.driver.userClassPathFirst", "true");
        properties.putIfAbsent("spark.executor.userClassPathFirst", "true");
        return properties;
    }

    private static String line(Map.Entry<String, String> property) {
        return escaped(property.getKey()).replaceAll("[ =:#!]", "\\\\$0")
                + '='
                + escaped(property.getValue()).replaceFirst("^ ", "\\\\ ")
                + '\n';
    }

    /** Escapes what a file of properties takes for more than a character. */
    private static String escaped(String text) {
        return text.replace("\\", "\\\\")
                .replace("\n", "\\n")
                .replace("\r", "\\r")
                .replace("\t", "\\t");
    }

    private List<String> options(List<String> ownOptions) {
        List<String> options = new ArrayList<>(ownOptions);
        options.addAll(jvmArguments);
        return options;
    }

    /** Quotes a word for Spark, which splits options like a shell does. */
    private static String quoted(String option) {
        return '"' + option.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
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
