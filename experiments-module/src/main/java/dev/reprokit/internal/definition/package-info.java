/**
 * Experiments that a YAML file defines: the file, its words, and its claims as data.
 *
 * <p>Internal: may change without notice.
 */
@NullMarked
package dev.reprokit.internal.definition;

import org.jspecify.annotations.NullMarked;
