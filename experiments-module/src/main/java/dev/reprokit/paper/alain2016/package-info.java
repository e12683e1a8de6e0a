/**
 * Reproductions of Alain and Bengio, <em>Understanding intermediate layers using linear classifier
 * probes</em>, 2016.
 */
package dev.reprokit.paper.alain2016;
