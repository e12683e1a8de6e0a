/**
 * The API that an experiment implements. An {@link dev.reprokit.experiment.Experiment} has a {@link
 * dev.reprokit.experiment.Design} per scale (how much of the published protocol a run repeats),
 * runs one {@link dev.reprokit.experiment.Trial} at a time, and states its {@link
 * dev.reprokit.experiment.Claim}s. ReproKit finds implementations with {@link
 * java.util.ServiceLoader}.
 */
@NullMarked
package dev.reprokit.experiment;

import org.jspecify.annotations.NullMarked;
