package dev.reprokit.internal.process;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * The settings of a program's first run by the goal {@code try}: the contents of the file that the
 * plugin hands to the forked JVM.
 *
 * @param runId the id of this run, unique to it
 * @param experiment the id of the experiment that the program is to be
 * @param run the program and its words, with placeholders; at least one word
 * @param projectDirectory the folder in which it runs
 * @param dataDirectory the folder of its data; null if the user named none
 * @param seed its seed
 * @param epochs the number of epochs that it is told, at least 1; null if it is told none
 */
public record TryPlan(
        String runId,
        String experiment,
        List<String> run,
        String projectDirectory,
        @Nullable String dataDirectory,
        long seed,
        @Nullable Integer epochs) {}
