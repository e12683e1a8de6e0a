/**
 * What the goals need to know of the Maven project: its modules and dependencies, the command that
 * the user typed, the selected experiments.
 */
package dev.reprokit.plugin.project;
