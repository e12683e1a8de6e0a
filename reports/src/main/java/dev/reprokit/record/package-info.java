/**
 * What a run is and how it is stored: plans, trials, metrics, verdicts, provenance, progress
 * events, and the folder that holds them. This package is the whole interface between the JVM that
 * trains and everything that reads its results; it knows no DJL and no Maven.
 */
package dev.reprokit.record;
