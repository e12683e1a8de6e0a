/** Decides whether a build may pass. */
package dev.reprokit.plugin.gate;
