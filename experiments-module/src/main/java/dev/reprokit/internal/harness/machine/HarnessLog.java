package dev.reprokit.internal.harness.machine;

/**
 * The only place that writes to a standard stream. The forked JVM's output is {@code harness.log},
 * an executor's is Spark's own log of it. No logging library stands between: a user's binding of
 * slf4j may filter or redirect, and a crash must leave its trace here in any case.
 */
public final class HarnessLog {
    private HarnessLog() {}

    /**
     * Writes a line.
     *
     * @param line a sentence
     */
    public static void line(String line) {
        System.err.println(line);
    }

    /**
     * Writes a stack trace with its causes.
     *
     * @param crash what was thrown
     */
    public static void crash(Throwable crash) {
        crash.printStackTrace();
    }
}
