/**
 * The networks of the papers and of the research log, layers that DJL lacks (local response
 * normalisation) or draws from a global generator (dropout), and how parameters begin.
 */
@NullMarked
package dev.reprokit.nn;

import org.jspecify.annotations.NullMarked;
