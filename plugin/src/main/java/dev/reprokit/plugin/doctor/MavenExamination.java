package dev.reprokit.plugin.doctor;

import dev.reprokit.internal.process.Diagnosis.Finding;

/** Maven, and the Java that it runs on. */
public final class MavenExamination {
    private MavenExamination() {}

    /**
     * Maven's version; an older one than is needed would not have started the goal.
     *
     * @param version of the Maven that runs
     * @param least the lowest that is promised
     */
    public static Finding maven(String version, String least) {
        return Finding.ok("Maven", "%s; needed is %s or later".formatted(version, least));
    }

    /** {@return the Java of this JVM; an older one than 17 could not load this class} */
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
