/**
 * The networks of the papers and of the research log, their initial parameters, and layers that DJL
 * lacks (local response normalisation) or draws from a global generator (dropout).
 */
@NullMarked
package dev.reprokit.nn;

import org.jspecify.annotations.NullMarked;
