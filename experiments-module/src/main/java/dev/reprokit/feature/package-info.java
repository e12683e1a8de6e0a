/**
 * Fixed features of images, without any training, and the linear classifier that measures how well
 * such features separate classes.
 */
package dev.reprokit.feature;
