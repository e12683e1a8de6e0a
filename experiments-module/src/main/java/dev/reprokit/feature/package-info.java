/**
 * Fixed features of images, without any training, and the linear classifier that measures how well
 * such features separate classes.
 */
@NullMarked
package dev.reprokit.feature;

import org.jspecify.annotations.NullMarked;
