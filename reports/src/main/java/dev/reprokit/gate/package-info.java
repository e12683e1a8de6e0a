/**
 * Decides whether a build may pass: by its claims, by its baselines, and by an audit that repeats
 * trials.
 *
 * <p>{@link dev.reprokit.gate.RunCheck} is the entrance. It gives a main class or a test the
 * verdict and the message that the Maven goal {@code repro:check} gives a build. Gates return what
 * they have to say as a {@link dev.reprokit.gate.GateResult}; nothing here knows Maven.
 */
package dev.reprokit.gate;
