package dev.reprokit.internal.harness.trial;

import java.util.List;
import java.util.Set;

/**
 * Options of the JVM that cannot change a result: places of files, access to the network, and
 * language, which the harness fixes itself. All others are inputs of what is computed.
 */
final class HarmlessOptions {
    private static final Set<String> NAMES =
            Set.of(
                    "ai.djl.offline",
                    "OPT_OUT_TRACKING",
                    "DJL_CACHE_DIR",
                    "ENGINE_CACHE_DIR",
                    // Of the library that lies there, version, flavour and files are inputs.
                    "PYTORCH_LIBRARY_PATH",
                    "java.io.tmpdir",
                    "jna.tmpdir",
                    "jna.library.path",
                    "org.bytedeco.javacpp.cachedir",
                    "user.home",
                    "user.name",
                    "user.language",
                    "user.country",
                    "user.script",
                    "user.variant",
                    "user.extensions",
                    "user.timezone",
                    "file.encoding",
                    "native.encoding",
                    "stdout.encoding",
                    "stderr.encoding",
                    "sun.jnu.encoding");

    private static final List<String> OF_NETWORK =
            List.of("http.", "https.", "ftp.", "socks", "java.net.", "javax.net.ssl.");

    /** The beginnings of the options with which Spark starts its JVMs. */
    private static final List<String> OF_SPARK =
            List.of("spark.", "io.netty.", "jdk.reflect.", "log4j.", "log4j2.");

    private HarmlessOptions() {}

    /**
     * Tells whether an option may change results.
     *
     * @param property the name of a system property that an option of the JVM sets
     */
    static boolean isInput(String property) {
        return !NAMES.contains(property)
                && OF_NETWORK.stream().noneMatch(property::startsWith)
                && OF_SPARK.stream().noneMatch(property::startsWith);
    }
}
