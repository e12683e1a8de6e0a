/** What claims are asked of: trials, their metrics, and learning curves over epochs and seeds. */
package dev.reprokit.record.result;
