package dev.reprokit.internal.definition;

/**
 * A scale of a definition.
 *
 * @param epochs the epochs that a trial reports, at least 1
 * @param seeds the seeds per condition, at least 1
 * @param reduces what it leaves out, in words; empty if nothing
 */
record DefinedScale(int epochs, int seeds, String reduces) {}
