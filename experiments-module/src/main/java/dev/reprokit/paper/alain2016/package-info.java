/** Alain and Bengio 2016, Understanding intermediate layers using linear classifier probes. */
package dev.reprokit.paper.alain2016;
