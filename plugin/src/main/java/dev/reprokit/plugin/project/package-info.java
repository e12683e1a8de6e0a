/**
 * The Maven project as the goals see it: its modules and dependencies, the command that the user
 * typed, the selected experiments.
 */
package dev.reprokit.plugin.project;
