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

    /** Lets all programs say where they stand, in their trials' logs. */
    public static void dump() {
        RUNNING.forEach(ProgramProcess::dump);
    }
}
