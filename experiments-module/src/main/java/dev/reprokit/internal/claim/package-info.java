/**
 * Notes, in words, what the assertions of a claim ask for.
 *
 * <p>Internal: may change without notice.
 */
@NullMarked
package dev.reprokit.internal.claim;

import org.jspecify.annotations.NullMarked;
