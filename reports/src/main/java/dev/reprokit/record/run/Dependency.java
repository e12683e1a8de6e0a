package dev.reprokit.record.run;

/**
 * A library on the class path. Unlike the project's own classes, a library counts as a whole: after
 * any change of its file, results in the cache of finished trials (settings run with one seed) are
 * not reused.
 *
 * @param coordinates {@code group:artifact:version}, with a classifier where there is one
 * @param file the absolute path on this machine
 * @param sha256 the SHA-256 of the file, in lower-case hexadecimal
 */
public record Dependency(String coordinates, String file, String sha256) {}
