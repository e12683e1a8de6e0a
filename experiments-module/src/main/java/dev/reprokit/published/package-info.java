/**
 * Published values beside an experiment's own: learning curves, series and tables that CSV files
 * next to the experiment's class hold, each row with its source.
 */
@NullMarked
package dev.reprokit.published;

import org.jspecify.annotations.NullMarked;
