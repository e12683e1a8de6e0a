package dev.reprokit.plugin.fork;

/** The meaning of a JVM's exit code. */
final class ExitCode {
    private ExitCode() {}

    /** {@return the code and its usual cause} */
    static String inWords(int code) {
        return "exit code %d: %s".formatted(code, cause(code));
    }

    private static String cause(int code) {
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
            case 137 -> "killed, usually by the system because its memory ran out";
            case 139 -> "a crash in native code";
            case 143 -> "terminated by another process; the same command goes on from there";
            default -> "not one that the harness uses";
        };
    }
}
