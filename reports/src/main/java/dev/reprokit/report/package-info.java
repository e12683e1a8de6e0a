/**
 * Reports on a run: HTML pages, JUnit XML, OpenMetrics, Markdown, CSV files and annotations, made
 * from the files of a run folder and nothing else. The pages work from the file system, without a
 * network, under a strict Content-Security-Policy.
 */
package dev.reprokit.report;
