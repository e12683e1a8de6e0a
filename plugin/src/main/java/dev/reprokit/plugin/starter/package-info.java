/** Writes the files of a new experiment. */
package dev.reprokit.plugin.starter;
