package dev.reprokit.bundle;

/**
 * A trial (a setting run with one seed) of a bundle.
 *
 * @param experiment the experiment's id
 * @param trial the trial's id, unique in its experiment
 */
public record BundledTrial(String experiment, String trial) {}
