/**
 * Descriptions of an experiment's page: titles, conditions, charts, sample pictures, links. The
 * results are in {@link dev.reprokit.record.result} and {@link dev.reprokit.record.verdict}.
 */
@NullMarked
package dev.reprokit.record.chart;

import org.jspecify.annotations.NullMarked;
