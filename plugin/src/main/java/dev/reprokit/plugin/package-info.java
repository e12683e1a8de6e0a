/**
 * The goals. They start the harness in a JVM of its own, follow its progress, and read the files
 * that it leaves; nothing here loads DJL or an experiment's classes.
 */
package dev.reprokit.plugin;
