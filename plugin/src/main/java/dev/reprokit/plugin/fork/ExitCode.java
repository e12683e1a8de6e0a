package dev.reprokit.plugin.fork;

/** The meaning of a JVM's exit code. */
final class ExitCode {
    private ExitCode() {}

    /** {@return the code and its usual cause} */
    static String inWords(int code) {
        return inWords(code, 1);
    }

    /**
     * Explains how a JVM ended that trained.
     *
     * @param code its exit code
     * @param trials the number of trials that it ran at once when it ended
     * @return the code, its usual cause and what to do
     */
    static String inWords(int code, int trials) {
        return "exit code %s: %s".formatted(code, cause(code, trials));
    }

    private static String cause(int code, int trials) {
        return switch (code) {
            case 0 ->
                    "it ended without having reported that it is done; something called"
                            + " System.exit(0)?";
            case 1 -> "an uncaught exception, or a JVM option that is wrong";
            case 3 ->
                    "out of Java memory; raise it with -Drepro.jvmArguments=-Xmx..., or something"
                            + " called System.exit(3)";
            case 130 -> "interrupted, as by Ctrl-C; the same command goes on from there";
            case 134 -> "aborted, as after a crash in native code";
            case 137 ->
                    "killed, usually by the system because its memory ran out. " + relief(trials);
            case 139 -> "a crash in native code";
            case 143 -> "terminated by another process; the same command goes on from there";
            default -> "not one that the harness uses";
        };
    }

    /** Advises what takes less memory: the same command would be killed again. */
    private static String relief(int trials) {
        return trials > 1
                ? "%s trials ran at once; let fewer of them: -Drepro.parallel=%s"
                        .formatted(trials, trials / 2)
                : "One trial at a time needs too much: choose a smaller scale with -Drepro.scale=,"
                        + " a smaller heap with -Drepro.jvmArguments=-Xmx..., or give the container"
                        + " more memory";
    }
}
