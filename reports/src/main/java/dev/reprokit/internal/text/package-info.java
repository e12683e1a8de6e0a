/**
 * Text for a terminal: tables, wrapped paragraphs, time spans, spelling suggestions.
 *
 * <p>Internal: may change without notice.
 */
@NullMarked
package dev.reprokit.internal.text;

import org.jspecify.annotations.NullMarked;
