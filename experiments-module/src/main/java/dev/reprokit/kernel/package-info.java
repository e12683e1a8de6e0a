/**
 * Kernel machines in float64, based on {@link dev.reprokit.linalg}: images as vectors ({@link
 * dev.reprokit.kernel.Points}), their inner products computed in parts, the Gaussian kernel, and
 * random convolutional features.
 */
@NullMarked
package dev.reprokit.kernel;

import org.jspecify.annotations.NullMarked;
