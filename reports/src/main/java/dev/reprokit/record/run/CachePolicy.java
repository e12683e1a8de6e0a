package dev.reprokit.record.run;

/**
 * The cache of finished trials: its place, its size, and whether a run uses it. Results do not
 * depend on it.
 *
 * @param directory the absolute path of the cache folder; created if it does not exist
 * @param rerun whether to compute all trials again even if the cache holds them
 * @param maxBytes the largest size of the cache in bytes; the least recently used entries are
 *     deleted first
 */
public record CachePolicy(String directory, boolean rerun, long maxBytes) {}
