/**
 * Describes what a report page says of an experiment besides its values: titles, conditions,
 * charts, sample pictures, links.
 */
package dev.reprokit.record.chart;
