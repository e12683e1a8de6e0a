package dev.reprokit.plugin.bisect;

/**
 * What one trial of a commit came to.
 *
 * @param seed the trial's seed
 * @param value the metric after the last epoch, in its own unit
 * @param digest SHA-256 of all metrics of the trial: two trials with one digest are the same
 *     computation
 */
public record SeedValue(long seed, double value, String digest) {}
