/** Checks bundles of somebody's evidence. */
package dev.reprokit.plugin.verify;
