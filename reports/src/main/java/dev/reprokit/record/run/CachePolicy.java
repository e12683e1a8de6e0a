package dev.reprokit.record.run;

/**
 * The cache of finished trials (each is a setting run with one seed), from which later runs take
 * results instead of computing them again: its place, its size, and whether a run takes results
 * from it. Results do not depend on it, unless it takes those of other machines.
 *
 * @param directory the absolute path of the cache folder; created if it does not exist
 * @param rerun true to compute all trials again even if the cache holds them
 * @param anyMachine true to take trials of other machines too, if all but the machine is equal;
 *     they are another draw of the same distribution, since bits depend on the CPU
 * @param maxBytes the largest size of the cache in bytes; the least recently used entries are
 *     deleted first
 */
public record CachePolicy(String directory, boolean rerun, boolean anyMachine, long maxBytes) {}
