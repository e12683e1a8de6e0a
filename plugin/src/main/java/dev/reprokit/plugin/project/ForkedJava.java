package dev.reprokit.plugin.project;

import dev.reprokit.plugin.parameter.ParameterCheck;

import org.apache.maven.execution.MavenSession;
import org.apache.maven.toolchain.Toolchain;
import org.apache.maven.toolchain.ToolchainManager;

import java.nio.file.Path;

/** Which {@code java} the forked JVMs are started with. */
public final class ForkedJava {
    private ForkedJava() {}

    /**
     * The one of the JDK that {@code maven-toolchains-plugin} has chosen for the build, else that
     * which Maven runs on.
     *
     * @param toolchains knows the choice
     * @param session the build
     * @param check is told of a JDK without {@code java}
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
