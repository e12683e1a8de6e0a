/**
 * Kernel machines: points, their inner products some coordinates at a time, the Gaussian kernel,
 * and random convolutional features. Float64, by {@link dev.reprokit.linalg}.
 */
@NullMarked
package dev.reprokit.kernel;

import org.jspecify.annotations.NullMarked;
