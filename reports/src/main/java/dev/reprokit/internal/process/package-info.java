/**
 * What the plugin and the forked JVM tell each other besides runs: the catalogue of experiments,
 * audits, benchmarks, examinations.
 *
 * <p>Internal: may change without notice.
 */
@NullMarked
package dev.reprokit.internal.process;

import org.jspecify.annotations.NullMarked;
