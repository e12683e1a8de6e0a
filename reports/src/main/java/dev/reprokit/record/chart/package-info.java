/**
 * Describes what a report page says of an experiment besides its values: titles, conditions,
 * charts, sample pictures, links.
 */
@NullMarked
package dev.reprokit.record.chart;

import org.jspecify.annotations.NullMarked;
