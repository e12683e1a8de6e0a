/**
 * One run of one experiment on disk: its plan, its provenance, its progress events, and the paths
 * of its files.
 *
 * <p>{@link dev.reprokit.record.run.RunFolder} reads it all at once and decides what is a whole
 * run.
 *
 * <p>The files of a run folder are the only interface between the JVM that trains and everything
 * that reads its results. Nothing here knows DJL or Maven.
 */
@NullMarked
package dev.reprokit.record.run;

import org.jspecify.annotations.NullMarked;
