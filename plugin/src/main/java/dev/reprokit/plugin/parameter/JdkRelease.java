package dev.reprokit.plugin.parameter;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The version of a JDK, from the file {@code release} in its folder. */
final class JdkRelease {
    private static final Pattern VERSION =
            Pattern.compile("^JAVA_VERSION=\"(\\d+)", Pattern.MULTILINE);

    private JdkRelease() {}

    /**
     * Reads the number by which a JDK is called.
     *
     * @param java the JDK's program {@code java}; null if there is none
     * @return e.g. 17; empty if the JDK does not say it
     */
    static OptionalInt feature(Path java) {
        if (java == null) {
            return OptionalInt.empty();
        }
        try {
            Matcher version = VERSION.matcher(Files.readString(java.resolveSibling("../release")));
            return version.find()
                    ? OptionalInt.of(Integer.parseInt(version.group(1)))
                    : OptionalInt.empty();
        } catch (IOException e) {
            return OptionalInt.empty();
        }
    }
}
