package dev.reprokit.internal.program;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The tool {@code strace}, which writes down the files that a program and whatever it starts open.
 * It runs beside the program and not above it: so the program's end, and the signals that it gets,
 * are its own, and the tool ends with the last process that it watches.
 *
 * @param command the tool and its options
 */
record FileTrace(List<String> command) {
    /** A name with a question mark need not exist: not every processor has every call. */
    private static final String CALLS =
            "trace=?open,?openat,?openat2,?creat,?rename,?renameat,?renameat2,?execve";

    /** Lets all other calls of the program run at full speed. */
    private static final String FAST = "--seccomp-bpf";

    /**
     * Finds the tool and tries it.
     *
     * @param strace its name or path
     * @throws ProgramException if it cannot be used here; the message says why
     */
    static FileTrace find(String strace) throws ProgramException {
        List<String> plain =
                List.of(strace, "-D", "-f", "-y", "-z", "-qq", "-e", "signal=none", "-e", CALLS);
        List<String> fast = new ArrayList<>(plain);
        fast.add(FAST);
        try {
            attempt(fast);
            return new FileTrace(fast);
        } catch (ProgramException e) {
            // An older one does not know how, or it is of no use at all.
            attempt(plain);
            return new FileTrace(plain);
        }
    }

    private static void attempt(List<String> command) throws ProgramException {
        List<String> trial = new ArrayList<>(command);
        trial.addAll(List.of("-o", "/dev/null", "true"));
        try {
            Process process = new ProcessBuilder(trial).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String said =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new ProgramException(
                        "%s does not work here: %s"
                                .formatted(
                                        command.get(0),
                                        said.lines().findFirst().orElse("it says nothing")));
            }
        } catch (IOException e) {
            throw new ProgramException("there is no %s here".formatted(command.get(0)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProgramException("interrupted");
        }
    }

    /**
     * Returns the command that runs a program.
     *
     * @param argv the program and its words
     * @param variable what the program's environment has and the tool's has not, {@code NAME=VALUE}
     * @param log gets one line per opened file
     */
    List<String> of(List<String> argv, String variable, Path log) {
        List<String> all = new ArrayList<>(command);
        all.addAll(List.of("-E", variable, "-o", log.toString(), "--"));
        all.addAll(argv);
        return all;
    }
}
