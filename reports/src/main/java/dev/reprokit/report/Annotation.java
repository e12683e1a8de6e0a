package dev.reprokit.report;

/**
 * A message that a CI server shows beside a job, so that nobody has to look for it in the log.
 *
 * @param experiment the experiment's id; empty if it is about none
 * @param isFailure whether it is a reason why the build fails; else it is a warning
 * @param title what it is about, in a few words
 * @param text the message, in one or more lines
 */
public record Annotation(String experiment, boolean isFailure, String title, String text) {}
