/**
 * Features of images that nobody has trained, and the linear classifier that says how well classes
 * can be told apart by features.
 */
@NullMarked
package dev.reprokit.feature;

import org.jspecify.annotations.NullMarked;
