package dev.reprokit.plugin.parameter;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Spark that is installed on this machine.
 *
 * @param version e.g. {@code 4.1.3}
 * @param major the first number of the version
 * @param minor the second one
 * @param scala the version of Scala that it is built for, e.g. {@code 2.13}
 */
record SparkInstallation(String version, int major, int minor, String scala) {
    private static final Pattern CORE =
            Pattern.compile("spark-core_(\\d+\\.\\d+)-((\\d{1,4})\\.(\\d{1,4}).*)\\.jar");

    /** Folders of the jars: of a distribution, and of a Spark that was built from source. */
    private static final List<String> JARS =
            List.of("jars", "assembly/target/scala-2.13/jars", "assembly/target/scala-2.12/jars");

    /** The first JDK whose {@code Subject.getSubject} throws: Spark 4.0 and 4.1 call it. */
    private static final int WITHOUT_SUBJECT = 23;

    /**
     * Reads a version from the name of Spark's own jar.
     *
     * @param home the folder of a Spark
     * @return empty if there is no such jar
     */
    static Optional<SparkInstallation> in(Path home) {
        return JARS.stream()
                .map(home::resolve)
                .filter(Files::isDirectory)
                .map(SparkInstallation::ofJars)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<SparkInstallation> ofJars(Path folder) {
        try (DirectoryStream<Path> jars = Files.newDirectoryStream(folder, "spark-core_*.jar")) {
            for (Path jar : jars) {
                Matcher core = CORE.matcher(jar.getFileName().toString());
                if (core.matches()) {
                    return Optional.of(
                            new SparkInstallation(
                                    core.group(2),
                                    Integer.parseInt(core.group(3)),
                                    Integer.parseInt(core.group(4)),
                                    core.group(1)));
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /**
     * Says why trials cannot run on it.
     *
     * @param jdk the JDK of the driver, e.g. 17; empty if unknown
     * @return a predicate of its folder; empty if they can
     */
    Optional<String> refusal(OptionalInt jdk) {
        if (major != 4 || !scala.equals("2.13")) {
            return Optional.of(
                    "holds Spark %s for Scala %s; needed is a Spark 4 for Scala 2.13, of the cluster's version"
                            .formatted(version, scala));
        }
        if (minor < 2 && jdk.orElse(0) >= WITHOUT_SUBJECT) {
            return Optional.of(
                    "holds Spark %s, which runs on JDK 17 and 21, and the build's JDK is %s; run Maven on one of those, choose one with maven-toolchains-plugin, or take Spark 4.2"
                            .formatted(version, jdk.getAsInt()));
        }
        return Optional.empty();
    }
}
