/** Results of a run: trials, their metrics, and learning curves by epoch and seed. */
package dev.reprokit.record.result;
