/**
 * The networks of the papers and of the research log, layers that DJL lacks (local response
 * normalisation) or draws from a global generator (dropout), and how parameters begin.
 */
package dev.reprokit.nn;
