package dev.reprokit.record.run;

/**
 * The cache of finished trials (each is a setting run with one seed), from which later runs take
 * results instead of computing them again: its place, its size, and whether a run takes results
 * from it. Results do not depend on it.
 *
 * @param directory the absolute path of the cache folder; created if it does not exist
 * @param rerun true to compute all trials again even if the cache holds them
 * @param maxBytes the largest size of the cache in bytes; the least recently used entries are
 *     deleted first
 */
public record CachePolicy(String directory, boolean rerun, long maxBytes) {}
