package dev.reprokit.internal.program;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The programs that run at this moment, for a run that takes too long. */
public final class RunningPrograms {
    private static final Set<ProgramProcess> RUNNING = ConcurrentHashMap.newKeySet();

    private RunningPrograms() {}

    static void add(ProgramProcess process) {
        RUNNING.add(process);
    }

    static void remove(ProgramProcess process) {
        RUNNING.remove(process);
    }

    /** Aborts all programs; many say where they stand then, in their trials' logs. */
    public static void abort() {
        RUNNING.forEach(ProgramProcess::abort);
    }
}
