/**
 * The words of what claims and assertions expect.
 *
 * <p>Internal: may change without notice.
 */
@NullMarked
package dev.reprokit.internal.claim;

import org.jspecify.annotations.NullMarked;
