/**
 * The goals. They start the harness in a JVM of its own, follow its progress, and read the files
 * that it writes. Nothing here loads DJL or the class of an experiment.
 */
package dev.reprokit.plugin;
