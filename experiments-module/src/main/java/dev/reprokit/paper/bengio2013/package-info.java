/**
 * What Bengio, Courville and Vincent: Representation learning, a review and new perspectives (2013)
 * says of learned and hand-made features.
 */
package dev.reprokit.paper.bengio2013;
