/**
 * Holds the README and the pages under src/site against the sources, and writes the pages that are
 * generated from them.
 */
package dev.reprokit.documentation;
