/** Reads and checks the goals' parameters; every bad one is reported, all at once. */
package dev.reprokit.plugin.parameter;
