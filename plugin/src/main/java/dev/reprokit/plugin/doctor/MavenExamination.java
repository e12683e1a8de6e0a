package dev.reprokit.plugin.doctor;

import dev.reprokit.internal.process.Diagnosis.Finding;

/** The examination of Maven and the JDK that it runs on. */
public final class MavenExamination {
    private MavenExamination() {}

    /**
     * Reports Maven's version. An older one than the lowest would not have started the goal.
     *
     * @param version the version of the Maven that runs
     * @param least the lowest version that ReproKit supports
     */
    public static Finding maven(String version, String least) {
        return Finding.ok("Maven", "%s; needed is %s or later".formatted(version, least));
    }

    /** {@return the JDK of this JVM; one before 17 could not load this class} */
    public static Finding jdk() {
        return Finding.ok(
                "JDK",
                "%s, %s; needed is 17 or later: %s"
                        .formatted(
                                System.getProperty("java.runtime.version"),
                                System.getProperty("java.vendor"),
                                System.getProperty("java.home")));
    }
}
