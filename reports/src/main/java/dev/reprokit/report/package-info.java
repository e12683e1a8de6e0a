/**
 * Reports on a run: HTML pages, JUnit XML, Markdown and CSV files, made from the files of a run
 * folder and nothing else. The pages work from the file system, without a network, under a strict
 * Content-Security-Policy.
 */
package dev.reprokit.report;
