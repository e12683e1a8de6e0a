/** What claims are asked of: trials, their metrics, and learning curves over epochs and seeds. */
@NullMarked
package dev.reprokit.record.result;

import org.jspecify.annotations.NullMarked;
