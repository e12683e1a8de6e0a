package dev.reprokit.record.run;

/**
 * A library on the class path: not code of the project, so that it counts as a whole.
 *
 * @param coordinates {@code group:artifact:version}, with a classifier where there is one
 * @param file where it lies on this machine, absolute
 * @param sha256 of its bytes, in lower-case hexadecimal
 */
public record Dependency(String coordinates, String file, String sha256) {}
