/**
 * Labelled images: CIFAR-10, CIFAR-10.1, MNIST and the embedded synthetic images, the transforms
 * that turn them into network inputs, and the corruption of labels and pixels. Everything is in
 * plain Java arrays, without DJL.
 */
@NullMarked
package dev.reprokit.data;

import org.jspecify.annotations.NullMarked;
