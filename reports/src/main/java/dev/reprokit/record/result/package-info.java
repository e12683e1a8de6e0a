/** Results of a run: trials, their metrics, and learning curves by epoch and seed. */
@NullMarked
package dev.reprokit.record.result;

import org.jspecify.annotations.NullMarked;
