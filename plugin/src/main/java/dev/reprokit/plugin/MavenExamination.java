package dev.reprokit.plugin;

import dev.reprokit.record.Diagnosis.Finding;

import org.apache.maven.artifact.versioning.ComparableVersion;

/** Whether Maven is new enough, and the Java that it runs on. */
final class MavenExamination {
    private static final String MAVEN = "Maven";

    private MavenExamination() {}

    /**
     * Judges Maven.
     *
     * @param version of the Maven that runs
     * @param least the lowest that is promised
     */
    static Finding maven(String version, String least) {
        return new ComparableVersion(version).compareTo(new ComparableVersion(least)) < 0
                ? Finding.wrong(
                        MAVEN,
                        version,
                        "Maven %s or later is needed: https://maven.apache.org/download.cgi"
                                .formatted(least))
                : Finding.ok(MAVEN, "%s; needed is %s or later".formatted(version, least));
    }

    /** {@return the Java of this JVM; an older one than 17 could not load this class} */
    static Finding jdk() {
        return Finding.ok(
                "JDK",
                "%s, %s; needed is 17 or later: %s"
                        .formatted(
                                System.getProperty("java.runtime.version"),
                                System.getProperty("java.vendor"),
                                System.getProperty("java.home")));
    }
}
