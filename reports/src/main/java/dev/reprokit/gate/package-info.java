/**
 * Gates, which decide whether a build passes: by its claims, by its baselines, and by an audit that
 * repeats trials.
 *
 * <p>{@link dev.reprokit.gate.RunCheck} is the entry point. It gives a main class or a test the
 * same verdict and message that the Maven goal {@code repro:check} gives a build. Gates return a
 * {@link dev.reprokit.gate.GateResult}; nothing here knows Maven.
 */
package dev.reprokit.gate;
