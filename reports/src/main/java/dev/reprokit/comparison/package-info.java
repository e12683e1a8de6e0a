/**
 * Two run folders held against each other: two versions of a library, two devices, two commits. The
 * left one takes the place of a baseline, so that values are tested as the baseline gate tests
 * them. Judges nothing, and fails no build.
 */
@NullMarked
package dev.reprokit.comparison;

import org.jspecify.annotations.NullMarked;
