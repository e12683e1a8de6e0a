/**
 * Training and evaluation of classifiers on a device. Images are uploaded once, optimisers follow
 * PyTorch's definitions, and only labels and the sample order stay on the Java heap.
 */
@NullMarked
package dev.reprokit.training;

import org.jspecify.annotations.NullMarked;
