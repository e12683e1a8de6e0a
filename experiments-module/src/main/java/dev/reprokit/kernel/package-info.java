/**
 * Kernel machines: points, their inner products some coordinates at a time, the Gaussian kernel,
 * and random convolutional features. Float64, by {@link dev.reprokit.linalg}.
 */
package dev.reprokit.kernel;
