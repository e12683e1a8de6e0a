package dev.reprokit.plugin.project;

import dev.reprokit.plugin.parameter.ParameterCheck;

import org.apache.maven.execution.MavenSession;
import org.apache.maven.toolchain.Toolchain;
import org.apache.maven.toolchain.ToolchainManager;

import java.nio.file.Path;

/** The program {@code java} that starts the forked JVMs. */
public final class ForkedJava {
    private ForkedJava() {}

    /**
     * Finds the program in the JDK that {@code maven-toolchains-plugin} has chosen for the build,
     * or else in the JDK that Maven runs on.
     *
     * @param toolchains knows the choice
     * @param session the build
     * @param check gets the problem of a JDK without {@code java}
     */
    public static Path of(ToolchainManager toolchains, MavenSession session, ParameterCheck check) {
        Toolchain jdk = toolchains.getToolchainFromBuildContext("jdk", session);
        return jdk == null ? ofMaven() : check.tool("java", jdk);
    }

    /** {@return the program that runs this very JVM} */
    public static Path ofMaven() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }
}
