/**
 * Messages between the plugin and the forked JVM other than runs: the catalogue of experiments,
 * audits, benchmarks, examinations by the goal {@code doctor}.
 *
 * <p>Internal: may change without notice.
 */
@NullMarked
package dev.reprokit.internal.process;

import org.jspecify.annotations.NullMarked;
