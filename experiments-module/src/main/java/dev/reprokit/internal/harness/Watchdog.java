package dev.reprokit.internal.harness;

import dev.reprokit.internal.file.AtomicFile;
import dev.reprokit.internal.harness.machine.HarnessLog;
import dev.reprokit.internal.program.RunningPrograms;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Reads standard input. Its end means that the parent process is gone, for whatever reason: this
 * JVM then stops at once, so that it does not hold a processor or a GPU as an orphan. A line {@code
 * dump} requests a thread dump.
 */
final class Watchdog implements Runnable {
    private static final int ORPHANED = 21;

    private final Path threadDump;

    private Watchdog(Path threadDump) {
        this.threadDump = threadDump;
    }

    static void start(Path threadDump) {
        Thread thread = new Thread(new Watchdog(threadDump), "watchdog");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void run() {
        try (BufferedReader commands =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            String command;
            while ((command = commands.readLine()) != null) {
                if (command.equals("dump")) {
                    RunningPrograms.abort();
                    AtomicFile.write(threadDump, allThreads());
                }
            }
        } catch (IOException e) {
            HarnessLog.line("standard input is broken, as if it had ended: " + e);
        }
        HarnessLog.line("standard input has ended, so the parent is gone: this JVM stops");
        Runtime.getRuntime().halt(ORPHANED);
    }

    private static String allThreads() {
        return Arrays.stream(ManagementFactory.getThreadMXBean().dumpAllThreads(true, true))
                .map(Watchdog::describe)
                .collect(Collectors.joining("\n"));
    }

    /** Formats a thread like {@link ThreadInfo#toString()}, which stops after eight frames. */
    private static String describe(ThreadInfo thread) {
        String frames =
                Arrays.stream(thread.getStackTrace())
                        .map(frame -> "    at " + frame + "\n")
                        .collect(Collectors.joining());
        return "\"%s\" %s\n%s".formatted(thread.getThreadName(), thread.getThreadState(), frames);
    }
}
