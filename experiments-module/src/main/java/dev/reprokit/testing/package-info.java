/**
 * The test kit for authors of experiments: made-up results, stories, and a rule that every claim is
 * tested by a story that makes it true and one that makes it false.
 */
@NullMarked
package dev.reprokit.testing;

import org.jspecify.annotations.NullMarked;
