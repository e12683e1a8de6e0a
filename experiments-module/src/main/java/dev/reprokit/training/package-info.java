/**
 * Training and evaluation of classifiers on a device: resident image tensors, SGD with momentum as
 * PyTorch defines it, one loop. Nothing here is kept on the Java heap but labels and sample order.
 */
@NullMarked
package dev.reprokit.training;

import org.jspecify.annotations.NullMarked;
