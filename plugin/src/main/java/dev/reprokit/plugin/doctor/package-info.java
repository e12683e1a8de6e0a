/** Examines whether a run could start, without training. */
package dev.reprokit.plugin.doctor;
