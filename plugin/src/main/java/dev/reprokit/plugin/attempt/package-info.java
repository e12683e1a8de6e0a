/** Runs a command that is no experiment yet, and shows what it reports. */
package dev.reprokit.plugin.attempt;
