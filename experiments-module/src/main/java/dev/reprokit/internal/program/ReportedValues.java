package dev.reprokit.internal.program;

import org.jspecify.annotations.Nullable;

/** Takes what a program reports, in the order in which it does. */
interface ReportedValues {
    /**
     * Takes a value.
     *
     * @param counted its epoch as the program counts; null for the last one
     * @param metric its name
     * @throws ProgramException if it cannot be of this trial
     */
    void value(@Nullable Integer counted, String metric, double value) throws ProgramException;
}
