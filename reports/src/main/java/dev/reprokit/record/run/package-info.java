/**
 * One run of one experiment on disk: the plan that it was asked for, its provenance, its progress
 * events, and the paths of its files.
 *
 * <p>The files of a run folder are the whole interface between the JVM that trains and everything
 * that reads its results. Nothing here knows DJL or Maven.
 */
@NullMarked
package dev.reprokit.record.run;

import org.jspecify.annotations.NullMarked;
