package dev.reprokit.internal.harness.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The platform of a JVM, on which its native libraries depend.
 *
 * @param system the operating system as Java names it, e.g. {@code Linux}
 * @param architecture the architecture as Java names it, e.g. {@code amd64}
 * @param musl true if the JVM uses musl's C library, as on Alpine Linux
 */
record JvmPlatform(String system, String architecture, boolean musl) {
    /** The classifiers of ai.djl.pytorch:pytorch-native-cpu. */
    private static final Set<String> WITH_PYTORCH =
            Set.of("linux-x86_64", "linux-aarch64", "osx-aarch64", "win-x86_64");

    /** {@return the platform of this JVM} */
    static JvmPlatform ofThisJvm() {
        return of(System.getProperty("os.name"), System.getProperty("os.arch"), Path.of("/"));
    }

    /**
     * Finds out which C library a JVM uses.
     *
     * @param root the root folder, which holds {@code proc/self/maps}; a system without that has no
     *     musl
     */
    static JvmPlatform of(String system, String architecture, Path root) {
        return new JvmPlatform(system, architecture, usesMusl(root.resolve("proc/self/maps")));
    }

    /** Looks at what the process has loaded: glibc's systems may have musl beside it. */
    private static boolean usesMusl(Path maps) {
        if (!Files.isReadable(maps)) {
            return false;
        }
        try {
            return Files.readAllLines(maps).stream()
                    .anyMatch(line -> line.matches(".*/(ld-musl-|libc\\.musl-)[^/]*"));
        } catch (IOException e) {
            return false;
        }
    }

    /** {@return the name of this platform's native libraries, as DJL forms it} */
    String classifier() {
        String prefix =
                system.startsWith("Win") ? "win" : system.startsWith("Mac") ? "osx" : system;
        return "%s-%s"
                .formatted(
                        prefix.equals("Linux") ? "linux" : prefix,
                        architecture.equals("amd64") ? "x86_64" : architecture);
    }

    /** {@return true if DJL knows the operating system; it fails on another} */
    boolean isKnownToDjl() {
        return Stream.of("Win", "Mac", "Linux").anyMatch(system::startsWith);
    }

    boolean isLinux() {
        return system.equals("Linux");
    }

    /** {@return why no library of PyTorch's can run in this JVM; empty if one can} */
    Optional<Fault> fault() {
        if (musl) {
            return Optional.of(
                    new Fault(
                            "this JVM uses musl, the C library of Alpine Linux, and PyTorch's"
                                    + " library needs glibc",
                            "Take a JDK and an image with glibc, e.g. eclipse-temurin:17-jdk instead"
                                    + " of eclipse-temurin:17-jdk-alpine."));
        }
        return WITH_PYTORCH.contains(classifier())
                ? Optional.empty()
                : Optional.of(
                        new Fault(
                                "PyTorch has no library for this JVM's platform, %s; it has them"
                                                .formatted(classifier())
                                        + " for "
                                        + String.join(", ", new TreeSet<>(WITH_PYTORCH)),
                                "Take a machine or a JDK of one of these; experiments that are"
                                        + " programs need no PyTorch of ours."));
    }
}
