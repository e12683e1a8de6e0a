/**
 * Reproductions of Bengio, Courville and Vincent, <em>Representation learning: a review and new
 * perspectives</em>, 2013: its statements on learned and hand-made features.
 */
package dev.reprokit.paper.bengio2013;
