/**
 * Text for a terminal: tables, wrapped paragraphs, time spans, spelling suggestions.
 *
 * <p>Internal: may change without notice.
 */
package dev.reprokit.internal.text;
