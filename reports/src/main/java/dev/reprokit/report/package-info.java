/** Pages. */
package dev.reprokit.report;
