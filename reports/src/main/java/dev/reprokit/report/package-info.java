/**
 * How a run is shown. Reads the files of a run folder and nothing else; what it writes works from
 * the file system, without a network, under a strict Content-Security-Policy.
 */
package dev.reprokit.report;
