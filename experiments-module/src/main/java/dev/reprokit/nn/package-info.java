/**
 * The networks of the papers and of the research log, the layer that DJL lacks (local response
 * normalisation), and PyTorch's default initialisation.
 */
package dev.reprokit.nn;
