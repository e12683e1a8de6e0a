/**
 * Labelled images: CIFAR-10, MNIST and the embedded synthetic images, the transforms that make
 * network inputs of them, and label corruption. Plain Java arrays; this package knows no DJL.
 */
@NullMarked
package dev.reprokit.data;

import org.jspecify.annotations.NullMarked;
