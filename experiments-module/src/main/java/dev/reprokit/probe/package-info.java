/**
 * Linear probes (Alain and Bengio 2016): how well a linear classifier tells the true classes apart
 * from the output of each layer of a network that is not trained any further.
 */
@NullMarked
package dev.reprokit.probe;

import org.jspecify.annotations.NullMarked;
