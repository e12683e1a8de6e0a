/**
 * The networks of the papers and of the research log (a notebook of training runs on CIFAR-10 that
 * ReproKit repeats), their initial parameters, and layers that DJL lacks (local response
 * normalisation) or draws from a global generator (dropout).
 */
@NullMarked
package dev.reprokit.nn;

import org.jspecify.annotations.NullMarked;
